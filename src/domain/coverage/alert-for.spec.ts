import { describe, expect, it } from '@jest/globals';
import { alertFor } from './alert-for.js';
import { sumSpans } from './sum-spans.js';
import { postKey } from './post-key.js';

describe('what people are told of a source', () => {
  const facts = { reason: 'unreachable', seconds: 0, intervalSeconds: 300 } as const;

  it('is its blindness, at once', () => {
    expect(alertFor({ ...facts, state: 'blind' })).toEqual({ kind: 'source-blind', severity: 'critical' });
  });

  it('is passing trouble only when it lasts for two intervals', () => {
    expect(alertFor({ ...facts, state: 'degraded' })).toBeNull();
    expect(alertFor({ ...facts, state: 'degraded', seconds: 599 })).toBeNull();
    expect(alertFor({ ...facts, state: 'degraded', seconds: 600 })).toMatchObject({ kind: 'source-degraded' });
  });

  it('is an abnormal silence when it is noticed', () => {
    expect(alertFor({ ...facts, state: 'degraded', reason: 'frozen' })).toMatchObject({ severity: 'warning' });
  });

  it.each(['ok', 'waiting', 'paused'] as const)('is nothing while it is %s', (state) => {
    expect(alertFor({ ...facts, state, seconds: 1e6 })).toBeNull();
  });
});

describe('the time covered by spans', () => {
  const at = (minutes: number): Date => new Date(minutes * 60_000);

  it('counts what overlaps once and what is outside not at all', () => {
    const spans = [
      { from: at(0), to: at(10) },
      { from: at(5), to: at(15) },
      { from: at(30), to: null },
      { from: at(-5), to: at(-1) },
    ];
    expect(sumSpans(spans, at(2), at(40))).toBe((13 + 10) * 60);
    expect(sumSpans([], at(0), at(1))).toBe(0);
  });
});

describe('the key of a post', () => {
  it('is a signed 32-bit number, and other for other ids', () => {
    const keys = Array.from({ length: 10_000 }, (_, n) => postKey(`18${String(n)}`));
    expect(new Set(keys).size).toBeGreaterThan(9_990);
    expect(keys.every((key) => Number.isInteger(key) && key >= -(2 ** 31) && key < 2 ** 31)).toBe(true);
    expect(postKey('')).toBe(postKey(''));
  });
});
