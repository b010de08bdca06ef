import { chooseTargets } from '../../domain/standard/choose-target.js';
import type { TargetInForce } from '../standards/standards.types.js';
import type { ConversationWork } from './conversation-work.js';

/** What a task promises as it opens, found once for each. A next reply is promised only when the customer writes again. */
export function targetReader(targets: readonly TargetInForce[]): (work: ConversationWork) => readonly TargetInForce[] {
  const atOpening = targets.filter(({ kind }) => kind !== 'next-reply');
  const known = new Map<ConversationWork, readonly TargetInForce[]>();
  return (work) => {
    const before = known.get(work);
    if (before !== undefined) return before;
    const { worst, newest, watchIds } = work;
    const chosen = chooseTargets(atOpening, {
      intent: worst.facts.intent ?? null,
      sentiment: worst.sentimentLabel,
      priority: worst.priority.level,
      tier: newest.person.tier,
      network: worst.network,
      language: newest.lang,
      watchIds,
    });
    known.set(work, chosen);
    return chosen;
  };
}
