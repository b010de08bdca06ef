import type { ConsumeMessage } from 'amqplib';
import type { Cursor, Deliver, Gap } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at } from '../read-json.js';
import { wrongKind } from './rabbitmq.faults.js';
import { readMessage } from './rabbitmq.normalise.js';
import { writePlace, type StreamPlace } from './rabbitmq.place.js';

export type DeliveredPage = Parameters<Deliver>[0];

export interface PageContext {
  readonly queue: string;
  readonly queueType: 'stream' | 'quorum';
  readonly network: string | undefined;
  readonly maxPosts: number;
  readonly now: Date;
}

/** A message that was published into a stream knows its offset; one of a queue has none. */
function offsetOf(message: ConsumeMessage): number | null {
  const offset = at(message.properties.headers, 'x-stream-offset');
  return typeof offset === 'number' ? offset : null;
}

/**
 * Turns messages into pages of at most `maxPosts` posts. A page's cursor names the last message that is wholly in it or in
 * those before. Throws ConnectorError('invalid') when the queue is of the other kind. Messages a stream dropped before they
 * could be read are a gap.
 */
export function toPages(
  messages: readonly ConsumeMessage[],
  place: StreamPlace | null,
  context: PageContext,
): { readonly pages: readonly DeliveredPage[]; readonly place: StreamPlace | null } {
  const pages: DeliveredPage[] = [];
  let posts: NormalisedPost[] = [];
  let rejected: RejectedPost[] = [];
  let gaps: Gap[] = [];
  let reached = place;
  const close = (): void => {
    const cursor: Cursor = reached === null ? null : writePlace(reached);
    pages.push({ posts, rejected, cursor, ...(gaps.length === 0 ? {} : { gaps }) });
    [posts, rejected, gaps] = [[], [], []];
  };
  for (const message of messages) {
    const offset = offsetOf(message);
    if ((offset === null) === (context.queueType === 'stream')) throw wrongKind(context.queueType);
    const isHole = offset !== null && reached !== null && reached.offset !== null && offset > reached.offset + 1;
    if (isHole) gaps.push({ from: reached?.at ?? null, to: context.now, reason: 'stream-dropped' });
    const read = readMessage(message.content, context.now, context.network);
    rejected.push(...read.rejected);
    for (const post of read.posts) {
      if (posts.length >= context.maxPosts) close();
      posts.push(post);
    }
    if (offset !== null) reached = { queue: context.queue, offset, at: context.now };
  }
  close();
  return { pages, place: reached };
}
