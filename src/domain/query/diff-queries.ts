/** A stretch of query text that both have, or only the later (`added`) or the earlier one (`removed`). */
export interface QueryPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many pairs of units to compare, the parts that differ are shown as one piece each. */
const MOST_PAIRS = 1_000_000;

/** What a reader sees as one: space, a bracket, a quoted phrase, a word with what hangs on it. */
const UNIT = /\s+|[()]|[^\s()"]*"[^"]*"?|[^\s()"]+/gu;

/**
 * How one query became another, whole and in order: `same` and `added` together are `after`, `same` and `removed` are
 * `before`. Works on any text, so that a draft that cannot be read is compared too.
 */
export function diffQueries(before: string, after: string): QueryPiece[] {
  const old = before.match(UNIT) ?? [];
  const young = after.match(UNIT) ?? [];
  const pieces: { kind: QueryPiece['kind']; text: string }[] = [];
  const add = (kind: QueryPiece['kind'], units: readonly string[]): void => {
    const last = pieces.at(-1);
    const text = units.join('');
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let start = 0;
  while (start < Math.min(old.length, young.length) && old[start] === young[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, young.length) - start && old.at(-1 - end) === young.at(-1 - end)) end++;
  add('same', old.slice(0, start));
  compareMiddles(old.slice(start, old.length - end), young.slice(start, young.length - end), add);
  add('same', old.slice(old.length - end));
  return pieces;
}

function compareMiddles(
  old: readonly string[],
  young: readonly string[],
  add: (kind: QueryPiece['kind'], units: readonly string[]) => void,
): void {
  if (old.length * young.length > MOST_PAIRS) {
    add('removed', old);
    add('added', young);
    return;
  }
  const width = young.length + 1;
  const longest = longestCommon(old, young);
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length) {
    const removed = old[i];
    const added = young[j];
    if (removed !== undefined && removed === added) {
      add('same', [removed]);
      i++;
      j++;
    } else if (removed !== undefined && isRemovedFirst(longest, width, i, j, added)) {
      add('removed', [removed]);
      i++;
    } else if (added !== undefined) {
      add('added', [added]);
      j++;
    }
  }
}

function isRemovedFirst(longest: Uint16Array, width: number, i: number, j: number, added: string | undefined): boolean {
  if (added === undefined) return true;
  return (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0);
}

/** At [i, j]: how many units the rests from i and from j have in common, in order. */
function longestCommon(old: readonly string[], young: readonly string[]): Uint16Array {
  const numbers = new Map<string, number>();
  const numberOf = (unit: string): number => {
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  };
  const oldNumbers = Uint16Array.from(old, numberOf);
  const youngNumbers = Uint16Array.from(young, numberOf);
  const width = young.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const below = (i + 1) * width + j;
      const here = i * width + j;
      longest[here] =
        oldNumbers[i] === youngNumbers[j]
          ? (longest[below + 1] ?? 0) + 1
          : Math.max(longest[below] ?? 0, longest[here + 1] ?? 0);
    }
  }
  return longest;
}
