import { describe, expect, it } from '@jest/globals';
import { countScripts } from './script.js';

describe('countScripts', () => {
  it('counts letters per script and nothing else', () => {
    expect([...countScripts('Acme банк ไทย 123 !? 東京カ')]).toEqual([
      ['latin', 4],
      ['cyrillic', 4],
      ['thai', 3],
      ['han', 2],
      ['kana', 1],
    ]);
  });

  it('finds none in a text without letters', () => {
    expect(countScripts('12:30 😀').size).toBe(0);
  });
});
