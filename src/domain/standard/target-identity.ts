import type { Target, TargetCondition } from './standard.types.js';

const CONDITIONS: readonly (keyof TargetCondition)[] = [
  'intents',
  'sentiments',
  'priorities',
  'tiers',
  'networks',
  'languages',
  'watchIds',
];

/** One text for targets that judge every task alike, whatever words they are put in and however their conditions are ordered. */
export function targetIdentity(targets: readonly Target[]): string {
  return JSON.stringify(
    targets.map(({ id, when, kind, withinSeconds, percent, calendarId, period }) => [
      id,
      kind,
      withinSeconds,
      percent,
      calendarId,
      period,
      CONDITIONS.map((name) => (when[name] === undefined ? null : [...new Set<string>(when[name])].sort())),
    ]),
  );
}
