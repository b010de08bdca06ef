import { describe, expect, it } from '@jest/globals';
import { rerouteAtMs, shareUsed } from './breach-risk.js';

describe('the time that passes without an act', () => {
  it.each([
    [{ routedAtMs: 0, dueAtMs: 100_000 }, 50_000, 0.5],
    [{ routedAtMs: 50_000, dueAtMs: 100_000 }, 60_000, 0.2],
    [{ routedAtMs: 0, dueAtMs: 100_000 }, 250_000, 1],
    [{ routedAtMs: 0, dueAtMs: null }, 50_000, null],
    [{ routedAtMs: 95_000, dueAtMs: 100_000 }, 99_000, null],
    [{ routedAtMs: 120_000, dueAtMs: 100_000 }, 130_000, null],
  ])('%j at %d is %d', (task, nowMs, expected) => {
    expect(shareUsed(task, nowMs)).toBe(expected);
  });

  it('says when that is too much', () => {
    expect(rerouteAtMs({ routedAtMs: 10_000, dueAtMs: 110_000 }, 0.5)).toBe(60_000);
    expect(rerouteAtMs({ routedAtMs: 10_000, dueAtMs: null }, 0.5)).toBeNull();
    expect(rerouteAtMs({ routedAtMs: 10_000, dueAtMs: 12_000 }, 0.5)).toBeNull();
  });
});
