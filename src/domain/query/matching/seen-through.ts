import { readDisguises, Surroundings, type Disguise } from '../../text/disguise.js';
import type { Span } from '../match.types.js';

/** A text with its disguised words replaced by what they look like, and the way back to its own offsets. */
export interface SeenThrough {
  readonly text: string;
  readonly replaced: readonly Replaced[];
}

interface Replaced {
  /** In the text with replacements. */
  readonly start: number;
  readonly end: number;
  readonly disguise: Disguise;
}

/** More readings of one word than this are not tried. */
const MOST_READINGS = 6;
const SPACE = /\s/u;

/**
 * The readings of a text: in the first all disguised words in the stretches have their first reading, and so on. None where
 * nothing is disguised.
 */
export function seeThrough(text: string, stretches: readonly Span[]): SeenThrough[] {
  const surroundings = new Surroundings(text);
  const disguises = stretches.flatMap(([start, end]) => readDisguises(text.slice(start, end), start, surroundings));
  const most = Math.min(MOST_READINGS, Math.max(0, ...disguises.map(({ readings }) => readings.length)));
  return Array.from({ length: most }, (_, number) => replace(text, disguises, number));
}

/** What stands around an offset up to the next spaces. */
export function stretchAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && !SPACE.test(text.charAt(start - 1))) start--;
  while (end < text.length && !SPACE.test(text.charAt(end))) end++;
  return [start, end];
}

function replace(text: string, disguises: readonly Disguise[], number: number): SeenThrough {
  const replaced: Replaced[] = [];
  let result = '';
  let from = 0;
  for (const disguise of disguises) {
    const reading = disguise.readings[number] ?? disguise.readings[0] ?? '';
    result += text.slice(from, disguise.start);
    replaced.push({ start: result.length, end: result.length + reading.length, disguise });
    result += reading;
    from = disguise.end;
  }
  return { text: result + text.slice(from), replaced };
}

/**
 * Where a stretch of the text with replacements stands in the original; null where it holds nothing that was replaced, and for
 * an open word (`word*`) where several words with signs between them were read as one.
 */
export function placeInOriginal(
  { replaced }: SeenThrough,
  [start, end]: Span,
  { isOpen }: { readonly isOpen: boolean },
): Span | null {
  const first = replaced.findIndex((each) => each.end > start);
  const inside = first < 0 ? [] : replaced.slice(first).filter((each) => each.start < end);
  if (inside.length === 0 || (isOpen && inside.some(({ disguise }) => disguise.hasSigns))) return null;
  const shift = (offset: number): number => {
    let moved = offset;
    for (const each of replaced) {
      if (each.end > offset) break;
      moved = offset + each.disguise.end - each.end;
    }
    return moved;
  };
  const head = inside[0];
  const tail = inside.at(-1);
  return [
    head && head.start <= start ? head.disguise.start : shift(start),
    tail && tail.end >= end ? tail.disguise.end : shift(end),
  ];
}
