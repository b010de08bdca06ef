import { primarySubtag } from '../language/primary-subtag.js';
import { foldCharacter } from '../text/characters.js';
import type { LintIssue, LintOptions } from './lint.types.js';
import type { TermInQuery } from './query-terms.js';

/** Languages in which a letter with a mark is a letter of its own, so that folding may turn one word into another. */
const LANGUAGES_OF_LETTERS: Readonly<Record<string, string>> = {
  ...{ fi: 'äöå', sv: 'äöå', lv: 'āčēģīķļņšūž', et: 'äöõüšž', lt: 'ąčęėįšųūž', da: 'åæø', no: 'åæø', nb: 'åæø' },
  ...{
    is: 'áéíóúýðþæö',
    pl: 'ąćęłńóśźż',
    cs: 'áčďéěíňóřšťúůýž',
    tr: 'çğıöşü',
    es: 'ñáéíóúü',
    de: 'äöüß',
    hu: 'áéíóöőúüű',
  },
};

/** A term with accents also finds the word without them: said where that may be another word. */
export function lintDiacritics(terms: readonly TermInQuery[], options: LintOptions): LintIssue[] {
  const wanted = (options.languages ?? []).map(primarySubtag);
  return terms.flatMap(({ node }) => {
    if (node.form !== 'words' || node.opensStart || node.opensEnd) return [];
    const letters = accentedLetters(node.text);
    const first = letters[0];
    if (first === undefined) return [];
    const language = wanted.find((known) => letters.some((letter) => LANGUAGES_OF_LETTERS[known]?.includes(letter)));
    const { offset, end } = node;
    const plain = withoutAccents(node.text);
    const message =
      language === undefined
        ? `Accents are ignored: this also finds "${plain}". Where that is another word, look for the exact letters.`
        : `In ${language} "${first}" is a letter of its own, but it is ignored here: this also finds "${plain}", which may be another word. To find the exact letters, use case:"…".`;
    return [
      {
        code: 'diacritics',
        severity: 'hint',
        offset,
        end,
        args: { word: node.text, plain, letter: first, language: language ?? '' },
        message,
        fixes: [{ code: 'exact-case', offset, end, replacement: `case:"${node.text.trim()}"` }],
      },
    ];
  });
}

/** Latin letters whose mark folding takes away, in lower case. */
function accentedLetters(text: string): string[] {
  return Array.from(text.normalize('NFC').toLowerCase()).filter(
    (character) =>
      /\p{Script=Latin}/u.test(character) && !/[a-z]/u.test(character) && foldCharacter(character) !== character,
  );
}

const withoutAccents = (text: string): string =>
  Array.from(text.normalize('NFC'))
    .map((character) => {
      if (!/\p{Script=Latin}/u.test(character) || /[a-z]/iu.test(character)) return character;
      const plain = foldCharacter(character);
      return character === character.toLowerCase() ? plain : plain.toUpperCase();
    })
    .join('');

type Alphabet = 'Latin' | 'Cyrillic' | 'Greek';
const ALPHABETS: readonly (readonly [Alphabet, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
];
/** Letters that look the same: position n of each line, a space where an alphabet has none. */
const TWINS: Readonly<Record<Alphabet, string>> = {
  Latin: 'AaBCcEeHIiJjKkMNOoPpQqSsTvWwXxYyZ',
  Cyrillic: 'АаВСсЕеНІіЈјКкМ ОоРрԚԛЅѕТѵԜԝХхУу ',
  Greek: 'ΑαΒ  Ε ΗΙι  ΚκΜΝΟοΡρ    Τν  ΧχΥ Ζ',
};

/** Words in which letters of two alphabets look alike, or that look Latin but are not. */
export function lintTwinLetters(terms: readonly TermInQuery[]): LintIssue[] {
  const texts = terms.map(({ node }) => node.text).filter((text) => alphabetsOf(text).length === 1);
  const isLatinQuery =
    texts.some((text) => alphabetsOf(text)[0] === 'Latin') &&
    texts.every((text) => alphabetsOf(text)[0] === 'Latin' || respell(text, 'Latin') !== null);
  return terms.flatMap(({ node }) => {
    const spellings = new Set<string>();
    const respelt = node.text.replace(/[\p{L}\p{M}]+/gu, (word) => {
      const other = otherSpelling(word, isLatinQuery);
      if (other !== null) spellings.add(word);
      return other ?? word;
    });
    const [word] = spellings;
    if (word === undefined) return [];
    const alphabets = alphabetsOf(word);
    const sign = { words: '', handle: '@', tag: '#' }[node.form];
    const stars = `${node.opensStart ? '*' : ''}${sign}${respelt}${node.opensEnd ? '*' : ''}`;
    const { offset, end } = node;
    const message =
      alphabets.length > 1
        ? `"${word}" mixes ${alphabets.join(' and ')} letters that look alike. Spelt in one alphabet it is "${respelt}".`
        : `"${word}" is written in ${alphabets.join()} letters only, but looks like the Latin "${respelt}".`;
    return [
      {
        code: 'twin-letters',
        severity: 'warning',
        offset,
        end,
        args: { word, alphabets: alphabets.join(' '), other: respelt },
        message,
        fixes: [{ code: 'spelling', offset, end, replacement: node.isQuoted ? `"${stars}"` : stars }],
      },
    ];
  });
}

const alphabetsOf = (text: string): Alphabet[] =>
  ALPHABETS.filter(([, pattern]) => pattern.test(text)).map(([alphabet]) => alphabet);

/** The word in the alphabet it has most letters of, if twins allow; one without any Latin letter in Latin. */
function otherSpelling(word: string, isLatinQuery: boolean): string | null {
  const alphabets = alphabetsOf(word);
  if (alphabets.length === 1) {
    return alphabets[0] !== 'Latin' && isLatinQuery && word.length > 1 ? respell(word, 'Latin') : null;
  }
  const byCount = alphabets.sort((a, b) => countOf(word, b) - countOf(word, a));
  for (const alphabet of byCount) {
    const other = respell(word, alphabet);
    if (other !== null) return other;
  }
  return null;
}

const countOf = (word: string, alphabet: Alphabet): number => {
  const pattern = ALPHABETS.find(([name]) => name === alphabet)?.[1];
  return Array.from(word).filter((character) => pattern?.test(character)).length;
};

function respell(word: string, alphabet: Alphabet): string | null {
  let respelt = '';
  for (const character of word.normalize('NFC')) {
    const [own] = alphabetsOf(character);
    if (own === undefined || own === alphabet) {
      respelt += character;
      continue;
    }
    const twin = TWINS[alphabet].charAt(TWINS[own].indexOf(character));
    if (!TWINS[own].includes(character) || twin === ' ') return null;
    respelt += twin;
  }
  return respelt;
}
