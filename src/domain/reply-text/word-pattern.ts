/** Scripts that write words without spaces between them: there a word is found wherever its letters stand. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Khmer}\p{Script=Lao}]/u;
const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const SPECIAL = /[\\^$.*+?()[\]{}|/]/gu;

type WordKind = 'whole' | 'beginning' | 'anywhere';

/** What stands around words of a kind; each is written once for all neighbours of the kind, since sets of letters take long to read. */
const FRAMES: Readonly<Record<WordKind, readonly [before: string, after: string]>> = {
  whole: [`(?<!${LETTER})`, `(?!${LETTER})`],
  beginning: [`(?<!${LETTER})`, `${LETTER}*`],
  anywhere: ['', ''],
};

/** Any of these as whole words, in any case; one that ends in `*` with whatever ending. */
export function wordsPattern(words: readonly string[]): RegExp {
  const runs: { readonly kind: WordKind; readonly plain: string[] }[] = [];
  for (const word of words) {
    const kind = kindOf(word);
    const run = runs.at(-1);
    if (run?.kind === kind) run.plain.push(plainSource(word));
    else runs.push({ kind, plain: [plainSource(word)] });
  }
  const sources = runs.map(({ kind, plain }) => `${FRAMES[kind][0]}(?:${plain.join('|')})${FRAMES[kind][1]}`);
  return new RegExp(sources.join('|'), 'giu');
}

function kindOf(word: string): WordKind {
  if (UNSPACED.test(word)) return 'anywhere';
  return word.endsWith('*') ? 'beginning' : 'whole';
}

function plainSource(word: string): string {
  return word.replace(/\*$/u, '').trim().replace(SPECIAL, '\\$&').replace(/\s+/gu, '\\s+');
}

/** Addresses, handles and tags are nobody's tone: spaces stand in their places, so that all others keep theirs. */
export function withoutAddresses(text: string): string {
  return text.replace(/\bhttps?:\/\/\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|[@#][\p{L}\p{N}_.]+/gu, (found) =>
    ' '.repeat(found.length),
  );
}
