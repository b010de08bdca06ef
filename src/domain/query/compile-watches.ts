import { primarySubtag } from '../language/primary-subtag.js';
import { HashIndex, hashBehindSign, hashOfPair } from './hash-index.js';
import { makeLiteral, SIGN_OF_FORM, type Literal } from './literal.js';
import { Matcher, type CompiledNode, type CompiledWatch, type WatchFault } from './matcher.js';
import { findMatchingNothing, parseQuery } from './parse-query.js';
import { faultAt } from './query-fault.js';
import type { ParsedQuery, QueryNode } from './query.types.js';

export interface WatchToCompile {
  readonly id: string;
  /** Text of a query, or one already parsed. */
  readonly query: string | QueryNode;
  /** BCP 47; posts in another language do not match. None or an empty list: any language. */
  readonly languages?: readonly string[];
}

/**
 * One matcher for all watches. A watch whose query is refused matches nothing and is listed in `faults`; the others work.
 */
export function compileWatches(watches: readonly WatchToCompile[]): Matcher {
  const table = new LiteralTable();
  const compiled: CompiledWatch[] = [];
  const faults: WatchFault[] = [];
  for (const { id, query, languages } of watches) {
    const parsed = typeof query === 'string' ? parseQuery(query) : checkTree(query);
    const tree = parsed.ok ? table.compile(parsed.query) : null;
    if (!parsed.ok) faults.push({ watchId: id, fault: parsed });
    if (tree) {
      const subtags = new Set((languages ?? []).map(primarySubtag));
      compiled.push({ id, languages: subtags.size > 0 ? subtags : null, tree });
    }
  }
  return new Matcher({ watches: compiled, faults, ...table.index(), watchesOfLiteral: fileByAnchor(compiled, table) });
}

function checkTree(query: QueryNode): ParsedQuery {
  const open = findMatchingNothing(query);
  return open ? faultAt('', 0, 'This query would match every post that lacks something.') : { ok: true, query };
}

/** Every different literal of all watches, numbered. */
class LiteralTable {
  readonly literals: Literal[] = [];
  private readonly numbers = new Map<string, number>();

  /** Null where the tree holds a term with nothing to find, which only a tree not made by the parser can. */
  compile(node: QueryNode): CompiledNode | null {
    switch (node.kind) {
      case 'term': {
        const literal = makeLiteral(node.form, node.text);
        return literal && { kind: 'term', literal: this.numberOf(literal) };
      }
      case 'not': {
        const part = this.compile(node.part);
        return part && { kind: 'not', part };
      }
      case 'and':
      case 'or': {
        const parts: CompiledNode[] = [];
        for (const part of node.parts) {
          const compiled = this.compile(part);
          if (!compiled) return null;
          parts.push(compiled);
        }
        return { kind: node.kind, parts };
      }
    }
  }

  index(): { literals: readonly Literal[]; words: HashIndex; unspaced: HashIndex } {
    const words: { hash: number; value: number }[] = [];
    const unspaced: { hash: number; value: number }[] = [];
    this.literals.forEach((literal, value) => {
      const anchor = literal.elements[literal.anchor];
      if (!anchor) return;
      const plain = anchor.isWord ? anchor.hash : hashOfPair(anchor.units[0] ?? 0, anchor.units[1] ?? 0);
      const hash = literal.form === 'words' ? plain : hashBehindSign(plain, SIGN_OF_FORM[literal.form]);
      (anchor.isWord ? words : unspaced).push({ hash, value });
    });
    return { literals: this.literals, words: new HashIndex(words), unspaced: new HashIndex(unspaced) };
  }

  private numberOf(literal: Literal): number {
    const known = this.numbers.get(literal.key);
    if (known !== undefined) return known;
    const number = this.literals.length;
    this.literals.push(literal);
    this.numbers.set(literal.key, number);
    return number;
  }
}

function fileByAnchor(watches: readonly CompiledWatch[], table: LiteralTable): Int32Array[] {
  const lists: number[][] = table.literals.map(() => []);
  watches.forEach((watch, index) => {
    const anchors = new Set(anchorsOf(watch.tree, table.literals, false)?.literals);
    for (const literal of anchors) lists[literal]?.push(index);
  });
  return lists.map((list) => Int32Array.from(list));
}

interface Anchors {
  readonly literals: readonly number[];
  /** Expected share of posts in which one of them occurs; only its order matters. */
  readonly frequency: number;
}

/** The least frequent literals of which at least one occurs in every post that matches; null where none need occur. */
function anchorsOf(node: CompiledNode, literals: readonly Literal[], isNegated: boolean): Anchors | null {
  if (node.kind === 'not') return anchorsOf(node.part, literals, !isNegated);
  if (node.kind === 'term') {
    return isNegated ? null : { literals: [node.literal], frequency: 2 ** -(literals[node.literal]?.rarity ?? 0) };
  }
  const parts = node.parts.map((part) => anchorsOf(part, literals, isNegated));
  const isConjunction = (node.kind === 'and') !== isNegated;
  return isConjunction ? leastFrequent(parts) : unionOf(parts);
}

function leastFrequent(parts: readonly (Anchors | null)[]): Anchors | null {
  let best: Anchors | null = null;
  for (const part of parts) if (part && (!best || part.frequency < best.frequency)) best = part;
  return best;
}

function unionOf(parts: readonly (Anchors | null)[]): Anchors | null {
  const all: number[] = [];
  let frequency = 0;
  for (const part of parts) {
    if (!part) return null;
    for (const literal of part.literals) all.push(literal);
    frequency += part.frequency;
  }
  return { literals: all, frequency };
}
