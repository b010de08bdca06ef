import { describe, expect, it } from '@jest/globals';
import { gapsBetween, shiftStretches, without } from './cover.js';

const HOUR_MS = 3_600_000;
const MONDAY = Date.UTC(2026, 0, 5);
const range = { fromMs: MONDAY, toMs: MONDAY + 24 * HOUR_MS };
const at = (fromHour: number, toHour: number) => ({
  fromMs: MONDAY + fromHour * HOUR_MS,
  toMs: MONDAY + toHour * HOUR_MS,
});
const weekly = (zone: string, windows: string[]) =>
  ({ kind: 'weekly', zone, week: { mon: windows }, closed: [], open: {} }) as const;

describe('the cover of a day', () => {
  it('is what shifts hold, in their zones', () => {
    const helsinki = { fromMs: null, toMs: null, hours: weekly('Europe/Helsinki', ['08:00-12:00', '13:00-16:00']) };
    expect(shiftStretches([helsinki], range)).toEqual([at(6, 10), at(11, 14)]);
  });

  it('joins what touches and cuts what lies outside', () => {
    const once = { fromMs: MONDAY - HOUR_MS, toMs: MONDAY + 6 * HOUR_MS, hours: null };
    const utc = { fromMs: null, toMs: MONDAY + 8 * HOUR_MS, hours: weekly('UTC', ['06:00-20:00']) };
    expect(shiftStretches([once, utc], range)).toEqual([at(0, 8)]);
    expect(shiftStretches([{ fromMs: range.toMs, toMs: null, hours: null }], range)).toEqual([]);
  });

  it('has gaps where nobody is there', () => {
    expect(gapsBetween([at(6, 10), at(11, 14)], range)).toEqual([at(0, 6), at(10, 11), at(14, 24)]);
    expect(gapsBetween([at(0, 24)], range)).toEqual([]);
    expect(gapsBetween([], range)).toEqual([range]);
  });

  it('lacks those who are away', () => {
    expect(without([at(6, 10), at(11, 14)], [at(8, 12)])).toEqual([at(6, 8), at(12, 14)]);
    expect(without([at(6, 10)], [at(0, 24)])).toEqual([]);
  });
});
