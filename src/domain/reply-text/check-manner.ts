import { mannersOf } from './manners.js';
import { finding } from './check-words.js';
import type { EmojiPolicy, Finding } from './tone-guide.types.js';

const EMOJI =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/gu;
/** Signs of trade and copyright are pictures only by their code points. */
const SIGNS = /^[©®™]$/u;
const SMILEY = /(?<![\p{L}\p{N}])[:;]-?[)(DP](?![\p{L}\p{N}])/gu;
const LOUD_WORDS = /(?<![\p{L}\p{M}])\p{Lu}{3,}(?:[ \t,]+\p{Lu}{3,})+(?![\p{L}\p{M}])/gu;
const MARK = /[!！]/gu;
const EMOJI_IN_SPARING = 1;

export function checkEmoji(text: string, policy: EmojiPolicy): Finding[] {
  if (policy === 'free') return [];
  const pictures = Array.from(text.matchAll(EMOJI)).filter((match) => !SIGNS.test(match[0]));
  const all = policy === 'never' ? [...pictures, ...text.matchAll(SMILEY)] : pictures.slice(EMOJI_IN_SPARING);
  return all.map((match) => finding('emoji', [match.index, match.index + match[0].length], { found: match[0] }));
}

/** Two words in capitals side by side; one alone may be a name. */
export function checkShouting(text: string): Finding[] {
  return Array.from(text.matchAll(LOUD_WORDS), (match) =>
    finding('shouting', [match.index, match.index + match[0].length], { found: match[0] }),
  );
}

/** Beyond what the guide allows, the first mark that is too many; where greetings end in one, that one is free. */
export function checkExclamations(text: string, lang: string, allowed: number): Finding[] {
  const marks = Array.from(text.matchAll(MARK));
  const most = allowed + (mannersOf(lang)?.greetsWithMark === true ? 1 : 0);
  const extra = marks[most];
  if (extra === undefined) return [];
  return [finding('exclamation-marks', [extra.index, extra.index + 1], { count: marks.length, allowed: most })];
}

export function checkLength(text: string, most: number | null): Finding[] {
  const length = Array.from(text).length;
  if (most === null || length <= most) return [];
  return [finding('too-long', [0, text.length], { length, limit: most })];
}
