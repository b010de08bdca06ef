import { primarySubtag } from '../../language/primary-subtag.js';
import { AnchorFinder } from './anchors.js';
import { checkPatterns } from '../check-patterns.js';
import { findMatchingNothing } from '../find-matching-nothing.js';
import { GrowingInts } from './growing.js';
import { LiteralIndex } from './literal-index.js';
import { ANCHORED_FROM, ANCHORED_TO, LITERAL_ROW, LiteralPool, type Literals } from './literal-pool.js';
import { parseQuery } from '../parse-query.js';
import type { FieldTable } from './field-table.js';
import type { PatternTable } from './pattern-table.js';
import { faultAt } from '../query-fault.js';
import { OP, ProgramWriter } from './query-program.js';
import type { ParsedQuery, QueryFault, QueryNode } from '../query.types.js';

export interface WatchToCompile {
  readonly id: string;
  /** Text of a query, or one already parsed. */
  readonly query: string | QueryNode;
  /** BCP 47; posts in another language do not match. None or an empty list: any language. */
  readonly languages?: readonly string[];
}

export interface WatchFault {
  readonly watchId: string;
  readonly fault: QueryFault;
}

/**
 * Numbers of a watch: where its query starts in the program, or −1 − the literal that it is alone; its number in
 * `languageSets`, 0 for any language; the generation of posts in which it was last evaluated.
 */
export const WATCH_ROW = 4;
export const START = 0;
export const LANGUAGES = 1;
export const EVALUATED_IN = 2;

/** All watches in typed arrays, ready for a Matcher. A watch is known by its number, in the order they were added. */
export interface CompiledWatches {
  readonly ids: readonly string[];
  readonly faults: readonly WatchFault[];
  readonly program: Int32Array;
  /** See WATCH_ROW. */
  readonly watches: Int32Array;
  readonly languageSets: readonly ReadonlySet<string>[];
  readonly literals: Literals;
  readonly index: LiteralIndex;
  readonly fields: FieldTable;
  readonly patterns: PatternTable;
  /** The watches to evaluate when an anchor is found; the rows of literals tell from where to where theirs are. */
  readonly anchored: Int32Array;
  /** The same for fields: those of field f are from `fieldAnchors[f]` to `fieldAnchors[f + 1]`; null where none is an anchor. */
  readonly fieldAnchors: Int32Array | null;
  /** Watches without anchor, to evaluate for each post. */
  readonly unanchored: Int32Array;
}

const ANY_LANGUAGE: ReadonlySet<string> = new Set();

/** Compiles watches one by one, so that a long list can be worked through in slices. */
export class WatchCompiler {
  private readonly pool = new LiteralPool();
  private readonly writer = new ProgramWriter(this.pool);
  private readonly finder = new AnchorFinder(this.pool, this.writer);
  private readonly ids: string[] = [];
  private readonly faults: WatchFault[] = [];
  private readonly watches = new GrowingInts();
  private readonly languageSets: ReadonlySet<string>[] = [ANY_LANGUAGE];
  private readonly languageSetNumbers = new Map<string, number>();
  /** Pairs of anchor (a field is −1 − its number) and watch. */
  private readonly anchors = new GrowingInts();
  private readonly unanchored = new GrowingInts();

  /** A watch whose query is refused matches nothing and is listed in the faults. */
  add({ id, query, languages }: WatchToCompile): void {
    const parsed = typeof query === 'string' ? parseQuery(query) : checkTree(query);
    if (!parsed.ok) {
      this.faults.push({ watchId: id, fault: parsed });
      return;
    }
    const { added } = this.writer.patterns;
    const start = this.writer.write(parsed.query);
    if (start < 0) return;
    if (this.writer.patterns.added > added) {
      const fault = checkPatterns(parsed.query, typeof query === 'string' ? query : '');
      if (fault) {
        this.writer.program.length = start;
        this.faults.push({ watchId: id, fault });
        return;
      }
    }
    this.keep(id, start, languages ?? []);
  }

  /** A query on its own that is evaluated for every post, whatever it would match. */
  addUnchecked(id: string, query: QueryNode): void {
    const start = this.writer.write(query);
    if (start < 0) return;
    this.unanchored.push(this.ids.length);
    this.note(id, start, []);
  }

  finish(): CompiledWatches {
    const literals = this.pool.finish();
    return {
      ids: this.ids,
      faults: this.faults,
      program: this.writer.program.trimmed(),
      watches: this.watches.trimmed(),
      languageSets: this.languageSets,
      literals,
      index: new LiteralIndex(this.pool, literals),
      fields: this.writer.fields,
      patterns: this.writer.patterns,
      ...this.fileByAnchor(literals),
      unanchored: this.unanchored.trimmed(),
    };
  }

  private keep(id: string, start: number, languages: readonly string[]): void {
    const watch = this.ids.length;
    const { program } = this.writer;
    if (program.at(start) === OP.term && this.pool.isIndexed(program.at(start + 1))) {
      this.anchor(program.at(start + 1), watch);
    } else {
      const anchors = this.finder.find(start);
      if (anchors) for (const key of new Set(anchors.keys)) this.anchor(key, watch);
      else this.unanchored.push(watch);
    }
    this.note(id, start, languages);
  }

  private note(id: string, start: number, languages: readonly string[]): void {
    const { program } = this.writer;
    this.ids.push(id);
    const languageSet = languages.length === 0 ? 0 : this.languageSetOf(languages);
    const isLiteral = program.at(start) === OP.term;
    this.watches.pushFour(isLiteral ? -1 - program.at(start + 1) : start, languageSet, 0, 0);
    if (isLiteral) program.length = start;
  }

  private anchor(key: number, watch: number): void {
    if (key < 0) this.writer.fields.fileName(-1 - key);
    this.anchors.push(key);
    this.anchors.push(watch);
  }

  private languageSetOf(languages: readonly string[]): number {
    const subtags = [...new Set(languages.map(primarySubtag))].sort();
    const key = subtags.join(' ');
    const known = this.languageSetNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.languageSets.length;
    this.languageSets.push(new Set(subtags));
    this.languageSetNumbers.set(key, number);
    return number;
  }

  private fileByAnchor({ count, rows }: Literals): Pick<CompiledWatches, 'anchored' | 'fieldAnchors'> {
    const { values, length } = this.anchors;
    const slotOf = (key: number): number => (key >= 0 ? key : count - 1 - key);
    const starts = new Int32Array(count + this.writer.fields.fields.length + 1);
    for (let at = 0; at < length; at += 2) {
      const slot = slotOf(values[at] ?? 0) + 1;
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
    for (let slot = 1; slot < starts.length; slot++) starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
    const anchored = new Int32Array(length / 2);
    const next = starts.slice();
    for (let at = 0; at < length; at += 2) {
      const slot = slotOf(values[at] ?? 0);
      anchored[next[slot] ?? 0] = values[at + 1] ?? 0;
      next[slot] = (next[slot] ?? 0) + 1;
    }
    for (let literal = 0; literal < count; literal++) {
      const from = starts[literal] ?? 0;
      const to = starts[literal + 1] ?? 0;
      const isAlone = to === from + 1 && this.isLiteralAlone(anchored[from] ?? 0, literal);
      rows[literal * LITERAL_ROW + ANCHORED_FROM] = isAlone ? -1 - (anchored[from] ?? 0) : from;
      rows[literal * LITERAL_ROW + ANCHORED_TO] = to;
    }
    const hasFields = starts[count] !== starts[starts.length - 1];
    return { anchored, fieldAnchors: hasFields ? starts.slice(count) : null };
  }

  /** Whether a watch is nothing but the literal, in any language. */
  private isLiteralAlone(watch: number, literal: number): boolean {
    const row = watch * WATCH_ROW;
    return this.watches.at(row + START) === -1 - literal && this.watches.at(row + LANGUAGES) === 0;
  }
}

function checkTree(query: QueryNode): ParsedQuery {
  const open = findMatchingNothing(query);
  return open ? faultAt('', 0, 'This query would match every post that lacks something.') : { ok: true, query };
}
