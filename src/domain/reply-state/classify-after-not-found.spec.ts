import { describe, expect, it } from '@jest/globals';
import { classifyAfterNotFound, nextCheckAt } from './classify-after-not-found.js';

const UNKNOWN_AT = new Date('2026-05-01T12:00:00Z');
const after = (seconds: number): Date => new Date(UNKNOWN_AT.getTime() + seconds * 1_000);

describe('nextCheckAt', () => {
  it.each([
    [0, after(60)],
    [1, after(300)],
    [2, null],
    [9, null],
  ])('after %d looks: %s', (checks, expected) => {
    expect(nextCheckAt(checks, UNKNOWN_AT)).toEqual(expected);
  });
});

describe('classifyAfterNotFound', () => {
  it.each<[string, number, number, number | null, string]>([
    ['the first look', 1, 60, 2_700, 'not-found'],
    ['two looks that came too soon', 2, 299, 2_700, 'not-found'],
    ['both looks, key alive', 2, 300, 2_700, 'not-found-may-resend'],
    ['both looks, key at its end', 2, 2_700, 2_700, 'not-found-give-up'],
    ['both looks, key shorter than the wait', 2, 300, 120, 'not-found-give-up'],
    ['both looks, no key', 2, 300, null, 'not-found-give-up'],
    ['one look only, no key', 1, 3_600, null, 'not-found'],
  ])('%s', (_, checks, seconds, keyLifeSeconds, expected) => {
    expect(classifyAfterNotFound({ checks, firstUnknownAt: UNKNOWN_AT, now: after(seconds), keyLifeSeconds })).toBe(
      expected,
    );
  });
});
