import { primarySubtag } from '../language/primary-subtag.js';
import { isDisguised } from '../text/hidden-characters.js';
import { GrowingInts } from './matching/growing.js';
import { LiteralComparer } from './matching/literal-comparer.js';
import { LiteralFinder } from './matching/literal-finder.js';
import type { PostToMatch, Span, WatchMatch } from './match.types.js';
import * as pool from './matching/literal-pool.js';
import { MatchedWatches } from './matching/matched-watches.js';
import { IN_TITLE, IS_DISGUISED, Occurrences } from './matching/occurrences.js';
import { PostFields } from './matching/post-fields.js';
import { QueryEvaluator } from './matching/query-evaluator.js';
import { placeInOriginal, type SeenThrough } from './matching/seen-through.js';
import * as compiler from './matching/watch-compiler.js';
import type { CompiledWatches, WatchFault } from './matching/watch-compiler.js';

export type { PostToMatch, Span, WatchMatch } from './match.types.js';
export type { WatchFault } from './matching/watch-compiler.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { ANCHORED_FROM, ANCHORED_TO, FLAGS, isExact, isOpen, LITERAL_ROW } = pool;
const { EVALUATED_IN, LANGUAGES, START, WATCH_ROW } = compiler;

const LAST_GENERATION = 0x7fffffff;

/**
 * Finds which watches a post matches, and where. All literals of all watches are looked up in one pass over the post; a
 * watch is evaluated only when one of its anchors occurs. Synchronous and with its own buffers: one per thread.
 */
export class Matcher {
  readonly faults: readonly WatchFault[];
  private readonly occurrences: Occurrences;
  private readonly comparer: LiteralComparer;
  private readonly finder: LiteralFinder;
  private readonly postFields = new PostFields();
  private readonly evaluator: QueryEvaluator;
  /** The number of the post: watches evaluated in an earlier one are evaluated again, without anything being cleared. */
  private generation = 0;
  /** Literals found in this post, each once, and fields found in the index of names, each perhaps more often. */
  private readonly found = new GrowingInts();
  private readonly foundFields = new GrowingInts();
  private readonly matched = new MatchedWatches();
  /** The text that is being read, how it is, and what it looks like where it is being looked through. */
  private text = '';
  private foundFlags = 0;
  private seen: SeenThrough | null = null;

  constructor(private readonly compiled: CompiledWatches) {
    const { literals, index, program, fields, patterns } = compiled;
    this.faults = compiled.faults;
    this.occurrences = new Occurrences(literals);
    this.comparer = new LiteralComparer(literals);
    this.finder = new LiteralFinder(literals, index, this.comparer, (literal) => {
      this.note(literal);
    });
    const { occurrences, comparer, postFields } = this;
    this.evaluator = new QueryEvaluator({ program, literals, fields, patterns, occurrences, comparer, postFields });
  }

  /** How many watches it matches against. */
  get size(): number {
    return this.compiled.ids.length;
  }

  match(post: PostToMatch): WatchMatch[] {
    const { fields, fieldAnchors, unanchored } = this.compiled;
    this.occurrences.begin();
    this.found.length = 0;
    this.foundFields.length = 0;
    if (post.title) this.read(post.title, IN_TITLE);
    this.read(post.text, 0);
    if (this.found.length === 0 && unanchored.length === 0 && fieldAnchors === null) return [];
    if (fields.fields.length > 0) this.postFields.begin(post);
    if (fieldAnchors !== null) this.lookUpNames();
    return this.evaluateFound(post);
  }

  private read(text: string, flags: number): void {
    this.foundFlags = flags;
    this.text = text;
    this.finder.read(text);
    if (!this.finder.mayBeDisguised()) return;
    const readings = this.readThrough(flags);
    while (readings.next().done !== true);
  }

  /**
   * Reads what the text looks like, one reading a step. It is a generator because those are never compiled into their callers:
   * once met, this rare path would crowd parts of the usual one out of there, which costs half of the speed.
   */
  private *readThrough(flags: number): Generator<void, void> {
    for (const seen of this.finder.seeThrough()) {
      this.seen = seen;
      this.foundFlags = flags | IS_DISGUISED;
      this.finder.read(seen.text);
      yield;
    }
    this.seen = null;
  }

  private note(literal: number): void {
    const { comparer } = this;
    let { start, end } = comparer;
    let flags = this.foundFlags;
    if (this.seen !== null) {
      // An exact text is never looked through to.
      const its = this.flagsOf(literal);
      const place = isExact(its) ? null : placeInOriginal(this.seen, [start, end], { isOpen: isOpen(its) });
      if (place === null) return;
      [start, end] = place;
    } else if (this.finder.scan.mayBeStyled && isDisguised(this.text, start, end)) {
      if (!isExact(this.flagsOf(literal))) flags |= IS_DISGUISED;
    }
    if (this.occurrences.add(literal, start, end, flags)) this.found.push(literal);
  }

  private flagsOf(literal: number): number {
    return this.compiled.literals.rows[literal * LITERAL_ROW + FLAGS] ?? 0;
  }

  private lookUpNames(): void {
    this.compiled.fields.lookUp(this.postFields, (field) => {
      this.foundFields.push(field);
    });
  }

  private evaluateFound(post: PostToMatch): WatchMatch[] {
    const { literals, fieldAnchors, unanchored } = this.compiled;
    const { found, foundFields, matched } = this;
    this.nextGeneration();
    matched.clear();
    this.evaluator.begin(post);
    for (let i = 0; i < found.length; i++) {
      const literal = found.at(i);
      const row = literal * LITERAL_ROW;
      const from = literals.rows[row + ANCHORED_FROM] ?? 0;
      // One literal alone is its own only anchor: it has just been found, and no second time.
      if (from < 0) matched.push(-1 - from, -1 - literal);
      else this.evaluateAll(from, literals.rows[row + ANCHORED_TO] ?? 0, post);
    }
    for (let i = 0; i < foundFields.length; i++) {
      const field = foundFields.at(i);
      this.evaluateAll(fieldAnchors?.[field] ?? 0, fieldAnchors?.[field + 1] ?? 0, post);
    }
    for (let i = 0; i < unanchored.length; i++) this.evaluate(unanchored[i] ?? 0, post);
    // Arrays are written as literals where one thing is in them, as mostly: those that grow take room for seventeen.
    if (matched.length === 1) return [this.report(0)];
    matched.sort();
    const matches: WatchMatch[] = [];
    for (let i = 0; i < matched.length; i++) matches.push(this.report(i));
    return matches;
  }

  private evaluateAll(from: number, to: number, post: PostToMatch): void {
    const { anchored } = this.compiled;
    for (let at = from; at < to; at++) this.evaluate(anchored[at] ?? 0, post);
  }

  private evaluate(watch: number, { lang }: PostToMatch): void {
    const { watches, languageSets } = this.compiled;
    const row = watch * WATCH_ROW;
    if (watches[row + EVALUATED_IN] === this.generation) return;
    watches[row + EVALUATED_IN] = this.generation;
    const languages = watches[row + LANGUAGES] ?? 0;
    if (languages !== 0 && !speaks(languageSets[languages], lang)) return;
    const start = watches[row + START] ?? 0;
    if (this.evaluator.isTrue(start)) this.matched.push(watch, start);
  }

  private report(index: number): WatchMatch {
    const start = this.matched.startAt(index);
    const spans = this.evaluator.onlySpan(start) ?? mergeSpans(this.evaluator.spansOf(start));
    const isLookalike = this.occurrences.hasDisguised && this.evaluator.needsDisguise(start);
    return { watchId: this.compiled.ids[this.matched.watchAt(index)] ?? '', spans, isLookalike };
  }

  private nextGeneration(): void {
    if (++this.generation < LAST_GENERATION) return;
    const { watches } = this.compiled;
    for (let row = 0; row < watches.length; row += WATCH_ROW) watches[row + EVALUATED_IN] = 0;
    this.generation = 1;
  }
}

function speaks(languages: ReadonlySet<string> | undefined, lang: string | undefined): boolean {
  if (languages === undefined || lang === undefined || lang === '' || lang === 'und') return true;
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
