import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import type { Standard, Target, TargetCondition, TargetKind } from './standard.types.js';

export interface TargetFacts {
  readonly sentiment: SentimentLabel;
}

/** The targets that apply, one of each kind: where several would, the shortest; of equals the first. */
export function chooseTargets(standard: Standard, facts: TargetFacts): Target[] {
  const chosen = new Map<TargetKind, Target>();
  for (const target of standard.targets) {
    const rival = chosen.get(target.kind);
    if (holds(target.when, facts) && (!rival || target.withinSeconds < rival.withinSeconds)) {
      chosen.set(target.kind, target);
    }
  }
  return [...chosen.values()];
}

const holds = ({ sentiments }: TargetCondition, facts: TargetFacts): boolean =>
  sentiments === undefined || sentiments.includes(facts.sentiment);
