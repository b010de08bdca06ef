import { RE2JS } from 're2js';
import type { LiteralPool } from './literal-pool.js';
import type { Span } from '../match.types.js';
import { anchorsOfPattern } from './pattern-anchor.js';

/** Compiled patterns that are kept; a large one takes some hundred kilobytes. */
const MOST_COMPILED = 1_000;

/** All different regular expressions of all watches; each is compiled when it is needed for the first time. */
export class PatternTable {
  /** How often a pattern was added, the same one or another. */
  added = 0;
  /** For each: literals of which one is in every text that it matches; null where that is not known. */
  readonly anchors: (readonly number[] | null)[] = [];
  private readonly patterns: string[] = [];
  private readonly compiled = new Map<number, RE2JS>();
  private readonly numbers = new Map<string, number>();

  constructor(private readonly pool: LiteralPool) {}

  add(pattern: string): number {
    this.added++;
    const known = this.numbers.get(pattern);
    if (known !== undefined) return known;
    const number = this.patterns.length;
    this.patterns.push(pattern);
    this.numbers.set(pattern, number);
    const stretches = anchorsOfPattern(pattern);
    const part = { form: 'words', opensStart: true, opensEnd: true } as const;
    this.anchors.push(stretches?.map((text) => this.pool.addTerm({ ...part, text })) ?? null);
    return number;
  }

  isIn(number: number, text: string): boolean {
    return this.compile(number).matcher(text).find();
  }

  /** Its matches in the text, those of length 0 left out. */
  find(number: number, text: string): Span[] {
    const matcher = this.compile(number).matcher(text);
    const spans: Span[] = [];
    while (matcher.find()) if (matcher.end() > matcher.start()) spans.push([matcher.start(), matcher.end()]);
    return spans;
  }

  private compile(number: number): RE2JS {
    const known = this.compiled.get(number);
    if (known) return known;
    if (this.compiled.size >= MOST_COMPILED) this.compiled.clear();
    const compiled = RE2JS.compile(this.patterns[number] ?? '', RE2JS.CASE_INSENSITIVE);
    this.compiled.set(number, compiled);
    return compiled;
  }
}
