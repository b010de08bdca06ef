import type { NormalisedPost } from './post.types.js';

/** Clocks of senders differ a little; anything later than this is a mistake of theirs. */
const MAX_CLOCK_AHEAD_MS = 5 * 60_000;

/** The post with instants that are still to come replaced by the moment it was received. */
export function notAheadOf(receivedAt: Date, post: NormalisedPost): NormalisedPost {
  const latestMs = receivedAt.getTime() + MAX_CLOCK_AHEAD_MS;
  const believed = (at: Date): Date => (at.getTime() > latestMs ? receivedAt : at);
  return {
    ...post,
    ...(post.publishedAt && { publishedAt: believed(post.publishedAt) }),
    ...(post.editedAt && { editedAt: believed(post.editedAt) }),
  };
}
