import { describe, expect, it } from '@jest/globals';
import { AutomaticWords } from './automatic-words.js';
import { suspectSarcasm } from './suspect-sarcasm.js';

const WORDS = new AutomaticWords([
  {
    lang: 'en',
    words: { ironic: ['thanks for nothing'], praise: ['great', 'love*'], mishap: ['lost'], optOut: ['no bots'] },
  },
]);
const plain = { lang: 'en', isNegative: false, isComplaint: false };
const codes = (text: string, more: object = {}): string[] =>
  suspectSarcasm(WORDS, { ...plain, text, ...more }).map(({ code }) => code);

describe('suspecting sarcasm', () => {
  it('names the words that fired', () => {
    expect(suspectSarcasm(WORDS, { ...plain, text: 'Great, they lost my bag. Thanks for nothing 🙄' })).toEqual([
      { code: 'ironic-phrase', words: ['Thanks for nothing'] },
      { code: 'ironic-sign', words: ['🙄'] },
      { code: 'praise-with-trouble', words: ['Great', 'lost'] },
    ]);
  });

  it.each(['What a day /s', 'Fine day #sarcasm', 'On time (!)', 'On time（！）', 'So quick 🙃', 'Well 👏 done 👏'])(
    'reads the sign in %s',
    (text) => {
      expect(codes(text)).toContain('ironic-sign');
    },
  );

  it('does not take an address or a fraction for a sign', () => {
    expect(codes('See https://acme.example/s for 5 km/s and /search')).toEqual([]);
  });

  it('suspects praise in quotation marks, and not praise beside them', () => {
    expect(codes('Your “great” service')).toEqual(['quoted-praise']);
    expect(codes('A great talk on "the sea"')).toEqual([]);
  });

  it('suspects praise only beside trouble', () => {
    expect(codes('Great people')).toEqual([]);
    expect(codes('Great people', { isNegative: true })).toEqual(['praise-with-trouble']);
    expect(codes('Great people', { isComplaint: true })).toEqual(['praise-with-trouble']);
    expect(codes('You lost my bag', { isNegative: true, isComplaint: true })).toEqual([]);
  });

  it('still reads the signs of a language without a list', () => {
    expect(codes('Väga hea 🙄', { lang: 'et' })).toEqual(['ironic-sign']);
  });
});
