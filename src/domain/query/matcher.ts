import { primarySubtag } from '../language/primary-subtag.js';
import { WORD } from '../text/characters.js';
import { FoldedText } from '../text/fold.js';
import { PieceList } from '../text/segment.js';
import { hashBehindSign, hashOfPair, type HashIndex } from './hash-index.js';
import { SIGN_OF_FORM, verifyLiteral, type Literal } from './literal.js';
import type { QueryFault } from './query.types.js';

export interface PostToMatch {
  readonly text: string;
  readonly title?: string;
  /** Who wrote it. `@name` is about whom a post addresses, so this decides nothing until `author:` is supported. */
  readonly authorHandle?: string;
  /** BCP 47; absent or `und` passes every watch's language list. */
  readonly lang?: string;
}

/** Half-open, in UTF-16 code units of the post's text. */
export type Span = readonly [start: number, end: number];

export interface WatchMatch {
  readonly watchId: string;
  /** Where the terms that decided stand in `text`, in order, none overlapping; empty when they stand in the title only. */
  readonly spans: Span[];
}

export interface WatchFault {
  readonly watchId: string;
  readonly fault: QueryFault;
}

export type CompiledNode =
  | { readonly kind: 'term'; readonly literal: number }
  | { readonly kind: 'not'; readonly part: CompiledNode }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly CompiledNode[] };

export interface CompiledWatch {
  readonly id: string;
  /** Primary subtags; null for any. */
  readonly languages: ReadonlySet<string> | null;
  readonly tree: CompiledNode;
}

export interface CompiledWatches {
  readonly watches: readonly CompiledWatch[];
  readonly faults: readonly WatchFault[];
  readonly literals: readonly Literal[];
  /** From the hash of an anchor word to literals. */
  readonly words: HashIndex;
  /** From the first two units of an anchor without word borders to literals. */
  readonly unspaced: HashIndex;
  /** The watches to evaluate once a literal has been found. */
  readonly watchesOfLiteral: readonly Int32Array[];
}

/**
 * Finds which watches a post matches, and where. All literals of all watches are looked up in one pass over the post; a
 * watch is evaluated only when one of its anchors occurs. Synchronous and with its own buffers: one per thread.
 */
export class Matcher {
  readonly faults: readonly WatchFault[];
  private readonly folded = new FoldedText();
  private readonly pieces = new PieceList();
  /** Number of the post in which a literal was last found; so nothing has to be cleared between posts. */
  private readonly foundIn: Float64Array;
  private readonly evaluatedIn: Float64Array;
  private post = 0;
  private readonly found: number[] = [];
  /** Spans of the literals found in the text, by literal. */
  private readonly spans = new Map<number, Span[]>();

  constructor(private readonly compiled: CompiledWatches) {
    this.faults = compiled.faults;
    this.foundIn = new Float64Array(compiled.literals.length);
    this.evaluatedIn = new Float64Array(compiled.watches.length);
  }

  match(post: PostToMatch): WatchMatch[] {
    this.post++;
    this.found.length = 0;
    if (this.spans.size > 0) this.spans.clear();
    if (post.title) this.scan(post.title, false);
    this.scan(post.text, true);
    return this.found.length === 0 ? [] : this.evaluateFound(post.lang);
  }

  private scan(text: string, isText: boolean): void {
    const { folded, pieces } = this;
    folded.read(text);
    pieces.read(folded);
    for (let piece = 0; piece < pieces.length; piece++) {
      const start = pieces.starts[piece] ?? 0;
      const before = start > 0 ? folded.unitAt(start - 1) : 0;
      const sign = before === SIGN_OF_FORM.handle || before === SIGN_OF_FORM.tag ? before : 0;
      if (pieces.classes[piece] === WORD) this.scanWord(piece, sign, isText);
      else this.scanRun(piece, sign, isText);
    }
  }

  private scanWord(piece: number, sign: number, isText: boolean): void {
    const hash = this.pieces.hashes[piece] ?? 0;
    this.lookUpWord(hash, piece, isText);
    if (sign !== 0) this.lookUpWord(hashBehindSign(hash, sign), piece, isText);
  }

  private lookUpWord(hash: number, piece: number, isText: boolean): void {
    const { words, literals } = this.compiled;
    for (let entry = words.first(hash); entry >= 0; entry = words.next(entry)) {
      const number = words.valueAt(entry);
      const literal = literals[number];
      if (literal === undefined || literal.anchor > piece) continue;
      this.verify(number, literal, this.pieces.starts[piece - literal.anchor] ?? 0, isText);
    }
  }

  private scanRun(piece: number, sign: number, isText: boolean): void {
    const { folded, pieces } = this;
    const start = pieces.starts[piece] ?? 0;
    const end = pieces.ends[piece] ?? 0;
    for (let cell = start; cell < end; cell++) {
      const first = folded.unitAt(cell);
      const single = hashOfPair(first, 0);
      const pair = cell + 1 < end ? hashOfPair(first, folded.unitAt(cell + 1)) : single;
      this.lookUpUnspaced(single, cell, isText);
      if (pair !== single) this.lookUpUnspaced(pair, cell, isText);
      if (sign === 0 || cell > start) continue;
      this.lookUpUnspaced(hashBehindSign(single, sign), cell, isText);
      if (pair !== single) this.lookUpUnspaced(hashBehindSign(pair, sign), cell, isText);
    }
  }

  private lookUpUnspaced(hash: number, cell: number, isText: boolean): void {
    const { unspaced, literals } = this.compiled;
    for (let entry = unspaced.first(hash); entry >= 0; entry = unspaced.next(entry)) {
      const number = unspaced.valueAt(entry);
      const literal = literals[number];
      if (literal) this.verify(number, literal, cell, isText);
    }
  }

  private verify(number: number, literal: Literal, start: number, isText: boolean): void {
    const end = verifyLiteral(literal, this.folded, start);
    if (end < 0) return;
    if (this.foundIn[number] !== this.post) {
      this.foundIn[number] = this.post;
      this.found.push(number);
    }
    if (!isText) return;
    const first = literal.form === 'words' ? start : start - 1;
    const span: Span = [this.folded.startOf(first), this.folded.endOf(end - 1)];
    const spans = this.spans.get(number);
    if (spans) spans.push(span);
    else this.spans.set(number, [span]);
  }

  private evaluateFound(lang: string | undefined): WatchMatch[] {
    const { watches, watchesOfLiteral } = this.compiled;
    const matched: number[] = [];
    for (const literal of this.found) {
      for (const index of watchesOfLiteral[literal] ?? []) {
        if (this.evaluatedIn[index] === this.post) continue;
        this.evaluatedIn[index] = this.post;
        const watch = watches[index];
        if (watch && speaks(watch.languages, lang) && this.isTrue(watch.tree)) matched.push(index);
      }
    }
    matched.sort((a, b) => a - b);
    return matched.map((index) => this.report(index));
  }

  private isTrue(node: CompiledNode): boolean {
    switch (node.kind) {
      case 'term':
        return this.foundIn[node.literal] === this.post;
      case 'not':
        return !this.isTrue(node.part);
      case 'and':
        return node.parts.every((part) => this.isTrue(part));
      case 'or':
        return node.parts.some((part) => this.isTrue(part));
    }
  }

  private report(index: number): WatchMatch {
    const watch = this.compiled.watches[index];
    if (!watch) throw new RangeError(`no watch ${String(index)}`);
    const spans: Span[] = [];
    this.collectSpans(watch.tree, spans);
    return { watchId: watch.id, spans: mergeSpans(spans) };
  }

  /** Spans of the branches that made the query true. */
  private collectSpans(node: CompiledNode, into: Span[]): void {
    switch (node.kind) {
      case 'term':
        for (const span of this.spans.get(node.literal) ?? []) into.push(span);
        return;
      case 'not':
        return;
      case 'and':
        for (const part of node.parts) this.collectSpans(part, into);
        return;
      case 'or':
        for (const part of node.parts) if (this.isTrue(part)) this.collectSpans(part, into);
        return;
    }
  }
}

function speaks(languages: ReadonlySet<string> | null, lang: string | undefined): boolean {
  if (languages === null || lang === undefined || lang === '' || lang === 'und') return true;
  return languages.has(primarySubtag(lang));
}

function mergeSpans(spans: Span[]): Span[] {
  if (spans.length < 2) return spans;
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: Span[] = [];
  let last: [number, number] | undefined;
  for (const [start, end] of spans) {
    if (last && (start < last[1] || start === last[0])) last[1] = Math.max(last[1], end);
    else merged.push((last = [start, end]));
  }
  return merged;
}
