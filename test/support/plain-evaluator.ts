/*
 * A plain evaluator of watch queries that shares no code with the product: it folds with String.normalize, searches with one
 * regular expression per term, and walks the tree for every query and post.
 */

export type PlainTree =
  | {
      readonly kind: 'term';
      readonly form: 'words' | 'handle' | 'tag';
      readonly words: readonly string[];
      readonly opensStart?: boolean;
      readonly opensEnd?: boolean;
    }
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'field'; readonly field: string; readonly value: string }
  | {
      readonly kind: 'near';
      readonly isOrdered: boolean;
      readonly distance: number;
      readonly left: PlainTree;
      readonly right: PlainTree;
    }
  | { readonly kind: 'not'; readonly part: PlainTree }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly PlainTree[] };

export interface PlainPost {
  readonly text: string;
  readonly title?: string;
  readonly authorHandle?: string;
  readonly authorName?: string;
  readonly lang?: string;
  readonly network?: string;
  readonly url?: string;
  readonly country?: string;
  readonly followers?: number;
  readonly isReply?: boolean;
  readonly isRepost?: boolean;
}

type Stretch = [start: number, end: number];

interface Place {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly Stretch[];
}

/** Stands for the apostrophe of `don't`, which is part of its word. */
const JOINED = '\uE000';
const UNSPACED =
  '[\\u3099\\u309A\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC]';
const ANY = `[\\p{Alphabetic}\\p{M}\\p{Nd}_${JOINED}]`;
const SPACED = `(?:(?!${UNSPACED})${ANY})`;
const PICTURE = '\\p{Extended_Pictographic}';
const IS_SPACED = new RegExp(`^${SPACED}$`, 'u');
const STARTS_SPACED = new RegExp(`^${SPACED}`, 'u');
const ENDS_SPACED = new RegExp(`${SPACED}$`, 'u');
const HAS_ANY = new RegExp(ANY, 'u');
const HAS_WORD = new RegExp(`${ANY}|${PICTURE}`, 'u');
const IS_MARK = /^\p{M}$/u;
const PIECES = new RegExp(`${SPACED}+|${UNSPACED}+`, 'gu');
const NEGATION = new RegExp(`(?<=${SPACED})'(?=t(?!${SPACED}))`, 'gu');
const ACCENT = /[\u0300-\u036f\ufe0f\u200b-\u200d\u2060\ufeff\u00ad]/gu;

class PlainText {
  readonly folded: string;
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  constructor(readonly text: string) {
    let folded = '';
    let at = 0;
    for (const character of text) {
      const end = at + character.length;
      const plain = character.normalize('NFKD').toLowerCase().replace(/ß/gu, 'ss').replace(/ς/gu, 'σ');
      const kept = plain.replace(ACCENT, '');
      for (let unit = 0; unit < kept.length; unit++) {
        this.starts.push(at);
        this.ends.push(end);
      }
      if (/^[\u0300-\u036f]$/u.test(character)) {
        for (let i = this.ends.length - 1; i >= 0 && this.starts[i] === this.starts.at(-1); i--) this.ends[i] = end;
      }
      folded += kept;
      at = end;
    }
    this.folded = folded.replace(NEGATION, JOINED);
  }

  /** Where matches of a pattern over the folded text stand in the original; none cuts a character that folds to several. */
  find(pattern: RegExp): Stretch[] {
    const found: Stretch[] = [];
    for (let from = 0; from <= this.folded.length; from++) {
      pattern.lastIndex = from;
      const match = pattern.exec(this.folded);
      if (!match) break;
      const start = match.index;
      const end = start + match[0].length;
      // With the flag u a search that starts inside a surrogate pair starts in front of it.
      if (start < from) continue;
      from = start;
      if (!this.isInside(start) && !this.isInside(end)) found.push([this.starts[start] ?? 0, this.ends[end - 1] ?? 0]);
    }
    return found;
  }

  /** Whether nothing that belongs to a word or character at either end is cut off. */
  isWhole(start: number, end: number): boolean {
    const first = this.starts.indexOf(start);
    const last = this.ends.lastIndexOf(end);
    if (first < 0 || last < 0) return false;
    const isSpaced = (at: number): boolean => IS_SPACED.test(this.folded.charAt(at));
    const isMark = (at: number): boolean => IS_MARK.test(this.folded.charAt(at));
    if (isSpaced(first) ? isSpaced(first - 1) : isMark(first)) return false;
    return isSpaced(last) ? !isSpaced(last + 1) : !isMark(last + 1) || !HAS_ANY.test(this.folded.charAt(last));
  }

  /** Words that start from `from` on and before `to`: each word, and each started pair of characters without borders. */
  countWords(from: number, to: number): number {
    let count = 0;
    for (const match of this.folded.matchAll(PIECES)) {
      const isSpaced = STARTS_SPACED.test(match[0]);
      const offsets = new Set<number>();
      for (let i = 0; i < match[0].length; i++) {
        const offset = this.starts[match.index + i] ?? 0;
        const isCounted = isSpaced ? i === 0 : !IS_MARK.test(match[0].charAt(i));
        if (isCounted && offset >= from && offset < to) offsets.add(offset);
      }
      count += isSpaced ? offsets.size : Math.ceil(offsets.size / 2);
    }
    return count;
  }

  private isInside(at: number): boolean {
    return at > 0 && at < this.folded.length && this.starts[at] === this.starts[at - 1];
  }
}

const plainTexts = new Map<string, PlainText>();

function plainText(text: string): PlainText {
  if (plainTexts.size > 1_000) plainTexts.clear();
  const known = plainTexts.get(text) ?? new PlainText(text);
  plainTexts.set(text, known);
  return known;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const isSpacedAt = (text: string, end: 'start' | 'end'): boolean =>
  (end === 'start' ? STARTS_SPACED : ENDS_SPACED).test(text);

const patterns = new Map<string, RegExp>();

function patternOf(term: Extract<PlainTree, { kind: 'term' }>): RegExp {
  const key = JSON.stringify(term);
  const known = patterns.get(key) ?? makePattern(term);
  patterns.set(key, known);
  return known;
}

function makePattern(term: Extract<PlainTree, { kind: 'term' }>): RegExp {
  const words = term.words.map((word) => plainText(word).folded);
  if (term.form !== 'words') {
    const sign = term.form === 'handle' ? '@' : '#';
    const tail = term.form === 'handle' ? SPACED : ANY;
    return new RegExp(`(?<!${SPACED})${sign}${words.map(escaped).join('')}(?!${tail})(?!\\p{M})`, 'gu');
  }
  const bordered = words.map((word, i) => {
    const before = term.opensStart === true && i === 0 && isSpacedAt(word, 'start') ? `${SPACED}*?` : '';
    const behind = term.opensEnd === true && i === words.length - 1 && isSpacedAt(word, 'end') ? `${SPACED}*` : '';
    const isSpaced = isSpacedAt(word, 'start');
    return isSpaced ? `(?<!${SPACED})${before}${escaped(word)}${behind}(?!${SPACED})` : `${escaped(word)}(?!\\p{M})`;
  });
  return new RegExp(bordered.join(`(?:(?!${ANY}|${PICTURE})[^])*`), 'gu');
}

function exactPlaces(exact: string, text: string): Stretch[] {
  const plain = plainText(text);
  const hasWord = HAS_WORD.test(plainText(exact).folded);
  const found: Stretch[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + (hasWord ? 1 : exact.length))) {
    if (!hasWord || plain.isWhole(at, at + exact.length)) found.push([at, at + exact.length]);
  }
  return found;
}

function placesOf(tree: PlainTree, text: string): Place[] {
  const alone = (stretches: Stretch[]): Place[] =>
    stretches.map(([start, end]) => ({ start, end, terms: [[start, end]] }));
  if (tree.kind === 'term') {
    const plain = plainText(text);
    // Compiling and running an expression is slow, and most words are not there at all.
    if (!tree.words.every((word) => plain.folded.includes(plainText(word).folded))) return [];
    return alone(plain.find(patternOf(tree)));
  }
  if (tree.kind === 'exact') return alone(exactPlaces(tree.text, text));
  if (tree.kind === 'or') return tree.parts.flatMap((part) => placesOf(part, text));
  if (tree.kind !== 'near') throw new Error(`${tree.kind} stands nowhere`);
  const places: Place[] = [];
  const join = (before: Place, after: Place): void => {
    if (before.end > after.start) return;
    if (plainText(text).countWords(before.end, after.start) > tree.distance) return;
    places.push({ start: before.start, end: after.end, terms: [...before.terms, ...after.terms] });
  };
  for (const left of placesOf(tree.left, text)) {
    for (const right of placesOf(tree.right, text)) {
      join(left, right);
      if (!tree.isOrdered) join(right, left);
    }
  }
  return places;
}

function isFieldTrue(field: string, value: string, post: PlainPost): boolean {
  const plain = (text: string | undefined): string | undefined => text && plainText(text).folded;
  switch (field) {
    case 'author': {
      if (plain(post.authorHandle)?.replace(/^@/u, '') === plain(value)) return true;
      return placesOf({ kind: 'term', form: 'words', words: value.split(' ') }, post.authorName ?? '').length > 0;
    }
    case 'site':
      return new RegExp(`^https?://(?:[^/]+\\.)?${escaped(value)}(?:/|$)`, 'iu').test(post.url ?? '');
    case 'url':
      return plain(post.url)?.includes(plain(value) ?? '') ?? false;
    case 'lang':
      return post.lang?.toLowerCase().replace(/-.*/u, '') === value;
    case 'network':
      return post.network?.toLowerCase() === value;
    case 'country':
      return post.country?.toLowerCase() === value;
    case 'is':
      return (value === 'reply' ? post.isReply : post.isRepost) === true;
    case 'has':
      return /https?:\/\/|www\./iu.test(`${post.title ?? ''}\n${post.text}`);
    default: {
      const [, sign, count] = /^(>=|<=|>|<)(\d+)$/u.exec(value) ?? [];
      if (post.followers === undefined) return false;
      const difference = post.followers - Number(count);
      return (
        { '>': difference > 0, '>=': difference >= 0, '<': difference < 0, '<=': difference <= 0 }[sign ?? ''] ?? false
      );
    }
  }
}

/** Whether the query is true of the post, and the stretches of the text that made it so, in no order. */
export function evaluatePlainly(tree: PlainTree, post: PlainPost): { isTrue: boolean; spans: Stretch[] } {
  switch (tree.kind) {
    case 'not':
      return { isTrue: !evaluatePlainly(tree.part, post).isTrue, spans: [] };
    case 'field':
      return { isTrue: isFieldTrue(tree.field, tree.value, post), spans: [] };
    case 'pattern': {
      const found = (text: string): Stretch[] =>
        [...text.matchAll(new RegExp(tree.pattern, 'giu'))].map(({ index, 0: { length } }) => [index, index + length]);
      const spans = found(post.text);
      return { isTrue: spans.length > 0 || found(post.title ?? '').length > 0, spans };
    }
    case 'and':
    case 'or': {
      const parts = tree.parts.map((part) => evaluatePlainly(part, post));
      const isTrue = tree.kind === 'and' ? parts.every((part) => part.isTrue) : parts.some((part) => part.isTrue);
      return { isTrue, spans: isTrue ? parts.filter((part) => part.isTrue).flatMap((part) => part.spans) : [] };
    }
    case 'term':
    case 'exact':
    case 'near': {
      const places = placesOf(tree, post.text);
      const isTrue = places.length > 0 || placesOf(tree, post.title ?? '').length > 0;
      return { isTrue, spans: places.flatMap((place) => place.terms.map(([start, end]): Stretch => [start, end])) };
    }
  }
}
