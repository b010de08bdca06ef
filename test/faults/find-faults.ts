import type { PlannedPost } from './plan.js';

/** What a system under test has stored and done, whatever its tables are called. */
export interface World {
  readonly mentions: readonly { readonly id: string; readonly text: string; readonly conversation: string }[];
  readonly openTasks: readonly { readonly conversation: string }[];
  /** How often the network published each reply. */
  readonly publishedTimes: ReadonlyMap<string, number>;
}

const SHOWN = 3;

const fault = (what: string, ids: readonly string[]): string[] =>
  ids.length === 0
    ? []
    : [`${what}: ${String(ids.length)} (${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? ', …' : ''})`];

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const moreThanOne = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].filter(([, times]) => times > 1).map(([id]) => id);

/**
 * What a careful outsider would complain about: posts lost, stored twice or with an old text; conversations with two open
 * tasks, with none though somebody complains in them, or with one that nobody asked for; replies published twice.
 */
export function findFaults(posts: readonly PlannedPost[], world: World): string[] {
  const stored = countBy(world.mentions, (mention) => mention.id);
  const textOf = new Map(world.mentions.map((mention) => [mention.id, mention.text]));
  const conversationOf = new Map(world.mentions.map((mention) => [mention.id, mention.conversation]));
  const planned = new Set(posts.map((post) => post.id));
  const open = countBy(world.openTasks, (task) => task.conversation);
  const complaints = posts.filter((post) => post.isNegative && stored.has(post.id));
  const complainedIn = new Set(complaints.map((post) => conversationOf.get(post.id) ?? ''));
  return [
    ...fault(
      'lost',
      posts.filter((post) => !stored.has(post.id)).map((post) => post.id),
    ),
    ...fault('stored twice', moreThanOne(stored)),
    ...fault(
      'never shown',
      [...stored.keys()].filter((id) => !planned.has(id)),
    ),
    ...fault(
      'last edit not current',
      posts.filter((post) => stored.has(post.id) && textOf.get(post.id) !== post.texts.at(-1)).map((post) => post.id),
    ),
    ...fault(
      'conversation torn apart',
      moreThanOne(
        countBy(
          [
            ...new Set(
              posts.filter((p) => stored.has(p.id)).map((p) => `${p.conversation}\n${conversationOf.get(p.id) ?? ''}`),
            ),
          ],
          (pair) => pair.split('\n')[0] ?? '',
        ),
      ),
    ),
    ...fault('two open tasks', moreThanOne(open)),
    ...fault(
      'no task',
      [...complainedIn].filter((conversation) => !open.has(conversation)),
    ),
    ...fault(
      'task without a complaint',
      [...open.keys()].filter((conversation) => !complainedIn.has(conversation)),
    ),
    ...fault('reply published twice', moreThanOne(world.publishedTimes)),
  ];
}
