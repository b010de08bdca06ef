import type { Script } from '../text/script.js';

export type ScriptCounts = ReadonlyMap<Script, number>;

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

/** The script that a text is written in; null without letters. */
export function holdingScript(counts: ScriptCounts): Script | null {
  let total = 0;
  let best: Script | null = null;
  for (const [script, count] of counts) {
    total += count;
    if (script !== 'latin' && (best === null || count > (counts.get(best) ?? 0))) best = script;
  }
  if (best !== null && (counts.get(best) ?? 0) >= total * SHARE_OF_NATIVE_SCRIPT) return best;
  return counts.has('latin') ? 'latin' : best;
}

/**
 * The language of a text that `script`, not the Latin one, holds. Where its letters do not tell, it is the first of `likely`
 * (ISO 639-1) that is written so, and otherwise the script's most usual language.
 */
export function languageOfScript(
  script: Script,
  prose: string,
  counts: ScriptCounts,
  likely: readonly string[],
): string {
  if (script === 'kana') return 'ja';
  if (script === 'han') return languageOfHan(counts, likely);
  const letters = TELLING_LETTERS[script] ?? [];
  const told = letters.find(([, pattern]) => pattern.test(prose))?.[0];
  if (told !== undefined) return told;
  const usual = LANGUAGE_OF_SCRIPT[script] ?? USUAL_LANGUAGE[script] ?? 'und';
  const written = new Set([usual, ...letters.map(([language]) => language)]);
  return likely.find((language) => written.has(language)) ?? usual;
}

function languageOfHan(counts: ScriptCounts, likely: readonly string[]): string {
  const kana = counts.get('kana') ?? 0;
  if (kana >= (counts.get('han') ?? 0) * SHARE_OF_KANA) return 'ja';
  return kana === 0 && likely.find((language) => language === 'ja' || language === 'zh') === 'ja' ? 'ja' : 'zh';
}
