import { CHINESE } from './languages/chinese.js';
import { ENGLISH } from './languages/english.js';
import { FINNISH } from './languages/finnish.js';
import { LATVIAN } from './languages/latvian.js';
import { RUSSIAN } from './languages/russian.js';
import { THAI } from './languages/thai.js';
import type { LanguageRules, Meaning, Rule } from './meaning.js';
import type { FoundTime, PromiseLanguage, ReadTimes, UnclearTime } from './promise.types.js';
import { resolveMoment, type TimeContext } from './resolve-moment.js';
import { sharedRules } from './shared-rules.js';

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

const LANGUAGES: Readonly<Record<PromiseLanguage, LanguageRules>> = {
  en: ENGLISH,
  fi: FINNISH,
  lv: LATVIAN,
  ru: RUSSIAN,
  th: THAI,
  zh: CHINESE,
};

const ALL_RULES = new Map<PromiseLanguage, readonly Rule[]>();

function rulesOf(lang: PromiseLanguage): readonly Rule[] {
  const known = ALL_RULES.get(lang);
  if (known !== undefined) return known;
  const rules = [...sharedRules(LANGUAGES[lang]), ...LANGUAGES[lang].rules];
  ALL_RULES.set(lang, rules);
  return rules;
}

/** Thai and full-width digits, colons and dots as the ones of ASCII, each for one; non-breaking spaces as spaces. */
const plain = (text: string): string =>
  text
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/：/g, ':')
    .replace(/[\u00a0\u202f]/g, ' ');

/**
 * The times that a text of ours names, in the order they stand there: those that mean one instant, and those that do not, with the
 * reason. Nothing is guessed. Offsets are of `text`.
 */
export function readTimes(text: string, lang: PromiseLanguage, context: TimeContext): ReadTimes {
  const words = plain(text);
  const found: FoundTime[] = [];
  const unclear: UnclearTime[] = [];
  for (const { start, end, meaning } of joinPieces(words, findPieces(words, lang), lang)) {
    if (!saysATime(meaning)) continue;
    const span = [start, end] as const;
    const said = text.slice(start, end);
    const resolved = resolveMoment(meaning, context);
    if (resolved.ok) found.push({ span, text: said, dueAt: resolved.dueAt, zone: resolved.zone });
    else unclear.push({ span, text: said, reason: resolved.reason });
  }
  return { found, unclear };
}

/** "Good morning", "after" and "Thai time" alone say none. */
const saysATime = ({ part: _, zone: __, isFrom: ___, ...rest }: Meaning): boolean => Object.keys(rest).length > 0;

/** What every rule finds; of those that overlap, the longest. */
function findPieces(words: string, lang: PromiseLanguage): readonly Piece[] {
  const all = rulesOf(lang).flatMap(([form, meaning]) =>
    Array.from(words.matchAll(form), (match): Piece | null => {
      const means = meaning(match.slice(1).map((group: string | undefined) => group ?? ''));
      return means === null ? null : { start: match.index, end: match.index + match[0].length, meaning: means };
    }),
  );
  const kept: Piece[] = [];
  const longestFirst = all
    .filter((piece): piece is Piece => piece !== null && piece.end > piece.start)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const piece of longestFirst) {
    if (kept.every((other) => piece.end <= other.start || piece.start >= other.end)) kept.push(piece);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Pieces with nothing but connecting words between them are one time, as long as they do not contradict each other. */
function joinPieces(words: string, pieces: readonly Piece[], lang: PromiseLanguage): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const belongs =
      last !== undefined &&
      LANGUAGES[lang].between.test(words.slice(last.end, piece.start)) &&
      goTogether(last.meaning, piece.meaning);
    if (belongs) {
      joined[joined.length - 1] = {
        start: last.start,
        end: piece.end,
        meaning: { ...last.meaning, ...piece.meaning },
      };
    } else joined.push(piece);
  }
  return joined;
}

function goTogether(one: Meaning, other: Meaning): boolean {
  const twice = Object.keys(one).some((name) => name in other && name !== 'part');
  const isDuration = one.seconds !== undefined || other.seconds !== undefined;
  return !twice && !isDuration;
}
