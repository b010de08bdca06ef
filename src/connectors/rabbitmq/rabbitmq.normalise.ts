import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { readJson } from '../lossless-json.js';
import { readOpenPost } from '../open-post.js';

const MAX_BODY_BYTES = 5 * 1024 * 1024;
/** Of a body that is no post, as much as a person needs to see what it is. */
const MAX_RAW_BYTES = 64 * 1024;

export interface MessagePosts {
  readonly posts: readonly NormalisedPost[];
  readonly rejected: readonly RejectedPost[];
}

/** Reads the body of a message: one post or a list of them in the open format. What cannot be read is rejected, never thrown. */
export function readMessage(body: Buffer, receivedAt: Date, network: string | undefined): MessagePosts {
  if (body.length > MAX_BODY_BYTES) return rejectWhole('The message is larger than 5 MiB.', body);
  const document = readJson(body.toString('utf8'));
  if (!document.ok) return rejectWhole(document.reason, body);
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  for (const { value, raw } of document.entries) {
    const read = readOpenPost(value);
    if (read.ok) posts.push({ ...notAheadOf(receivedAt, read.post), ...(network === undefined ? {} : { network }) });
    else rejected.push({ reason: read.reason, raw, ...(read.externalId && { externalId: read.externalId }) });
  }
  return { posts, rejected };
}

function rejectWhole(reason: string, body: Buffer): MessagePosts {
  return { posts: [], rejected: [{ reason, raw: body.subarray(0, MAX_RAW_BYTES).toString('utf8') }] };
}
