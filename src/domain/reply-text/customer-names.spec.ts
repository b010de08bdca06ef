import { describe, expect, it } from '@jest/globals';
import { addressOf, customerValues, sayableName } from './customer-names.js';

describe('what a customer is called', () => {
  it.each([
    ['minna_k', '@minna_k'],
    ['@minna_k', '@minna_k'],
    ['Minna Korhonen', 'Minna Korhonen'],
  ])('%j is addressed as %j', (handle, address) => {
    expect(addressOf(handle)).toBe(address);
  });

  it.each([
    ['Minna 🌸 K.', 'Minna K.'],
    ['👩‍💻', null],
    ['★ 123 ★', null],
    ['  ', null],
    ['สมชาย', 'สมชาย'],
    ['TruthTeller 2024', null],
    ['no more queues at the bank', null],
    ["Anne-Marie O'Neil", "Anne-Marie O'Neil"],
    [null, null],
  ])('%j is said as %j', (name, said) => {
    expect(sayableName(name)).toBe(said);
  });

  it('is the handle where no name is known and the text has nothing else to say', () => {
    expect(customerValues({ handle: 'bo', name: null }, false)).toEqual({ handle: '@bo', name: '@bo' });
    expect(customerValues({ handle: 'bo', name: null }, true)).toEqual({ handle: '@bo', name: null });
  });
});
