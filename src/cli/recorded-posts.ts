import type { NormalisedPost, RejectedPost } from '../connectors/post.types.js';
import { readJson } from '../connectors/lossless-json.js';
import { readOpenPost } from '../connectors/open-post.js';
import { readLines } from './read-input.js';

interface RecordedPost {
  readonly post: NormalisedPost;
  /** The recorded instant it arrives at: its edit where it has one, else its publication. */
  readonly atMs: number;
}

/** A recording in the order of its times, and the lines that are no posts. */
export interface RecordedPosts {
  readonly posts: readonly RecordedPost[];
  readonly rejected: readonly RejectedPost[];
  readonly firstMs: number;
}

export interface ReplayPace {
  /** When the first post arrives. */
  readonly startedAtMs: number;
  readonly nowMs: number;
  /** Recorded seconds per second; Infinity: everything is due at once. */
  readonly speed: number;
}

/** Longest sleep between two looks at the clock. */
const MAX_WAIT_MS = 1_000;

/** Reads NDJSON posts. One without a time arrives together with the one before it. */
export async function readRecordedPosts(file: string): Promise<RecordedPosts> {
  const read: { readonly post: NormalisedPost; readonly atMs: number | undefined }[] = [];
  const rejected: RejectedPost[] = [];
  for await (const { number, text } of readLines(file)) {
    const document = readJson(text);
    const entry = document.ok && !document.isList ? document.entries[0]?.value : null;
    const line = document.ok ? readOpenPost(entry ?? null) : document;
    if (line.ok) read.push({ post: line.post, atMs: (line.post.editedAt ?? line.post.publishedAt)?.getTime() });
    else rejected.push({ reason: `Line ${String(number)}: ${line.reason}`, raw: text });
  }
  let previousMs = read.find(({ atMs }) => atMs !== undefined)?.atMs ?? 0;
  const posts = read.map(({ post, atMs }) => ({ post, atMs: (previousMs = atMs ?? previousMs) }));
  posts.sort((a, b) => a.atMs - b.atMs);
  return { posts, rejected, firstMs: posts[0]?.atMs ?? 0 };
}

/** The posts that are due from `position` on, dated as if they were written now; none: how long to wait for the next. */
export function takeBatch(
  { posts, firstMs }: RecordedPosts,
  position: number,
  pace: ReplayPace,
  limit: number,
): { readonly posts: NormalisedPost[]; readonly waitMs: number } {
  const shift = (atMs: number): number => pace.startedAtMs + (atMs - firstMs) / pace.speed;
  const due: NormalisedPost[] = [];
  for (const { post, atMs } of posts.slice(position, position + limit)) {
    const dueMs = shift(atMs);
    if (dueMs > pace.nowMs) return { posts: due, waitMs: Math.min(dueMs - pace.nowMs, MAX_WAIT_MS) };
    due.push({
      ...post,
      publishedAt: new Date(shift(post.publishedAt?.getTime() ?? atMs)),
      ...(post.editedAt && { editedAt: new Date(shift(post.editedAt.getTime())) }),
    });
  }
  return { posts: due, waitMs: 0 };
}
