import type { NormalisedPost } from './post.types.js';
import type { ReplyMeasure, ReplyWarning } from './reply.types.js';

const CLOCK_TOLERANCE_MS = 60_000;

/** Characters as people count them to a limit: code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** An answer that is posted as it is written, in one piece. `others` are warnings beside its length. */
export function measurePlainReply(text: string, limit: number, others: readonly ReplyWarning[] = []): ReplyMeasure {
  const length = lengthOf(text);
  return {
    length,
    limit,
    parts: [text],
    warnings: [
      ...(length > limit ? [{ code: 'too-long' as const, values: { length, limit } }] : []),
      ...others.map((code) => ({ code, values: {} })),
    ],
  };
}

const normalised = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Whether a post read back is the answer that was given in these words since then. */
export const isReplyInWords = (post: NormalisedPost | null, text: string, since: Date): post is NormalisedPost =>
  post?.isOwn === true &&
  normalised(post.text) === normalised(text) &&
  (post.publishedAt?.getTime() ?? Infinity) >= since.getTime() - CLOCK_TOLERANCE_MS;
