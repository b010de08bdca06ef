import { eld } from 'eld/small';
import { countScripts, type Script } from '../text/script.js';
import { primarySubtag } from './primary-subtag.js';

export interface DetectedLanguage {
  /** ISO 639-1, or `und`. */
  readonly lang: string;
  readonly reliable: boolean;
}

type ScriptCounts = ReadonlyMap<Script, number>;

/** Languages told apart within the Latin script. Fewer candidates make short posts easier. */
const LATIN_LANGUAGES = 'en fi lv de fr es pt it sv no da et lt pl cs sk nl ro hu tr vi ms'.split(' ');

/** Scripts that one language stands for. */
const LANGUAGE_OF_SCRIPT: Partial<Record<Script, string>> = {
  greek: 'el',
  hebrew: 'he',
  thai: 'th',
  lao: 'lo',
  khmer: 'km',
  myanmar: 'my',
  hangul: 'ko',
  devanagari: 'hi',
  bengali: 'bn',
  tamil: 'ta',
  telugu: 'te',
  georgian: 'ka',
  armenian: 'hy',
};

/** Letters that one language of a script has and its neighbours lack; the first that is met decides. */
const TELLING_LETTERS: Partial<Record<Script, readonly (readonly [language: string, letters: RegExp])[]>> = {
  cyrillic: [
    ['be', /[ўЎ]/u],
    ['uk', /[їєґЇЄҐ]/u],
    ['sr', /[ђћџљњЂЋЏЉЊ]/u],
    ['ru', /[ыэёЫЭЁ]/u],
    ['uk', /[іІ]/u],
    ['bg', /ъ[тлрнвзгкмсдб]/u],
  ],
  arabic: [
    ['ur', /[ٹڈڑںے]/u],
    ['fa', /[پچژگ]/u],
  ],
};
const USUAL_LANGUAGE: Partial<Record<Script, string>> = { cyrillic: 'ru', arabic: 'ar' };

/** A script holds a text when it has this share of the letters: names and slang in Latin letters are everywhere. */
const SHARE_OF_NATIVE_SCRIPT = 0.2;
const SHARE_OF_KANA = 0.1;
/** Letters below which the hint weighs more than the letters themselves. */
const SHORT_TEXT_LETTERS = 25;
/** Scores of eld are 0..1; in correct answers they lie around 0.77 and the runner-up well below. */
const TRUSTED_SCORE = 0.58;
const TRUSTED_LEAD = 0.02;
const HINT_TOLERANCE = 0.12;

/** The look behind keeps it linear: without it a long run of letters is read again from each of them. */
const NOT_LANGUAGE =
  /https?:\/\/\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|[@#＠＃][\p{L}\p{M}\p{N}_]+(?:[.@-][\p{L}\p{N}_]+)*/gu;

/**
 * The language of a post. `hint` (BCP 47: what the source says, or its default) decides where the text cannot; without one
 * an unclear text is `und`. Links, addresses, handles and tags are not read unless nothing else is there.
 */
export function detectLanguage(text: string, hint?: string): DetectedLanguage {
  const expected = hint ? primarySubtag(hint) : 'und';
  const prose = text.replace(NOT_LANGUAGE, ' ');
  const counts = countScripts(prose);
  const script = holdingScript(counts);
  if (script === null) return { lang: expected, reliable: false };
  if (script === 'latin') return detectLatin(prose, counts.get('latin') ?? 0, expected);
  return { lang: languageOf(script, prose, counts, expected), reliable: true };
}

function holdingScript(counts: ScriptCounts): Script | null {
  let total = 0;
  let best: Script | null = null;
  for (const [script, count] of counts) {
    total += count;
    if (script !== 'latin' && (best === null || count > (counts.get(best) ?? 0))) best = script;
  }
  if (best !== null && (counts.get(best) ?? 0) >= total * SHARE_OF_NATIVE_SCRIPT) return best;
  return counts.has('latin') ? 'latin' : best;
}

function languageOf(script: Script, prose: string, counts: ScriptCounts, expected: string): string {
  if (script === 'kana') return 'ja';
  if (script === 'han') {
    const kana = counts.get('kana') ?? 0;
    return kana >= (counts.get('han') ?? 0) * SHARE_OF_KANA || (kana === 0 && expected === 'ja') ? 'ja' : 'zh';
  }
  const told = TELLING_LETTERS[script]?.find(([, letters]) => letters.test(prose))?.[0];
  if (told !== undefined) return told;
  const rivals = TELLING_LETTERS[script]?.map(([language]) => language) ?? [];
  return rivals.includes(expected) ? expected : (LANGUAGE_OF_SCRIPT[script] ?? USUAL_LANGUAGE[script] ?? 'und');
}

let latinDetector: typeof eld | undefined;

function detectLatin(prose: string, letters: number, expected: string): DetectedLanguage {
  if (!latinDetector) {
    latinDetector = eld.newInstance();
    latinDetector.setLanguageSubset(LATIN_LANGUAGES);
  }
  const result = latinDetector.detect(prose);
  const scores = result.getScores();
  const [best = 0, second = 0] = Object.values(scores).sort((a, b) => b - a);
  const expectedScore = scores[expected] ?? 0;
  const tolerance = letters < SHORT_TEXT_LETTERS ? HINT_TOLERANCE : TRUSTED_LEAD;
  if (expectedScore > 0 && expectedScore >= best - tolerance) return { lang: expected, reliable: true };
  if (best >= TRUSTED_SCORE && best - second >= TRUSTED_LEAD) return { lang: result.language, reliable: true };
  return { lang: expected, reliable: false };
}
