import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, idOf, instantOf, listOf, numberOf, objectOf, textOf } from '../read-json.js';
import { starTitle } from '../star-title.js';

export interface ReviewReading {
  readonly items: readonly { readonly post: NormalisedPost; readonly at: Date }[];
  readonly rejected: readonly RejectedPost[];
}

const pageOf = (appId: string, country?: string): string =>
  `https://apps.apple.com/${country === undefined ? '' : `${country}/`}app/id${appId}?see-all=reviews`;

const pastOnly = (value: unknown, now: Date): Date | undefined => {
  const instant = instantOf(value);
  return instant !== undefined && instant <= now ? instant : undefined;
};

function collect(
  values: readonly unknown[],
  now: Date,
  read: (value: unknown) => NormalisedPost | null,
): ReviewReading {
  const items: { post: NormalisedPost; at: Date }[] = [];
  const rejected: RejectedPost[] = [];
  for (const value of values) {
    const post = read(value);
    if (post !== null) items.push({ post, at: post.publishedAt ?? now });
    else rejected.push({ reason: 'A review has no id or no words.', raw: JSON.stringify(value) });
  }
  return { items, rejected };
}

/** The public feed of one country, whose `entry` is missing when it is empty, an object when there is one review, else a list. */
export function readReviewFeed(value: unknown, appId: string, country: string, now: Date): ReviewReading {
  const entry = at(value, 'feed', 'entry');
  const entries = objectOf(entry) === null ? listOf(entry) : [entry];
  // Older answers begin with the app itself, which nobody rated here.
  const reviews = entries.filter((one) => at(one, 'im:rating') !== undefined || at(one, 'im:name') === undefined);
  return collect(reviews, now, (review) => {
    const id = idOf(at(review, 'id', 'label'));
    const content = textOf(at(review, 'content', 'label'));
    const title = textOf(at(review, 'title', 'label'));
    const words = content ?? title;
    if (id === undefined || words === undefined) return null;
    const likes = numberOf(at(review, 'im:voteSum', 'label'));
    return present({
      externalId: id,
      text: cleanText(words),
      title: starTitle(numberOf(at(review, 'im:rating', 'label')), content === undefined ? undefined : title),
      author: { handle: textOf(at(review, 'author', 'name', 'label')) ?? 'unknown' },
      url: pageOf(appId, country),
      publishedAt: pastOnly(at(review, 'updated', 'label'), now),
      country: country.toUpperCase(),
      conversationId: id,
      metrics: likes === undefined || likes < 0 ? undefined : { likes },
    });
  });
}

/** A `customerReviews` resource of App Store Connect. */
export function readReview(value: unknown, appId: string, now: Date): NormalisedPost | null {
  const id = idOf(at(value, 'id'));
  const given = objectOf(at(value, 'attributes'));
  const body = textOf(given?.['body']);
  const title = textOf(given?.['title']);
  const words = body ?? title;
  if (id === undefined || words === undefined) return null;
  return present({
    externalId: id,
    text: cleanText(words),
    title: starTitle(numberOf(given?.['rating']), body === undefined ? undefined : title),
    author: { handle: textOf(given?.['reviewerNickname']) ?? 'unknown' },
    url: pageOf(appId),
    publishedAt: pastOnly(given?.['createdDate'], now),
    conversationId: id,
    addressesUs: true,
  });
}

/** A `customerReviewResponses` resource: an answer of the app's owner. */
export function readResponse(value: unknown, reviewId: string, appId: string, now: Date): NormalisedPost | null {
  const id = idOf(at(value, 'id'));
  const text = textOf(at(value, 'attributes', 'responseBody'));
  if (id === undefined || text === undefined) return null;
  return present({
    externalId: id,
    text: cleanText(text),
    author: { handle: 'developer' },
    url: pageOf(appId),
    publishedAt: pastOnly(at(value, 'attributes', 'lastModifiedDate'), now),
    conversationId: reviewId,
    inReplyTo: reviewId,
    isOwn: true,
  });
}

/** A page of reviews and the answers that came along with them. */
export function readReviews(value: unknown, appId: string, now: Date): ReviewReading {
  const reviews = listOf(at(value, 'data'));
  const { items, rejected } = collect(reviews, now, (review) => readReview(review, appId, now));
  const responses = new Map(
    listOf(at(value, 'included'))
      .filter((one) => at(one, 'type') === 'customerReviewResponses')
      .map((one) => [idOf(at(one, 'id')), one]),
  );
  const answers = reviews.flatMap((review) => {
    const reviewId = idOf(at(review, 'id'));
    const response = responses.get(idOf(at(review, 'relationships', 'response', 'data', 'id')));
    const post = reviewId === undefined || response === undefined ? null : readResponse(response, reviewId, appId, now);
    const listed = items.find((item) => item.post.externalId === reviewId);
    return post === null || listed === undefined ? [] : [{ post, at: listed.at }];
  });
  return { items: [...items, ...answers], rejected };
}
