import { describe, expect, it } from '@jest/globals';
import { clockState, type ClockFacts } from './clock-state.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 12, minute));
const facts = (changes: Partial<ClockFacts>): ClockFacts => ({
  dueAt: at(15),
  metAt: null,
  isCancelled: false,
  pausedUntil: null,
  now: at(10),
  ...changes,
});

describe('clockState', () => {
  it.each<[string, Partial<ClockFacts>, string]>([
    ['before it is due', {}, 'running'],
    ['at the instant it is due', { now: at(15) }, 'running'],
    ['after it was due', { now: at(16) }, 'overdue'],
    ['met in time', { metAt: at(15), now: at(30) }, 'met'],
    ['met late', { metAt: at(16), now: at(30) }, 'met-late'],
    ['paused', { pausedUntil: at(12) }, 'paused'],
    ['after its pause', { pausedUntil: at(10) }, 'running'],
    ['cancelled', { isCancelled: true, now: at(30) }, 'cancelled'],
    ['met before it was cancelled', { isCancelled: true, metAt: at(1) }, 'met'],
    ['never due', { dueAt: null, now: at(59) }, 'running'],
  ])('%s', (_, changes, expected) => {
    expect(clockState(facts(changes))).toBe(expected);
  });
});
