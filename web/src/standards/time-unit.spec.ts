import { describe, expect, it } from '@jest/globals';
import { timeOf } from './time-unit.js';

describe('timeOf', () => {
  it.each([
    [900, 'minutes'],
    [3_600, 'hours'],
    [5_400, 'minutes'],
    [86_400, 'days'],
    [90_000, 'hours'],
    [0, 'minutes'],
    [Number.NaN, 'minutes'],
  ])('%s seconds: %s', (seconds, unit) => {
    expect(timeOf(seconds)).toBe(unit);
  });
});
