import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { present } from '../present.js';
import { at, countOf, instantOf, listOf, numberOf, parseJson, textOf } from '../read-json.js';
import { starTitle } from '../star-title.js';

const SITE = 'https://www.trustpilot.com/reviews';

export interface ReviewReading {
  readonly items: readonly { readonly post: NormalisedPost; readonly at: Date }[];
  readonly rejected: readonly RejectedPost[];
}

const pastOnly = (value: unknown, now: Date): Date | undefined => {
  const instant = instantOf(value);
  return instant !== undefined && instant <= now ? instant : undefined;
};

const addressOf = (id: string): string => `${SITE}/${encodeURIComponent(id)}`;

/** A review, of a list or of a notification; null where it has no id or no words. */
export function readReview(value: unknown, now: Date): NormalisedPost | null {
  const id = textOf(at(value, 'id'));
  const text = textOf(at(value, 'text'));
  const title = textOf(at(value, 'title'));
  const words = text ?? title;
  if (id === undefined || words === undefined) return null;
  const publishedAt = pastOnly(at(value, 'createdAt'), now);
  const updatedAt = pastOnly(at(value, 'updatedAt'), now);
  const likes = countOf(at(value, 'numberOfLikes'));
  const name = textOf(at(value, 'consumer', 'displayName')) ?? textOf(at(value, 'consumer', 'name'));
  return present({
    externalId: id,
    text: cleanText(words),
    title: starTitle(numberOf(at(value, 'stars')), text === undefined ? undefined : title),
    author: present({ id: textOf(at(value, 'consumer', 'id')), handle: name ?? 'unknown' }),
    url: addressOf(id),
    lang: textOf(at(value, 'language')),
    publishedAt,
    editedAt: updatedAt !== undefined && updatedAt.getTime() !== publishedAt?.getTime() ? updatedAt : undefined,
    conversationId: id,
    addressesUs: true,
    metrics: likes === undefined ? undefined : { likes },
  });
}

/** The company's answer under a review. It has no id of its own: the review's and the instant of its writing stand for one. */
export function readAnswer(review: unknown, now: Date): NormalisedPost | null {
  const reviewId = textOf(at(review, 'id'));
  const text = textOf(at(review, 'companyReply', 'text'));
  const createdAt = instantOf(at(review, 'companyReply', 'createdAt'));
  if (reviewId === undefined || text === undefined || createdAt === undefined) return null;
  return present({
    externalId: `${reviewId}:reply:${createdAt.toISOString()}`,
    text: cleanText(text),
    author: { handle: 'company' },
    url: addressOf(reviewId),
    publishedAt: createdAt <= now ? createdAt : undefined,
    conversationId: reviewId,
    inReplyTo: reviewId,
    isOwn: true,
  });
}

/** A page of reviews, newest first, each with the answer it has. */
export function readReviews(value: unknown, now: Date): ReviewReading {
  const items: { post: NormalisedPost; at: Date }[] = [];
  const rejected: RejectedPost[] = [];
  for (const review of listOf(at(value, 'reviews'))) {
    const post = readReview(review, now);
    if (post === null) rejected.push(reject(review));
    else {
      const listedAt = post.publishedAt ?? now;
      const answer = readAnswer(review, now);
      items.push({ post, at: listedAt }, ...(answer === null ? [] : [{ post: answer, at: listedAt }]));
    }
  }
  return { items, rejected };
}

const reject = (value: unknown): RejectedPost => ({
  reason: 'A review has no id or no words.',
  raw: JSON.stringify(value),
});

/** A notification: events of reviews that were written, changed or taken back. Throws ConnectorError('invalid'). */
export function readEvents(body: Buffer, receivedAt: Date): { posts: NormalisedPost[]; rejected: RejectedPost[] } {
  const value = parseJson(body.toString('utf8'));
  const events = at(value, 'events');
  if (!Array.isArray(events)) throw new ConnectorError('invalid', 'The notification is not one of Trustpilot.');
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  for (const event of listOf(events)) {
    const data = at(event, 'eventData');
    const id = textOf(at(data, 'id'));
    if (/-deleted$/.test(textOf(at(event, 'eventName')) ?? '') && id !== undefined)
      posts.push({ externalId: id, text: '', author: { handle: 'unknown' }, isDeleted: true });
    else {
      const post = readReview(data, receivedAt);
      if (post === null) rejected.push(reject(event));
      else posts.push(post);
    }
  }
  return { posts, rejected };
}
