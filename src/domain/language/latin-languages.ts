import { NGRAM_LANGUAGES } from './latin-ngrams.data.js';
import { scoreNgrams } from './latin-ngrams.js';

/** Languages told apart within the Latin script when nobody says which to expect. */
export const USUAL_LATIN_LANGUAGES: readonly string[] =
  'en fi lv de fr es pt it sv no da et lt pl cs sk nl ro hu tr vi ms'.split(' ');

/** All that can be told apart within the Latin script. */
const LATIN_LANGUAGES = new Set([...USUAL_LATIN_LANGUAGES, ...'az ca eu hr is sl sq tl yo'.split(' ')]);

export const isInLatinScript = (language: string): boolean => LATIN_LANGUAGES.has(language);

/** Letters beyond a to z that a language is written with. Of languages without an entry nothing is concluded. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  en: '',
  fi: 'åäöšž',
  lv: 'āčēģīķļņšūž',
  de: 'äöüß',
  fr: 'àâæçèéêëîïôœùûüÿ',
  es: 'áéíñóúü',
  pt: 'áâãàçéêíóôõú',
  it: 'àèéìíîòóùú',
  sv: 'åäöé',
  no: 'åæøéòóô',
  da: 'åæøé',
  et: 'äõöüšž',
  lt: 'ąčęėįšųūž',
  pl: 'ąćęłńóśźż',
  cs: 'áčďéěíňóřšťúůýž',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  nl: 'áéèëíïóöúü',
  ro: 'ăâîșțşţ',
  hu: 'áéíóöőúüű',
  tr: 'çğıöşüâîû',
  ms: '',
};
const FURTHER_LETTER = /[ß-öø-ɏ]/gu;
/** What a letter that a language does not have takes from its score. */
const PRICE_OF_STRANGE_LETTER = 0.1;

export interface LatinScores {
  readonly best: string;
  readonly bestScore: number;
  /** 0 when nothing else comes into question. */
  readonly secondScore: number;
  /** The best of the usual languages that were not asked for, however it scores. */
  readonly strangerBest: string;
  readonly strangerScore: number;
  readonly scoreOf: (language: string) => number;
}

const INDEX_OF = new Map(NGRAM_LANGUAGES.map((language, i) => [language, i]));
const USUAL = new Set(USUAL_LATIN_LANGUAGES);
const scores = new Float64Array(NGRAM_LANGUAGES.length);

/**
 * How well `prose` fits `languages` (ISO 639-1, in Latin script) and the usual others, 0..1 each; in correct answers around 0.77.
 * A text too short to have anything in common with a language leaves `best` at `und` with 0. `scoreOf` is about the text that was
 * scored last.
 */
export function scoreLatin(prose: string, languages: readonly string[]): LatinScores {
  scoreNgrams(prose, scores);
  const further = new Set(prose.normalize('NFC').toLowerCase().match(FURTHER_LETTER) ?? []);
  const scoreOf = (language: string): number => {
    const index = INDEX_OF.get(language);
    if (index === undefined || !(USUAL.has(language) || languages.includes(language))) return 0;
    const score = scores[index] ?? 0;
    const own = OWN_LETTERS[language];
    if (score === 0 || own === undefined) return score;
    let strange = 0;
    for (const letter of further) if (!own.includes(letter)) strange += 1;
    return Math.max(0, score - strange * PRICE_OF_STRANGE_LETTER);
  };
  let [best, bestScore, secondScore, strangerBest, strangerScore] = ['und', 0, 0, 'und', 0];
  for (const language of NGRAM_LANGUAGES) {
    const score = scoreOf(language);
    if (!languages.includes(language)) {
      if (score > strangerScore) [strangerBest, strangerScore] = [language, score];
    } else if (score > bestScore) [best, bestScore, secondScore] = [language, score, bestScore];
    else if (score > secondScore) secondScore = score;
  }
  return { best, bestScore, secondScore, strangerBest, strangerScore, scoreOf };
}
