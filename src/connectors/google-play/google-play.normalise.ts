import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, countOf, epochOf, listOf, numberOf, textOf } from '../read-json.js';
import { starTitle } from '../star-title.js';

export interface ReviewReading {
  readonly items: readonly { readonly post: NormalisedPost; readonly at: Date }[];
  readonly rejected: readonly RejectedPost[];
}

/** Title and text come in one, with a TAB between them; reviews without a title begin with it. */
function splitWords(written: string): { readonly title: string | undefined; readonly text: string } {
  const tab = written.indexOf('\t');
  const title = tab === -1 ? '' : written.slice(0, tab).trim();
  const text = written.slice(tab + 1).trim();
  return text === '' ? { title: undefined, text: title } : { title: title === '' ? undefined : title, text };
}

const instantIn = (comment: unknown, now: Date): Date | undefined => {
  const instant = epochOf(at(comment, 'lastModified', 'seconds'));
  return instant !== undefined && instant <= now ? instant : undefined;
};

const commentOf = (review: unknown, kind: 'userComment' | 'developerComment'): unknown =>
  listOf(at(review, 'comments'))
    .map((comment) => at(comment, kind))
    .find((comment) => comment !== undefined);

export const permalink = (packageName: string, reviewId: string): string =>
  `https://play.google.com/store/apps/details?id=${encodeURIComponent(packageName)}&reviewId=${encodeURIComponent(reviewId)}`;

/** An answer has no id of its own; a review holds one, so the instant of its writing tells answers apart. */
export const answerId = (reviewId: string, lastEdited: unknown): string | undefined => {
  const seconds = textOf(at(lastEdited, 'seconds')) ?? numberOf(at(lastEdited, 'seconds'))?.toString();
  return seconds === undefined
    ? undefined
    : `${reviewId}:reply:${seconds}.${String(countOf(at(lastEdited, 'nanos')) ?? 0)}`;
};

export function readReview(review: unknown, packageName: string, now: Date): NormalisedPost | null {
  const id = textOf(at(review, 'reviewId'));
  const comment = commentOf(review, 'userComment');
  const words = splitWords(textOf(at(comment, 'originalText')) ?? textOf(at(comment, 'text')) ?? '');
  if (id === undefined || words.text === '') return null;
  const likes = countOf(at(comment, 'thumbsUpCount'));
  return present({
    externalId: id,
    text: cleanText(words.text),
    title: starTitle(numberOf(at(comment, 'starRating')), words.title),
    author: { handle: textOf(at(review, 'authorName')) ?? 'unknown' },
    url: permalink(packageName, id),
    lang: textOf(at(comment, 'reviewerLanguage'))?.replaceAll('_', '-'),
    publishedAt: instantIn(comment, now),
    conversationId: id,
    addressesUs: true,
    metrics: likes === undefined ? undefined : { likes },
  });
}

/** The answer under a review; null where there is none. */
export function readAnswer(review: unknown, packageName: string, now: Date): NormalisedPost | null {
  const reviewId = textOf(at(review, 'reviewId'));
  const comment = commentOf(review, 'developerComment');
  const text = textOf(at(comment, 'text'));
  const id = reviewId === undefined ? undefined : answerId(reviewId, at(comment, 'lastModified'));
  if (reviewId === undefined || id === undefined || text === undefined) return null;
  return present({
    externalId: id,
    text: cleanText(text),
    author: { handle: 'developer' },
    url: permalink(packageName, reviewId),
    publishedAt: instantIn(comment, now),
    conversationId: reviewId,
    inReplyTo: reviewId,
    isOwn: true,
  });
}

/** A page of reviews, latest change first, each with the answer it has. */
export function readReviews(value: unknown, packageName: string, now: Date): ReviewReading {
  const items: { post: NormalisedPost; at: Date }[] = [];
  const rejected: RejectedPost[] = [];
  for (const review of listOf(at(value, 'reviews'))) {
    const post = readReview(review, packageName, now);
    if (post === null) rejected.push({ reason: 'A review has no id or no words.', raw: JSON.stringify(review) });
    else {
      const listedAt = post.publishedAt ?? now;
      const answer = readAnswer(review, packageName, now);
      items.push({ post, at: listedAt }, ...(answer === null ? [] : [{ post: answer, at: listedAt }]));
    }
  }
  return { items, rejected };
}
