import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FailedRead, judgeFailure, secondsUntilBlind } from './judge-failure.js';

const FIRST: FailedRead = { fault: 'retry', failures: 1, intervalSeconds: 300, unreadSeconds: 300 };

describe('a failed read', () => {
  it.each([
    ['auth', 'forbidden'],
    ['payment', 'payment-required'],
    ['gone', 'gone'],
    ['invalid', 'changed-shape'],
  ] as const)('with fault %s blinds the source at once, for the reason %s', (fault, reason) => {
    expect(judgeFailure({ ...FIRST, fault })).toEqual({ state: 'blind', reason });
  });

  it.each([
    ['retry', 'unreachable'],
    ['quota', 'rate-limited'],
    ['internal', 'internal'],
  ] as const)('with fault %s degrades it first', (fault, reason) => {
    expect(judgeFailure({ ...FIRST, fault })).toEqual({ state: 'degraded', reason });
    expect(judgeFailure({ ...FIRST, fault, failures: 4 }).state).toBe('degraded');
    expect(judgeFailure({ ...FIRST, fault, failures: 5 }).state).toBe('blind');
    expect(judgeFailure({ ...FIRST, fault, unreadSeconds: 1_801 }).state).toBe('blind');
  });

  it('goes by the word of the connector, which knows more', () => {
    expect(judgeFailure({ ...FIRST, fault: 'auth', code: 'revoked' })).toEqual({ state: 'blind', reason: 'revoked' });
    expect(judgeFailure({ ...FIRST, code: 'server-error' }).reason).toBe('server-error');
  });

  it('never turns a source back from blind by failing more or longer', () => {
    const reads = fc.record({
      fault: fc.constantFrom<FailedRead['fault'][]>('retry', 'quota', 'internal', 'auth', 'payment', 'gone', 'invalid'),
      failures: fc.integer({ min: 1, max: 20 }),
      intervalSeconds: fc.integer({ min: 30, max: 86_400 }),
      unreadSeconds: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(reads, fc.nat(10), fc.nat(100_000), (read, moreFailures, moreSeconds) => {
        const later: FailedRead = {
          ...read,
          failures: read.failures + moreFailures,
          unreadSeconds: read.unreadSeconds + moreSeconds,
        };
        return judgeFailure(read).state === 'degraded' || judgeFailure(later).state === 'blind';
      }),
    );
  });
});

describe('the time until a source that is not read is blind', () => {
  it.each([
    [30, 180],
    [300, 1_800],
    [900, 3_600],
    [1_800, 3_600],
    [3_600, 7_200],
    [86_400, 172_800],
  ])('is for an interval of %i seconds %i seconds', (interval, seconds) => {
    expect(secondsUntilBlind(interval)).toBe(seconds);
  });
});
