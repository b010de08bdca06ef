import type { FieldTable } from './field-table.js';
import type { LiteralComparer } from './literal-comparer.js';
import * as pool from './literal-pool.js';
import type { Literals } from './literal-pool.js';
import type { PostToMatch, Span } from '../match.types.js';
import { joinNear, WordCounter, type NearPlace } from './near.js';
import { IN_TITLE, IS_DISGUISED, type Occurrences } from './occurrences.js';
import type { PatternTable } from './pattern-table.js';
import type { PostFields } from './post-fields.js';
import * as operations from './query-program.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { ANCHOR_NONE, anchorOf, FLAGS, LITERAL_ROW } = pool;
const { endOfOperation, OP } = operations;

/** What queries are evaluated with. */
export interface EvaluatorParts {
  readonly program: Int32Array;
  readonly literals: Literals;
  readonly fields: FieldTable;
  readonly patterns: PatternTable;
  readonly occurrences: Occurrences;
  readonly comparer: LiteralComparer;
  readonly postFields: PostFields;
}

/** Evaluates compiled queries on one post, whose literals have been found. A buffer to be used again. */
export class QueryEvaluator {
  private post: PostToMatch = { text: '' };
  private readonly titleWords = new WordCounter();
  private readonly textWords = new WordCounter();
  private areWordsRead = false;
  /** By pattern: whether it is in this post. */
  private readonly patternsFound = new Map<number, boolean>();
  /** Literals of symbols alone that have been looked for in this post. */
  private readonly symbolsSought = new Set<number>();
  private seesThrough = true;

  constructor(private readonly parts: EvaluatorParts) {}

  begin(post: PostToMatch): void {
    this.post = post;
    this.areWordsRead = false;
    this.seesThrough = true;
    if (this.patternsFound.size > 0) this.patternsFound.clear();
    if (this.symbolsSought.size > 0) this.symbolsSought.clear();
  }

  /** `at`: where a query starts in the program, or −1 − the literal that it is alone. */
  isTrue(at: number): boolean {
    if (at < 0) return this.hasLiteral(-1 - at);
    const { program } = this.parts;
    const argument = program[at + 1] ?? 0;
    switch (program[at] ?? OP.term) {
      case OP.term:
        return this.hasLiteral(argument);
      case OP.field: {
        const field = this.parts.fields.fields[argument];
        return field !== undefined && this.parts.postFields.isTrue(field, this.parts.comparer);
      }
      case OP.pattern:
        return this.hasPattern(argument);
      case OP.not:
        return !this.isTrue(at + 2);
      case OP.and:
        for (let part = at + 2; part < argument; part = endOfOperation(program, part)) {
          if (!this.isTrue(part)) return false;
        }
        return true;
      case OP.or:
        for (let part = at + 2; part < argument; part = endOfOperation(program, part)) {
          if (this.isTrue(part)) return true;
        }
        return false;
      default:
        return this.mayBeNear(at) && (this.placesOf(at, false).length > 0 || this.placesOf(at, true).length > 0);
    }
  }

  /** Whether a query that is true is so only because disguised words were read. */
  needsDisguise(at: number): boolean {
    this.seesThrough = false;
    const isTrue = this.isTrue(at);
    this.seesThrough = true;
    return !isTrue;
  }

  /** Where the literal stands that a query is alone, if that is once and in the text; else null. */
  onlySpan(at: number): Span[] | null {
    const { occurrences } = this.parts;
    const only = at < 0 ? occurrences.first(-1 - at) : -1;
    if (only < 0 || occurrences.next(only) >= 0 || (occurrences.flags(only) & IN_TITLE) !== 0) return null;
    return [[occurrences.start(only), occurrences.end(only)]];
  }

  /** Spans in the text of the branches that made a query true; unordered. */
  spansOf(at: number): Span[] {
    const spans: Span[] = [];
    this.collectSpans(at, spans);
    return spans;
  }

  private collectSpans(at: number, into: Span[]): void {
    const { program } = this.parts;
    if (at < 0) {
      this.collectSpansOfLiteral(-1 - at, into);
      return;
    }
    const argument = program[at + 1] ?? 0;
    switch (program[at] ?? OP.term) {
      case OP.term:
        this.collectSpansOfLiteral(argument, into);
        return;
      case OP.pattern:
        for (const span of this.parts.patterns.find(argument, this.post.text)) into.push(span);
        return;
      case OP.and:
      case OP.or:
        for (let part = at + 2; part < argument; part = endOfOperation(program, part)) {
          if (program[at] === OP.and || this.isTrue(part)) this.collectSpans(part, into);
        }
        return;
      case OP.near:
        for (const { terms } of this.placesOf(at, false)) for (const span of terms) into.push(span);
        return;
    }
  }

  private collectSpansOfLiteral(literal: number, into: Span[]): void {
    const { occurrences } = this.parts;
    for (let each = occurrences.first(literal); each >= 0; each = occurrences.next(each)) {
      if ((occurrences.flags(each) & IN_TITLE) === 0) into.push([occurrences.start(each), occurrences.end(each)]);
    }
  }

  private hasLiteral(literal: number): boolean {
    const { occurrences } = this.parts;
    if (!occurrences.has(literal)) {
      this.seekSymbols(literal);
      if (!occurrences.has(literal)) return false;
    }
    if (this.seesThrough) return true;
    for (let each = occurrences.first(literal); each >= 0; each = occurrences.next(each)) {
      if ((occurrences.flags(each) & IS_DISGUISED) === 0) return true;
    }
    return false;
  }

  /** An exact text of symbols alone is in no index: it is looked for when a query asks for it. */
  private seekSymbols(literal: number): void {
    const { literals, occurrences, comparer } = this.parts;
    if (anchorOf(literals.rows[literal * LITERAL_ROW + FLAGS] ?? 0) !== ANCHOR_NONE || this.symbolsSought.has(literal))
      return;
    this.symbolsSought.add(literal);
    for (const flags of [IN_TITLE, 0]) {
      const text = flags === IN_TITLE ? (this.post.title ?? '') : this.post.text;
      for (let from = 0; comparer.findSymbols(literal, text, from); from = comparer.end) {
        occurrences.add(literal, comparer.start, comparer.end, flags);
      }
    }
  }

  private hasPattern(number: number): boolean {
    const known = this.patternsFound.get(number);
    if (known !== undefined) return known;
    const { patterns } = this.parts;
    const { text, title } = this.post;
    const isFound = patterns.isIn(number, text) || (title !== undefined && patterns.isIn(number, title));
    this.patternsFound.set(number, isFound);
    return isFound;
  }

  /** Whether both operands occur at all, which is quicker to tell than where. */
  private mayBeNear(at: number): boolean {
    const { program } = this.parts;
    const right = endOfOperation(program, at + 3);
    return this.mayStand(at + 3) && this.mayStand(right);
  }

  private mayStand(at: number): boolean {
    return this.parts.program[at] === OP.near ? this.mayBeNear(at) : this.isTrue(at);
  }

  /** Where an operand of NEAR stands in the title or in the text. */
  private placesOf(at: number, inTitle: boolean): NearPlace[] {
    const { program } = this.parts;
    const argument = program[at + 1] ?? 0;
    if (program[at] === OP.term) return this.placesOfLiteral(argument, inTitle);
    if (program[at] === OP.near) {
      this.readWords();
      const how = program[at + 2] ?? 0;
      const left = this.placesOf(at + 3, inTitle);
      const right = left.length === 0 ? [] : this.placesOf(endOfOperation(program, at + 3), inTitle);
      const words = inTitle ? this.titleWords : this.textWords;
      return joinNear(left, right, { distance: how >> 1, isOrdered: (how & 1) === 1, words });
    }
    const places: NearPlace[] = [];
    for (let part = at + 2; part < argument; part = endOfOperation(program, part)) {
      for (const place of this.placesOf(part, inTitle)) places.push(place);
    }
    return places;
  }

  private placesOfLiteral(literal: number, inTitle: boolean): NearPlace[] {
    const { occurrences } = this.parts;
    this.seekSymbols(literal);
    const places: NearPlace[] = [];
    for (let each = occurrences.first(literal); each >= 0; each = occurrences.next(each)) {
      const flags = occurrences.flags(each);
      if (((flags & IN_TITLE) !== 0) !== inTitle) continue;
      if (!this.seesThrough && (flags & IS_DISGUISED) !== 0) continue;
      const [start, end] = [occurrences.start(each), occurrences.end(each)];
      places.push({ start, end, terms: [[start, end]] });
    }
    return places;
  }

  private readWords(): void {
    if (this.areWordsRead) return;
    this.areWordsRead = true;
    this.textWords.read(this.post.text);
    this.titleWords.read(this.post.title ?? '');
  }
}
