import { primarySubtag } from '../language/primary-subtag.js';
import type { Target, TargetCondition, TargetFacts, TargetKind } from './standard.types.js';

/** The targets that apply, one of each kind: where several would, the shortest; of equals the first. */
export function chooseTargets<T extends Target>(targets: readonly T[], facts: TargetFacts): T[] {
  const chosen = new Map<TargetKind, T>();
  for (const target of targets) {
    const rival = chosen.get(target.kind);
    if (applies(target.when, facts) && (!rival || target.withinSeconds < rival.withinSeconds)) {
      chosen.set(target.kind, target);
    }
  }
  return [...chosen.values()];
}

/** Whether every condition that is present holds. */
export function applies(when: TargetCondition, facts: TargetFacts): boolean {
  return (
    isOneOf(when.intents, facts.intent) &&
    isOneOf(when.sentiments, facts.sentiment) &&
    isOneOf(when.priorities, facts.priority) &&
    isOneOf(when.tiers, facts.tier) &&
    isOneOf(when.networks, facts.network) &&
    isOneOf(when.languages, primarySubtag(facts.language)) &&
    (when.watchIds === undefined || when.watchIds.some((id) => facts.watchIds.includes(id)))
  );
}

const isOneOf = (wanted: readonly string[] | undefined, value: string | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value));
