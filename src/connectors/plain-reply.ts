import { isSameAnswer } from './same-text.js';
import type { NormalisedPost } from './post.types.js';
import { ConnectorError } from './connector.js';
import { ReplyError, type Posted, type ReplyMeasure, type ReplyWarning } from './reply.types.js';

const CLOCK_TOLERANCE_MS = 60_000;

/** Characters as people count them to a limit: code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** An answer that is posted as it is written, in one piece. `others` are warnings beside its length; `length` as the network counts. */
export function measurePlainReply(
  text: string,
  limit: number,
  others: readonly ReplyWarning[] = [],
  length = lengthOf(text),
): ReplyMeasure {
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

/** Whether something bears an instant after `since`, though the network's clock may be a little behind ours. */
export const isWrittenSince = (writtenAt: Date, since: Date): boolean =>
  writtenAt.getTime() >= since.getTime() - CLOCK_TOLERANCE_MS;

/** Whether a post read back is the answer that was given in these words since then. */
export const isReplyInWords = (post: NormalisedPost | null, text: string, since: Date): post is NormalisedPost =>
  post?.isOwn === true && isSameAnswer(post.text, text) && isWrittenSince(post.publishedAt ?? since, since);

/** Posts. Where there is nothing to post with, which the credentials tell before anything is sent, the answer is refused. */
export async function refuseUnconnected(post: () => Promise<Posted>): Promise<Posted> {
  try {
    return await post();
  } catch (error) {
    if (error instanceof ConnectorError) throw new ReplyError('refused', error.message);
    throw error;
  }
}
