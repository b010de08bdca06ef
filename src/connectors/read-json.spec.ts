import { describe, expect, it } from '@jest/globals';
import {
  at,
  countOf,
  epochOf,
  idOf,
  instantOf,
  listOf,
  numberOf,
  objectOf,
  parseJson,
  textOf,
  webUrlOf,
} from './read-json.js';

describe('reading JSON of nobody’s promise', () => {
  it('keeps ids that a number cannot hold, and what looks like one inside text', () => {
    expect(parseJson('[{"id":9007199254740993,"t":"9007199254740993 x","n":0.1234567890123456}]')).toEqual([
      { id: '9007199254740993', t: '9007199254740993 x', n: 0.1234567890123456 },
    ]);
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(parseJson('<p>')).toBeUndefined();
    expect(parseJson('{"a":12345678901234567')).toBeUndefined();
  });

  it('finds what stands at a path, and nothing where the path ends', () => {
    const value = { data: [{ id: 'a', constructor: undefined }] };
    expect(at(value, 'data', 0, 'id')).toBe('a');
    expect(at(value, 'data', 1, 'id')).toBeUndefined();
    expect(at(value, 'toString')).toBeUndefined();
    expect(at('text', 0)).toBeUndefined();
  });

  it('takes each kind only for what it is', () => {
    expect([textOf('a'), textOf(''), textOf(1)]).toEqual(['a', undefined, undefined]);
    expect([idOf(5), idOf('5'), idOf(2 ** 60), idOf('')]).toEqual(['5', '5', undefined, undefined]);
    expect([numberOf('597.0'), numberOf('x'), numberOf(NaN)]).toEqual([597, undefined, undefined]);
    expect([countOf(3), countOf(-1), countOf(1.5)]).toEqual([3, undefined, undefined]);
    expect([objectOf([]), objectOf(null), listOf({})]).toEqual([null, null, []]);
    expect([webUrlOf('https://a.example/'), webUrlOf('javascript:alert(1)')]).toEqual([
      'https://a.example/',
      undefined,
    ]);
  });

  it('believes instants with a zone, and no year 12000', () => {
    expect(instantOf('2026-11-22T12:00:00+0200')).toEqual(new Date('2026-11-22T10:00:00Z'));
    expect(instantOf('yesterday')).toBeUndefined();
    expect(epochOf('1700000000.5')).toEqual(new Date(1_700_000_000_500));
    expect(epochOf(1_700_000_000_000)).toBeUndefined();
  });
});
