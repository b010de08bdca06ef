import type { Answer } from './stand-in.js';
import { json } from './live-loopback.js';

export const POSTS = 'app.bsky.feed.post';

export interface KeptPost {
  readonly uri: string;
  readonly did: string;
  readonly rkey: string;
  readonly handle: string;
  readonly record: Record<string, unknown> & { readonly text: string };
  readonly indexedAt: Date;
  isDeleted: boolean;
  /** Why the account is told of it. */
  readonly notice?: 'mention' | 'reply' | 'quote' | 'like';
}

export const instant = (value: string | null): number | null => (value === null ? null : Date.parse(value));
export const cidOf = ({ rkey }: KeptPost): string => `bafyrei${rkey}`;

export const fault = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  json({ error, message: `${error} of the stand-in` }, status, headers);

export function viewOf(post: KeptPost): object {
  return {
    uri: post.uri,
    cid: cidOf(post),
    author: { did: post.did, handle: post.handle, displayName: post.handle.split('.')[0], labels: [] },
    record: post.record,
    replyCount: 0,
    repostCount: 1,
    likeCount: 2,
    quoteCount: 0,
    indexedAt: post.indexedAt.toISOString(),
    viewer: {},
    labels: [],
  };
}

/** What the stream tells of a post. */
export function eventOf(post: KeptPost, operation: 'create' | 'delete', at: Date): object {
  const micros = at.getTime() * 1_000;
  return {
    did: post.did,
    time_us: micros,
    cursor: micros,
    kind: 'commit',
    commit: {
      rev: '3lbrev2222222',
      operation,
      collection: POSTS,
      rkey: post.rkey,
      ...(operation === 'create' ? { record: post.record, cid: cidOf(post) } : {}),
    },
  };
}
