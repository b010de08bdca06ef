import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileWatches } from './compile-watches.js';

/*
 * The matcher against a plain evaluator that shares no code with it: it folds with String.normalize, searches with a regular
 * expression per term, and walks the query tree for every watch and post.
 */

type Tree =
  | { readonly kind: 'term'; readonly form: 'words' | 'handle' | 'tag'; readonly words: readonly string[] }
  | { readonly kind: 'not'; readonly part: Tree }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Tree[] };

const UNSPACED =
  '[\\u3099\\u309A\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC]';
const SPACED = `(?:(?!${UNSPACED})[\\p{Alphabetic}\\p{M}\\p{Nd}_])`;
const ANY = '[\\p{Alphabetic}\\p{M}\\p{Nd}_]';
const PICTURE = '\\p{Extended_Pictographic}';

interface Folded {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function foldPlainly(text: string): Folded {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const plain = character.normalize('NFKD').toLowerCase().replace(/ß/gu, 'ss').replace(/ς/gu, 'σ');
    const kept = plain.replace(/[\u0300-\u036f\ufe0f\u200b-\u200d\u2060\ufeff\u00ad]/gu, '');
    for (let unit = 0; unit < kept.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    if (/^[\u0300-\u036f]$/u.test(character)) {
      for (let i = ends.length - 1; i >= 0 && starts[i] === starts.at(-1); i--) ends[i] = end;
    }
    folded += kept;
    at = end;
  }
  return { text: folded, starts, ends };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const patterns = new Map<string, RegExp>();

function patternOf(term: Extract<Tree, { kind: 'term' }>): RegExp {
  const key = `${term.form} ${term.words.join(' ')}`;
  const known = patterns.get(key) ?? makePattern(term);
  patterns.set(key, known);
  return known;
}

function makePattern(term: Extract<Tree, { kind: 'term' }>): RegExp {
  const words = term.words.map((word) => escaped(foldPlainly(word).text));
  if (term.form !== 'words') {
    const sign = term.form === 'handle' ? '@' : '#';
    const tail = term.form === 'handle' ? SPACED : ANY;
    return new RegExp(`(?<!${SPACED})${sign}${words.join('')}(?!${tail})(?!\\p{M})`, 'gu');
  }
  const bordered = words.map((word) => {
    const isSpaced = new RegExp(`^${SPACED}`, 'u').test(word);
    return isSpaced ? `(?<!${SPACED})${word}(?!${SPACED})` : `${word}(?!\\p{M})`;
  });
  return new RegExp(bordered.join(`(?:(?!${ANY}|${PICTURE})[^])*`), 'gu');
}

function occurrences(term: Extract<Tree, { kind: 'term' }>, post: Folded): [number, number][] {
  const expression = patternOf(term);
  const found: [number, number][] = [];
  for (let from = 0; from <= post.text.length; from++) {
    expression.lastIndex = from;
    const match = expression.exec(post.text);
    if (!match) break;
    const start = match.index;
    const end = start + match[0].length;
    from = start;
    const splitsStart = start > 0 && post.starts[start] === post.starts[start - 1];
    const splitsEnd = end < post.text.length && post.starts[end] === post.starts[end - 1];
    if (!splitsStart && !splitsEnd) found.push([post.starts[start] ?? 0, post.ends[end - 1] ?? 0]);
  }
  return found;
}

function evaluate(tree: Tree, post: Folded): { isTrue: boolean; spans: [number, number][] } {
  if (tree.kind === 'term') {
    const spans = occurrences(tree, post);
    return { isTrue: spans.length > 0, spans };
  }
  if (tree.kind === 'not') return { isTrue: !evaluate(tree.part, post).isTrue, spans: [] };
  const parts = tree.parts.map((part) => evaluate(part, post));
  const isTrue = tree.kind === 'and' ? parts.every((part) => part.isTrue) : parts.some((part) => part.isTrue);
  return { isTrue, spans: isTrue ? parts.filter((part) => part.isTrue).flatMap((part) => part.spans) : [] };
}

/** Marks the covered units, so that only what is marked counts and not how the stretches are cut. */
function covered(length: number, spans: readonly (readonly [number, number])[]): string {
  const marks = Array.from({ length }, () => '.');
  for (const [start, end] of spans) marks.fill('x', start, end);
  return marks.join('');
}

const WORDS = [
  ...['acme', 'Bank', 'café', 'ba', 'bank2', 'straße', 'a'],
  ...['банк', 'Ёлка', 'ба', 'οδός', 'ΟΔΟΣ'],
  ...['ธนาคาร', 'ที่', 'ที', 'กา', 'นา', 'ธ'],
  ...['银行', '银', '行', '東京', 'ガス', 'カ', 'か', 'タワー'],
  ...['हिन्दी', 'हि', 'بنك', 'بن', 'ລາວ', 'បាយ'],
];
const word = fc.constantFrom(...WORDS);

/** The same word as people also write it. */
const written = fc.tuple(word, fc.nat(6)).map(([text, variant]) => {
  switch (variant) {
    case 1:
      return text.toUpperCase();
    case 2:
      return text.normalize('NFD');
    case 3:
      return Array.from(text).join('\u200b');
    case 4:
      return text.replace(/[a-z0-9]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    default:
      return text;
  }
});
const gap = fc.constantFrom(' ', ' ', ', ', '', '. ', '@', ' @', '#', ' #', '_', '😡', '\n', ' - ', '\u3000');
const post = fc.array(fc.tuple(gap, written), { maxLength: 8 }).map((parts) => parts.flat().join(''));

const term: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 5, arbitrary: word.map((text): Tree => ({ kind: 'term', form: 'words', words: [text] })) },
  {
    weight: 2,
    arbitrary: fc
      .array(word, { minLength: 2, maxLength: 3 })
      .map((words): Tree => ({ kind: 'term', form: 'words', words })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(word, fc.constantFrom('handle' as const, 'tag' as const))
      .map(([text, form]): Tree => ({ kind: 'term', form, words: [text] })),
  },
);

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: term },
    { weight: 1, arbitrary: tie('tree').map((part): Tree => ({ kind: 'not', part })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
        .map(([kind, parts]): Tree => ({ kind, parts })),
    },
  ),
}));

function writeQuery(node: Tree): string {
  switch (node.kind) {
    case 'term':
      return { words: `"${node.words.join(' ')}"`, handle: `@${node.words.join('')}`, tag: `#${node.words.join('')}` }[
        node.form
      ];
    case 'not':
      return `NOT (${writeQuery(node.part)})`;
    case 'and':
    case 'or':
      return `(${node.parts.map(writeQuery).join(node.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

describe('Matcher against a plain evaluator', () => {
  it('agrees on which watches match and what is marked', () => {
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: 1, maxLength: 8 }),
        fc.array(post, { minLength: 1, maxLength: 4 }),
        (trees, posts) => {
          const matcher = compileWatches(trees.map((each, index) => ({ id: String(index), query: writeQuery(each) })));
          const refused = new Set(matcher.faults.map((fault) => fault.watchId));
          for (const text of posts) {
            const folded = foldPlainly(text);
            const expected = trees.flatMap((each, index) => {
              const { isTrue, spans } = evaluate(each, folded);
              return isTrue && !refused.has(String(index)) ? [[String(index), covered(text.length, spans)]] : [];
            });
            const actual = matcher.match({ text }).map((match) => [match.watchId, covered(text.length, match.spans)]);
            expect({ text, matches: actual }).toEqual({ text, matches: expected });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses exactly the queries that a post without any of their terms would match', () => {
    fc.assert(
      fc.property(tree, (each) => {
        const isRefused = compileWatches([{ id: 'w', query: writeQuery(each) }]).faults.length === 1;
        expect(isRefused).toBe(evaluate(each, foldPlainly('')).isTrue);
      }),
      { numRuns: 200 },
    );
  });
});
