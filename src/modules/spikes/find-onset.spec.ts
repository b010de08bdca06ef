import { describe, expect, it } from '@jest/globals';
import { findOnset } from './find-onset.js';

const NOTICED = new Date('2026-03-02T09:30:00Z');
const before = (...voices: readonly number[]): Map<number, number> =>
  new Map(voices.map((count, i) => [NOTICED.getTime() - (i + 1) * 300_000, count]));
const minutesBefore = (onset: Date): number => (NOTICED.getTime() - onset.getTime()) / 60_000;

describe('the beginning of a storm', () => {
  it.each([
    ['is the step in which it was noticed where it was calm before', before(4, 9, 9), 4, 0],
    ['is the first of the steps that stand out', before(30, 12, 5, 20), 4, 10],
    ['is with the first complaint where hardly anybody writes', before(1, 2), 0, 10],
    ['lies no further back than half an hour', before(...Array.from({ length: 12 }, () => 50)), 4, 30],
    ['is not looked for behind silence', before(0, 50), 4, 0],
  ])('%s', (_, voices, usual, minutes) => {
    expect(minutesBefore(findOnset(NOTICED, voices, usual))).toBe(minutes);
  });
});
