import { describe, expect, it } from '@jest/globals';
import { bandPath, linePath, placeOf, tallest } from './chart-shapes.js';

const POINTS = [
  { at: '2026-11-01T00:00:00Z', mentions: 0, low: 0, high: 2 },
  { at: '2026-11-01T00:05:00Z', mentions: 8, low: 1, high: 4 },
  { at: '2026-11-01T00:10:00Z', mentions: 4, low: 0, high: 2 },
];
const BOX = { width: 100, height: 80, most: 8 };

describe('the shapes of a chart', () => {
  it('reach from the first point to the last, the greatest count at the top', () => {
    expect(tallest(POINTS)).toBe(8);
    expect(tallest([])).toBe(1);
    expect(linePath([0, 8, 4], BOX)).toBe('M0 80L50 0L100 40');
    expect(linePath([], BOX)).toBe('');
  });

  it('close the band around what is usual', () => {
    expect(bandPath(POINTS, BOX)).toBe('M0 60L50 40L100 60L100 80L50 70L0 80Z');
  });

  it.each([
    ['2026-11-01T00:05:00Z', 0.5],
    ['2026-10-01T00:00:00Z', 0],
    ['2026-12-01T00:00:00Z', 1],
  ])('place %s at %s', (at, share) => {
    expect(placeOf(POINTS, at)).toBe(share);
  });
});
