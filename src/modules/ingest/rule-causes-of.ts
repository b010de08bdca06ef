import type { RuleCause } from '../rules/rules.types.js';
import type { TouchedTask } from '../tasks/open-tasks.types.js';
import type { PreparedMention } from './ingest.types.js';

interface StoredMention {
  readonly id: string;
  readonly post: PreparedMention;
}

/**
 * What rules may wait for in a batch; `others` are posts that are not ours. Only what a watch found arrives; in a customer's thread
 * their other posts count too.
 */
export function ruleCausesOf(others: readonly StoredMention[], opened: readonly TouchedTask[]): RuleCause[] {
  const heard = others.filter(({ post }) => post.mutedBy === null);
  return [
    { when: 'mention-arrived', ids: heard.filter(({ post }) => post.watchIds.length > 0).map(({ id }) => id) },
    { when: 'task-opened', ids: opened.filter(({ isNew }) => isNew).map(({ taskId }) => taskId) },
    { when: 'customer-wrote', ids: heard.filter(({ post }) => !post.isBystander).map(({ id }) => id) },
  ];
}
