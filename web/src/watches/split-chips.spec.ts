import { describe, expect, it } from '@jest/globals';
import { splitChips } from './split-chips.js';

describe('splitChips', () => {
  it.each([
    ['acme', ['acme']],
    [' acme bank ,acmebank,, acmebank', ['acme bank', 'acmebank']],
    ['ธนาคาร、银行，bank', ['ธนาคาร', '银行', 'bank']],
    ['a\nb\r\nc', ['a', 'b', 'c']],
    ['case:"A, Inc.", b', ['case:"A, Inc."', 'b']],
    ['"not yet, closed', []],
    [' , ', []],
  ])('%j', (written, chips) => {
    expect(splitChips(written)).toEqual(chips);
  });
});
