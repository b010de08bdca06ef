import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit, changeBetween, placeOf } from './edit-query.js';

describe('changeBetween', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { from, to, insert } = changeBetween(before, after);
        expect(applyEdit(before, { offset: from, end: to, replacement: insert })).toBe(after);
      }),
    );
  });

  it('touches only what differs', () => {
    expect(changeBetween('a OR b', 'a AND b')).toEqual({ from: 2, to: 4, insert: 'AND' });
  });
});

describe('placeOf', () => {
  it('counts lines and columns from 1', () => {
    expect(placeOf('ab\r\ncd\nef', 8)).toEqual({ line: 3, column: 2 });
    expect(placeOf('ab', 0)).toEqual({ line: 1, column: 1 });
  });
});
