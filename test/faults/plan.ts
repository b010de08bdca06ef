import { shuffled } from '../support/processes/random.js';
import type { SentPost, WebhookDelivery } from '../support/stand-ins/webhook-sender.js';

/** A post that is shown to the system under test, and what must become of it. */
export interface PlannedPost {
  readonly id: string;
  /** Posts of one conversation share this; others have their own. */
  readonly conversation: string;
  readonly isNegative: boolean;
  /** The first text and its edits, in the order of their edit times. */
  readonly texts: readonly string[];
}

export interface FeedPlan {
  readonly name: string;
  readonly posts: readonly PlannedPost[];
}

export interface Plan {
  readonly feeds: readonly FeedPlan[];
  readonly webhookPosts: readonly PlannedPost[];
  readonly deliveries: readonly WebhookDelivery[];
  /** All of them. */
  readonly posts: readonly PlannedPost[];
}

const EDITED_SHARE = 0.12;
const REPEATED_SHARE = 0.15;
const POSTS_PER_CONVERSATION = 4;
const LARGEST_DELIVERY = 5;
/** How far an entry may move from its place, in entries. */
const DISORDER = 40;
/** Two neighbours are one number where ids go through a JavaScript number. */
const FIRST_NUMERIC_ID = 9_007_199_254_740_993n;
const EDITS_BEGIN = new Date(Date.now() - 3_600_000);

export function planLoad(
  size: { readonly feeds: number; readonly postsPerFeed: number; readonly webhookPosts: number },
  random: () => number,
): Plan {
  const feeds = Array.from({ length: size.feeds }, (_, f) => ({
    name: `feed-${String(f)}`,
    posts: Array.from({ length: size.postsPerFeed }, (_item, i) => {
      const id = `urn:item:${String(f)}-${String(i)}`;
      return planPost(id, id, random);
    }),
  }));
  const webhookPosts = Array.from({ length: size.webhookPosts }, (_, i) =>
    planPost(
      i % 2 === 0 ? String(FIRST_NUMERIC_ID + BigInt(i)) : `post-${String(i)}`,
      `conversation-${String(Math.floor(i / POSTS_PER_CONVERSATION))}`,
      random,
    ),
  );
  return {
    feeds,
    webhookPosts,
    deliveries: planDeliveries(webhookPosts, random),
    posts: [...feeds.flatMap((feed) => feed.posts), ...webhookPosts],
  };
}

function planPost(id: string, conversation: string, random: () => number): PlannedPost {
  const isNegative = random() < 0.5;
  const edits = random() < EDITED_SHARE ? 1 + Math.floor(random() * 2) : 0;
  const texts = Array.from({ length: 1 + edits }, (_, n) => {
    const suffix = n === 0 ? '' : ` (edit ${String(n)})`;
    return isNegative
      ? `Acme is a terrible broken scam, says ${id}${suffix}`
      : `Acme opened an office on the second floor, says ${id}${suffix}`;
  });
  return { id, conversation, isNegative, texts };
}

/** What a sender would send for the n-th text of a post. */
export function sentPost(post: PlannedPost, n: number): SentPost {
  return {
    id: post.id,
    text: post.texts[n] ?? '',
    conversationId: post.conversation,
    ...(n === 0 ? {} : { editedAt: new Date(EDITS_BEGIN.getTime() + n * 60_000).toISOString() }),
  };
}

/** Every text of every post, some twice, in rough order, in deliveries of one to five. */
function planDeliveries(posts: readonly PlannedPost[], random: () => number): WebhookDelivery[] {
  const entries = posts.flatMap((post, at) =>
    post.texts.map((_, n) => ({ at: at + random() * DISORDER, post: sentPost(post, n) })),
  );
  const repeats = entries
    .filter(() => random() < REPEATED_SHARE)
    .map(({ at, post }) => ({ at: at + random() * DISORDER * 2, post }));
  const ordered = [...entries, ...repeats].sort((a, b) => a.at - b.at).map(({ post }) => post);
  const deliveries: WebhookDelivery[] = [];
  while (ordered.length > 0) {
    const taken = ordered.splice(0, 1 + Math.floor(random() * LARGEST_DELIVERY));
    deliveries.push({ id: `delivery-${String(deliveries.length)}`, posts: shuffled(taken, random) });
  }
  return deliveries;
}
