import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALWAYS_OPEN } from './calendar.js';
import { dueAt, type Pause } from './due-at.js';

const START = Date.UTC(2026, 2, 29, 0, 55);
const minutes = (count: number): Date => new Date(START + count * 60_000);
const pause = (from: number, to: number): Pause => ({ from: minutes(from), to: minutes(to) });
const dueMinutes = (targetMinutes: number, pauses: readonly Pause[] = []): number =>
  ((dueAt(minutes(0), targetMinutes * 60, ALWAYS_OPEN, pauses)?.getTime() ?? Number.NaN) - START) / 60_000;

/** Steps minute by minute until enough unpaused minutes have passed. */
function dueBySteps(target: number, pauses: readonly (readonly [number, number])[]): number {
  let at = 0;
  for (let counted = 0; counted < target; at++) {
    if (!pauses.some(([from, to]) => at >= from && at < to)) counted++;
  }
  return at;
}

describe('dueAt, always open', () => {
  it.each<[string, number, Pause[], number]>([
    ['no pause', 15, [], 15],
    ['nothing to wait for', 0, [pause(0, 10)], 0],
    ['a pause inside', 15, [pause(5, 10)], 20],
    ['a pause from the start', 15, [pause(-5, 10)], 25],
    ['a pause before the start', 15, [pause(-10, -5)], 15],
    ['a pause that begins when it is due', 15, [pause(15, 30)], 15],
    ['overlapping pauses out of order', 15, [pause(8, 20), pause(5, 10)], 30],
    ['a pause within a pause', 15, [pause(5, 20), pause(6, 7)], 30],
    ['a pause that ends before it begins', 15, [pause(10, 5)], 15],
  ])('%s', (_, target, pauses, expected) => {
    expect(dueMinutes(target, pauses)).toBe(expected);
  });

  const stretch = fc.tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: 0, max: 60 }));
  const stretches = fc.array(
    stretch.map(([from, length]) => [from, from + length] as const),
    { maxLength: 6 },
  );
  const target = fc.integer({ min: 0, max: 240 });
  const toPauses = (all: readonly (readonly [number, number])[]): Pause[] => all.map(([from, to]) => pause(from, to));

  it('equals stepping minute by minute', () => {
    fc.assert(
      fc.property(target, stretches, (targetMinutes, all) => {
        expect(dueMinutes(targetMinutes, toPauses(all))).toBe(dueBySteps(targetMinutes, all));
      }),
    );
  });

  it('does not depend on the order or splitting of pauses', () => {
    fc.assert(
      fc.property(target, stretches, (targetMinutes, all) => {
        const halves = all.flatMap(([from, to]) => {
          const middle = Math.floor((from + to) / 2);
          return [pause(middle, to), pause(from, middle)];
        });
        expect(dueMinutes(targetMinutes, halves.reverse())).toBe(dueMinutes(targetMinutes, toPauses(all)));
      }),
    );
  });

  it('is additive: a target in two parts ends where the whole ends', () => {
    fc.assert(
      fc.property(target, target, stretches, (first, second, all) => {
        const pauses = toPauses(all);
        const between = dueAt(minutes(0), first * 60, ALWAYS_OPEN, pauses) ?? minutes(0);
        const end = dueAt(between, second * 60, ALWAYS_OPEN, pauses)?.getTime();
        if (second > 0) expect(end).toBe(minutes(dueMinutes(first + second, pauses)).getTime());
      }),
    );
  });

  it('is never earlier for a later start', () => {
    fc.assert(
      fc.property(target, stretches, fc.integer({ min: 0, max: 100 }), (targetMinutes, all, later) => {
        const pauses = toPauses(all);
        const due = dueAt(minutes(later), targetMinutes * 60, ALWAYS_OPEN, pauses)?.getTime() ?? 0;
        expect(due).toBeGreaterThanOrEqual(minutes(dueMinutes(targetMinutes, pauses)).getTime());
      }),
    );
  });
});
