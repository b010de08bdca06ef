import { setTimeout as sleep } from 'node:timers/promises';
import { shuffled } from '../support/processes/random.js';
import type { GrowingFeeds } from '../support/stand-ins/growing-feed.js';
import type { FeedPlan } from './plan.js';

/** Lets the entries of the feeds appear and change, spread over the time. Edits follow their entry, never lead it. */
export async function showFeeds(
  site: GrowingFeeds,
  plans: readonly FeedPlan[],
  options: {
    readonly overMs: number;
    readonly window: number;
    readonly random: () => number;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { overMs, window, random, signal } = options;
  const startedAt = performance.now();
  await Promise.all(
    plans.map(async ({ name, posts }) => {
      const feed = site.add(name, window);
      const steps = posts.flatMap((post, i) =>
        post.texts.map((_, n) => ({ post, n, at: ((i + n * 10 + random() / 2) / (posts.length + 20)) * overMs })),
      );
      const firstSeen = new Map<string, Date>();
      for (const { post, n, at } of steps.sort((a, b) => a.at - b.at)) {
        const dueIn = startedAt + at - performance.now();
        if (dueIn > 0) await sleep(dueIn);
        if (signal.aborted) return;
        const now = new Date();
        const publishedAt = firstSeen.get(post.id) ?? now;
        firstSeen.set(post.id, publishedAt);
        feed.publish({ id: post.id, text: post.texts[n] ?? '', publishedAt, updatedAt: n === 0 ? publishedAt : now });
      }
    }),
  );
}

/** The feeds exist, still empty but for what a plan shows first. */
export function openFeeds(site: GrowingFeeds, plans: readonly FeedPlan[], random: () => number): string[] {
  return shuffled(plans, random).map(({ name }) => {
    site.add(name, 1);
    return name;
  });
}
