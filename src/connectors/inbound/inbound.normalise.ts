import { notAheadOf } from '../believed-dates.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { readJson } from '../lossless-json.js';
import { readOpenPost } from '../open-post.js';

export const MAX_BODY_BYTES = 5 * 1024 * 1024;

export interface InboundPosts {
  readonly posts: readonly NormalisedPost[];
  readonly rejected: readonly RejectedPost[];
}

/**
 * Reads one post or a list. A bad post in a list is rejected alone; what is not JSON, or a single bad post, throws
 * ConnectorError('invalid') naming the place. Bytes that are not UTF-8 become U+FFFD, which no id may contain.
 */
export function readInboundBody(body: Buffer, receivedAt: Date): InboundPosts {
  if (body.length > MAX_BODY_BYTES) throw new ConnectorError('invalid', 'The body is larger than 5 MiB.');
  const document = readJson(body.toString('utf8'));
  if (!document.ok) throw new ConnectorError('invalid', document.reason);
  const posts: NormalisedPost[] = [];
  const rejected: RejectedPost[] = [];
  for (const { value, raw } of document.entries) {
    const read = readOpenPost(value);
    if (read.ok) posts.push(notAheadOf(receivedAt, read.post));
    else if (!document.isList) throw new ConnectorError('invalid', read.reason);
    else rejected.push({ reason: read.reason, raw, ...(read.externalId && { externalId: read.externalId }) });
  }
  return { posts, rejected };
}
