import { countScripts } from '../text/script.js';
import { USUAL_LATIN_LANGUAGES, isInLatinScript, scoreLatin } from './latin-languages.js';
import { primarySubtag } from './primary-subtag.js';
import { isRomanisedHindi } from './romanised-hindi.js';
import { holdingScript, languageOfScript } from './script-languages.js';

export interface DetectedLanguage {
  /** ISO 639-1, or `und`. */
  readonly lang: string;
  readonly reliable: boolean;
}

export interface ExpectedLanguages {
  /** What the source says of the post, or the source's default (BCP 47). */
  readonly hint?: string | undefined;
  /** The languages that posts are expected in (BCP 47): those of the workspace. Empty is as if left out. */
  readonly languages?: readonly string[] | undefined;
}

/** Letters below which the hint weighs more than the letters themselves. */
const SHORT_TEXT_LETTERS = 25;
const HINT_TOLERANCE = 0.12;
/** Scores from which an answer is trusted, and what it has to lead by: among many languages, and among the expected few. */
const TRUSTED_SCORE = 0.58;
const TRUSTED_LEAD = 0.02;
const TRUSTED_SCORE_OF_EXPECTED = 0.35;
/** A text of this many letters that fits another language so much better is in that one, expected or not. */
const LETTERS_OF_A_STRANGER = 15;
const LEAD_OF_A_STRANGER = 0.08;

/** The look behind keeps it linear: without it a long run of letters is read again from each of them. */
const NOT_LANGUAGE =
  /https?:\/\/\S+|\bhttps?\b|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|[@#＠＃][\p{L}\p{M}\p{N}_]+(?:[.@-][\p{L}\p{N}_]+)*/gu;
const TAG_SIGN = /^[#＃]/u;

/**
 * The language of a post. `languages` narrows down what comes into question and so makes short posts easier; a longer post that
 * clearly is in another language is still said to be. `hint` decides where the text cannot; without one an unclear text is `und`.
 * Links, addresses and handles are not read, tags only when nothing else is there and their script tells the language.
 */
export function detectLanguage(text: string, { hint, languages = [] }: ExpectedLanguages = {}): DetectedLanguage {
  const hinted = hint ? primarySubtag(hint) : 'und';
  const likely = [hinted, ...languages.map(primarySubtag)];
  const prose = text.replace(NOT_LANGUAGE, ' ');
  const counts = countScripts(prose);
  const script = holdingScript(counts);
  if (script === null) return languageOfTags(text, likely) ?? { lang: hinted, reliable: false };
  if (script !== 'latin') return { lang: languageOfScript(script, prose, counts, likely), reliable: true };
  if (likely.includes('hi') && isRomanisedHindi(prose)) return { lang: 'hi', reliable: true };
  const letters = counts.get('latin') ?? 0;
  const inLatin = [...new Set(likely)].filter(isInLatinScript);
  if (languages.length === 0 || inLatin.length === 0) return detectAmongMany(prose, letters, hinted);
  return detectAmong(inLatin, prose, letters, hinted);
}

function languageOfTags(text: string, likely: readonly string[]): DetectedLanguage | null {
  const tags = (text.match(NOT_LANGUAGE) ?? []).filter((part) => TAG_SIGN.test(part)).join(' ');
  const counts = countScripts(tags);
  const script = holdingScript(counts);
  if (script === null || script === 'latin') return null;
  return { lang: languageOfScript(script, tags, counts, likely), reliable: true };
}

function detectAmongMany(prose: string, letters: number, hinted: string): DetectedLanguage {
  const { best, bestScore, secondScore, scoreOf } = scoreLatin(prose, USUAL_LATIN_LANGUAGES);
  if (isAsHinted(scoreOf(hinted), bestScore, letters)) return { lang: hinted, reliable: true };
  if (bestScore >= TRUSTED_SCORE && bestScore - secondScore >= TRUSTED_LEAD) return { lang: best, reliable: true };
  return { lang: hinted, reliable: false };
}

function detectAmong(languages: readonly string[], prose: string, letters: number, hinted: string): DetectedLanguage {
  const { best, bestScore, strangerBest, strangerScore, scoreOf } = scoreLatin(prose, languages);
  const isLongEnough = letters >= LETTERS_OF_A_STRANGER && strangerScore >= TRUSTED_SCORE;
  if (isLongEnough && strangerScore - bestScore >= LEAD_OF_A_STRANGER) return { lang: strangerBest, reliable: true };
  if (isAsHinted(scoreOf(hinted), bestScore, letters)) return { lang: hinted, reliable: true };
  if (bestScore >= TRUSTED_SCORE_OF_EXPECTED) return { lang: best, reliable: true };
  return { lang: hinted, reliable: false };
}

const isAsHinted = (hintedScore: number, bestScore: number, letters: number): boolean =>
  hintedScore > 0 && hintedScore >= bestScore - (letters < SHORT_TEXT_LETTERS ? HINT_TOLERANCE : TRUSTED_LEAD);
