import type { ReplyMeasure } from '../reply.types.js';
import { THREADS_RULES } from './threads.settings.js';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;

/** The network counts characters, but an emoji by its bytes in UTF-8: a family is many more than one. */
export function countThreadsLength(text: string): number {
  let length = 0;
  for (const { segment } of graphemes.segment(text))
    length +=
      EMOJI.test(segment) && !isPlainSymbol(segment) ? Buffer.byteLength(segment, 'utf8') : Array.from(segment).length;
  return length;
}

/** © and the like are letters unless they are asked to be pictures. */
const isPlainSymbol = (segment: string): boolean =>
  /^\p{Extended_Pictographic}$/u.test(segment) && !/\p{Emoji_Presentation}/u.test(segment);

export function measureThreadsReply(text: string): ReplyMeasure {
  const length = countThreadsLength(text);
  const limit = THREADS_RULES.postLength;
  const warnings = length > limit ? [{ code: 'too-long', values: { length, limit } } as const] : [];
  return { length, limit, parts: [text], warnings };
}
