import type { Target } from '../../domain/standard/standard.types.js';
import type { TargetDiff } from './standards.dto.js';
import { viewsOf } from './target-rows.js';

const FIELDS = ['name', 'when', 'kind', 'withinSeconds', 'percent', 'calendarId', 'period'] as const;

/** Target by target, by id: those of the later version in its order, then those that are gone. */
export function diffTargets(before: readonly Target[], after: readonly Target[]): TargetDiff[] {
  const earlier = new Map(before.map((target) => [target.id, target]));
  const later = after.map((target): TargetDiff => {
    const old = earlier.get(target.id);
    const fields = old === undefined ? [] : FIELDS.filter((field) => textOf(old[field]) !== textOf(target[field]));
    const is = old === undefined ? 'added' : fields.length > 0 ? 'changed' : 'same';
    return { id: target.id, is, fields, before: viewOf(old), after: viewOf(target) };
  });
  const gone = before.filter(({ id }) => !after.some((target) => target.id === id));
  return [
    ...later,
    ...gone.map((target): TargetDiff => ({
      id: target.id,
      is: 'removed',
      fields: [],
      before: viewOf(target),
      after: null,
    })),
  ];
}

const viewOf = (target: Target | undefined): TargetDiff['before'] =>
  target === undefined ? null : (viewsOf([target])[0] ?? null);

/** Lists of conditions hold in any order. */
const textOf = (value: Target[(typeof FIELDS)[number]]): string =>
  typeof value !== 'object' || value === null
    ? String(value)
    : JSON.stringify(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, list]: [string, readonly string[]]) => [name, [...list].sort()]),
      );
