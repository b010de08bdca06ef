import { describe, expect, it } from '@jest/globals';
import { calibrationError, measure } from './measures.js';

describe('measure', () => {
  it('counts by hand', () => {
    //            truth: 0 0 0 0  1 1  2 2
    const { accuracy, macroRecall, macroF1, perLabel } = measure([0, 0, 0, 0, 1, 1, 2, 2], [0, 0, 1, 2, 1, 0, 2, 2]);
    expect(accuracy).toBeCloseTo(5 / 8);
    expect(macroRecall).toBeCloseTo((2 / 4 + 1 / 2 + 1) / 3);
    expect(perLabel[0]).toEqual({ precision: 2 / 3, recall: 1 / 2 });
    expect(macroF1).toBeCloseTo((4 / 7 + 1 / 2 + 4 / 5) / 3);
  });

  it('takes an answer that is no label for a mistake', () => {
    expect(measure([0, 1], [0, -1], 2).macroRecall).toBeCloseTo(0.5);
  });
});

describe('calibrationError', () => {
  it('is the mean gap between confidence and being right', () => {
    expect(calibrationError([0.95, 0.95, 0.55, 0.55], [true, true, true, false])).toBeCloseTo(0.05);
    expect(calibrationError([1, 1], [false, false])).toBe(1);
    expect(calibrationError([], [])).toBe(0);
  });
});
