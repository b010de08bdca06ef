import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { parseAutomaticWords, readAutomaticWords } from './automatic-word-files.js';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'config', 'automatic');
const words = readAutomaticWords(FOLDER);

describe('the word lists that come with the product', () => {
  it('are there for the languages of the interface and more', () => {
    for (const lang of ['en', 'fi', 'lv', 'ru', 'th', 'zh', 'de', 'es', 'fr', 'it', 'pt'])
      expect(words.reads(lang)).toBe(true);
    expect(words.reads('et')).toBe(false);
  });

  it.each([
    ['en', 'Please, no bots here', 'no bots'],
    ['fi', 'Älkää vastatko, haluan puhua ihmisen kanssa', 'Älkää vastatko'],
    ['lv', 'Lūdzu, nerakstiet man vairs', 'nerakstiet man'],
    ['ru', 'Хватит писать, позовите человека', 'Хватит писать'],
    ['th', 'ไม่เอาบอท ขอบคุณ', 'ไม่เอาบอท'],
    ['zh', '我要转人工', '转人工'],
    ['et', 'Stop messaging me', 'Stop messaging'],
  ])('hear who wants no machine, in %s', (lang, text, word) => {
    expect(words.asksToStop(text, lang)).toBe(word);
  });

  it('hear nothing of the kind in a plain complaint', () => {
    expect(words.asksToStop('The parcel did not come and I want an answer', 'en')).toBeNull();
  });
});

describe('a file with faults', () => {
  it('is refused with all of them', () => {
    const { faults } = parseAutomaticWords('en', 'ironic: [a*b, bravo, bravo]\npraise: great\nsmall: []\n');
    expect(faults).toHaveLength(4);
    expect(faults.join()).toContain('there is no place for small');
  });
});
