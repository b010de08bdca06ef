import { describe, expect, it } from '@jest/globals';
import { eld } from 'eld/small';
import fc from 'fast-check';
import { NGRAM_LANGUAGES } from './latin-ngrams.data.js';
import { scoreNgrams } from './latin-ngrams.js';

const original = eld.newInstance();
original.setLanguageSubset([...NGRAM_LANGUAGES]);

function ours(text: string): Record<string, number> {
  const scores = new Float64Array(NGRAM_LANGUAGES.length);
  scoreNgrams(text, scores);
  return Object.fromEntries(
    NGRAM_LANGUAGES.flatMap((language, i) => (scores[i] ? [[language, Number(scores[i].toFixed(9))]] : [])),
  );
}

const theirs = (text: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(original.detect(text).getScores()).map(([language, score]) => [language, Number(score.toFixed(9))]),
  );

/** In small letters it is two, and the package takes the second, U+0307, for the end of a word. */
const DOTTED = 0x130;

/** Of blocks whose letters, in both cases, the package's list, older than the one here, has all of. */
const character = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x17f }),
    fc.integer({ min: 0x200, max: 0x23f }),
    fc.integer({ min: 0x400, max: 0x45f }),
    fc.integer({ min: 0xe01, max: 0xe3a }),
    fc.integer({ min: 0x2010, max: 0x2040 }),
    fc.integer({ min: 0x4e00, max: 0x4fff }),
    fc.integer({ min: 0x1f600, max: 0x1f640 }),
  )
  .filter((point) => point !== DOTTED)
  .map((point) => String.fromCodePoint(point));

const WORDS =
  `the don't ‘quoted’ rock'n'roll palvelu hyvää yötä asiakaspalvelu labdien pakalpojums ļoti slikts straße grüßen façade
  œuvre niño señora não ótimo però città Iğdır ığdır łódź žluťoučký kůň đường ĄĘ ŠŽ 12:30 5% — … 😀 𝐛𝐨𝐥𝐝 мир ไทย 中文 ' \` ’ a à
  Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft`.split(/\s+/u);

describe('scoreNgrams', () => {
  it.each([
    '',
    ' ',
    "'",
    'a',
    'ab',
    'abc',
    'abcd',
    'abcde',
    'İstanbul',
    '’tis the season',
    'x'.repeat(3_000),
    'Yö on pitkä ja kylmä, mutta aamu tulee kuitenkin. '.repeat(20),
    'ļ'.repeat(69),
    WORDS.join(' '),
  ])('scores as the package that it is made of: %j', (text) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  it('does so for any text', () => {
    const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: character, maxLength: 90 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom(' ', "'", ', ', ''), (words, gap) => {
        const text = words.join(gap);
        expect(ours(text)).toEqual(theirs(text));
      }),
      { numRuns: 500 },
    );
  });
});
