import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mostInADay } from './most-in-a-day.js';

const HOUR = 3_600_000;

describe('mostInADay', () => {
  it.each<[number[], number]>([
    [[], 0],
    [[5], 1],
    [[0, 24], 1],
    [[0, 23], 2],
    [[30, 0, 31, 23, 54], 3],
  ])('of hours %j is %i', (hours, most) => {
    expect(mostInADay(hours.map((hour) => hour * HOUR))).toBe(most);
  });

  it('is what trying every day gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 100 }), { maxLength: 30 }), (hours) => {
        const tried = hours.map((first) => hours.filter((hour) => hour >= first && hour < first + 24).length);
        expect(mostInADay(hours.map((hour) => hour * HOUR))).toBe(Math.max(0, ...tried));
      }),
    );
  });
});
