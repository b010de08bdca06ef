export interface DiffPart {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** More than this would take too long: the middle then counts as rewritten. */
const MOST_CELLS = 4_000_000;

const words = new Intl.Segmenter('und', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/**
 * What became of a text, word by word, in order. What is not added is the old text, what is not removed the new one. Words are
 * Unicode's, so Thai and Chinese are compared by their words, too.
 */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const parts: DiffPart[] = [];
  const add = (is: DiffPart['is'], pieces: readonly string[]): void => {
    const text = pieces.join('');
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.is === is) parts[parts.length - 1] = { is, text: last.text + text };
    else parts.push({ is, text });
  };
  add('same', old.slice(0, start));
  compare(old.slice(start, old.length - end), now.slice(start, now.length - end), add);
  add('same', old.slice(old.length - end));
  return parts;
}

/** By the longest common run of words, not necessarily together. */
function compare(
  old: readonly string[],
  now: readonly string[],
  add: (is: DiffPart['is'], pieces: readonly string[]) => void,
): void {
  const width = now.length + 1;
  if (old.length * now.length > MOST_CELLS || old.length === 0 || now.length === 0) {
    add('removed', old);
    add('added', now);
    return;
  }
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      add('same', old.slice(i, i + 1));
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      add('removed', old.slice(i, i + 1));
      i++;
    } else {
      add('added', now.slice(j, j + 1));
      j++;
    }
  }
  add('removed', old.slice(i));
  add('added', now.slice(j));
}
