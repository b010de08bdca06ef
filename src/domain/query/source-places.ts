import { CLOSE, flagsOf, OPEN, SPACE } from './query-characters.js';
import type { Place } from './query.types.js';

/** The place together with one pair of parentheses directly around it, if there is one. */
export function withParentheses(text: string, { offset, end }: Place): Place {
  let open = offset - 1;
  while (open >= 0 && hasFlag(text, open, SPACE)) open--;
  let close = end;
  while (close < text.length && hasFlag(text, close, SPACE)) close++;
  const isWrapped = open >= 0 && close < text.length && hasFlag(text, open, OPEN) && hasFlag(text, close, CLOSE);
  return isWrapped ? { offset: open, end: close + 1 } : { offset, end };
}

/** The place with all pairs of parentheses around it. */
export function withAllParentheses(text: string, place: Place): Place {
  const wider = withParentheses(text, place);
  return wider.offset === place.offset ? place : withAllParentheses(text, wider);
}

export const sourceOf = (text: string, { offset, end }: Place): string => text.slice(offset, end);

const hasFlag = (text: string, at: number, flag: number): boolean => (flagsOf(text.charCodeAt(at)) & flag) !== 0;
