import { describe, expect, it } from '@jest/globals';
import type { Clock, Task } from '../api/types.js';
import { leadingClock, readClock } from './clock-phase.js';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');
const at = (seconds: number): string => new Date(NOW_MS + seconds * 1000).toISOString();
const clock = (more: Partial<Clock>): Clock =>
  ({
    id: '1',
    state: 'running',
    startedAt: at(-60),
    dueAt: at(840),
    metAt: null,
    pausedUntil: null,
    target: { withinSeconds: 900 },
    ...more,
  }) as unknown as Clock;

describe('readClock', () => {
  it.each([
    ['far from due', clock({}), { phase: 'ok', seconds: 840 }],
    ['in its last minutes', clock({ dueAt: at(200) }), { phase: 'soon', seconds: 200 }],
    ['due this second', clock({ dueAt: at(0) }), { phase: 'soon', seconds: 0 }],
    ['due a moment ago', clock({ dueAt: at(-0.5) }), { phase: 'overdue', seconds: 1 }],
    ['marked overdue by the server', clock({ state: 'overdue', dueAt: at(-42) }), { phase: 'overdue', seconds: 42 }],
    ['paused', clock({ state: 'paused' }), { phase: 'paused', seconds: null }],
    ['closed until later', clock({ state: 'paused', pausedUntil: at(60) }), { phase: 'paused', seconds: null }],
    ['closed until a moment ago', clock({ state: 'paused', pausedUntil: at(-1) }), { phase: 'ok', seconds: 840 }],
    ['never due', clock({ dueAt: null }), { phase: 'ok', seconds: null }],
    ['of a promise', clock({ target: null, dueAt: at(400) }), { phase: 'ok', seconds: 400 }],
    ['met', clock({ state: 'met', metAt: at(0) }), { phase: 'met', seconds: 60 }],
    ['met late', clock({ state: 'met-late', metAt: at(0) }), { phase: 'late', seconds: 60 }],
  ] as const)('%s', (_, reading, expected) => {
    expect(readClock(reading, NOW_MS)).toEqual(expected);
  });
});

describe('leadingClock', () => {
  it('is the promise that breaks next, else how the last one went', () => {
    const [met, late, soon] = [
      clock({ id: 'met', state: 'met' }),
      clock({ id: 'late' }),
      clock({ id: 'soon', dueAt: at(5) }),
    ];
    const lead = (...clocks: Clock[]): string | undefined => leadingClock({ clocks } as unknown as Task)?.id;
    expect(lead(met, late, soon)).toBe('soon');
    expect(lead(met, clock({ state: 'cancelled' }))).toBe('met');
    expect(lead()).toBeUndefined();
  });
});
