import { describe, expect, it } from '@jest/globals';
import { arrayLiteral } from './array-literal.js';
import { binaryTextArray } from './text-array.js';

/** What PostgreSQL reads: dimensions, a flag for nulls, the type, count, lower bound, then each length and text. */
function read(bytes: Buffer): (string | null)[] {
  const count = bytes.readInt32BE(0) === 0 ? 0 : bytes.readInt32BE(12);
  const values: (string | null)[] = [];
  let at = 20;
  for (let i = 0; i < count; i++) {
    const length = bytes.readInt32BE(at);
    values.push(length < 0 ? null : bytes.toString('utf8', at + 4, at + 4 + length));
    at += 4 + Math.max(length, 0);
  }
  return values;
}

describe('binaryTextArray', () => {
  it('keeps every text, number and null', () => {
    const values = ['plain', '', null, 'ภาษาไทย 🙂', '{"a":"\\"}', 12.5, 'NULL', '…'];
    const bytes = binaryTextArray(values);
    expect(read(bytes)).toEqual(['plain', '', null, 'ภาษาไทย 🙂', '{"a":"\\"}', '12.5', 'NULL', '…']);
    expect(bytes.readInt32BE(4)).toBe(1);
    expect(bytes.readInt32BE(8)).toBe(25);
  });

  it('says that there are no nulls, and that there is nothing', () => {
    expect(binaryTextArray(['a']).readInt32BE(4)).toBe(0);
    expect(binaryTextArray([])).toEqual(Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25]));
  });
});

describe('arrayLiteral', () => {
  it.each([
    [[], '{}'],
    [['a', 'b'], '{"a","b"}'],
    [['', null, 'NULL'], '{"",NULL,"NULL"}'],
    [['say "hi"', 'C:\\', '{a,b}'], '{"say \\"hi\\"","C:\\\\","{a,b}"}'],
    [[1, -2.5, null], '{1,-2.5,NULL}'],
  ])('%j: %s', (values, expected) => {
    expect(arrayLiteral(values)).toBe(expected);
  });
});
