import { findMatchingNothing } from '../../domain/query/parse-query.js';
import { printQuery } from '../../domain/query/print-query.js';
import type { NearNode, NearPart, QueryNode, TermNode } from '../../domain/query/query.types.js';
import { findSpellings, type Spellings } from './watch-preview-spellings.js';

export type NearMissCode =
  | 'language'
  | 'spelling'
  | 'compound'
  | 'inflection'
  | 'other-case'
  | 'too-far'
  | 'wrong-order'
  | 'excluded'
  | 'missing-part';

export type NearMissArgs = Readonly<Record<string, string | number>>;

/** A query with one condition less: what it finds and the query does not fails by exactly that condition. */
export interface Variant {
  readonly code: NearMissCode;
  readonly tree: QueryNode;
  /**
   * What a post has at least that the tree finds: cheap to look for where the tree is not. Null: the tree itself.
   */
  readonly trigger: QueryNode | null;
  readonly languages: readonly string[];
  /** English, about the condition. */
  readonly text: string;
  /** What the sentence is made of, for other languages. */
  readonly args: NearMissArgs;
  /** The query that would find it; null where that is no matter of the query, or it cannot be written. */
  readonly suggestion: string | null;
  /** Where a word is written otherwise: which one, how, and the query with a spelling that was met. */
  readonly spelled: {
    readonly term: TermNode;
    readonly spellings: Spellings;
    readonly withSpelling: (spelling: string) => string | null;
  } | null;
}

const MOST_VARIANTS = 24;
const MOST_SPELLED = 12;
const FARTHEST = 100;

type Rebuild = (part: QueryNode) => QueryNode;

interface Change {
  readonly code: NearMissCode;
  readonly tree: QueryNode;
  readonly text: string;
  readonly args: NearMissArgs;
  readonly spelled?: { readonly term: TermNode; readonly spellings: Spellings; readonly rebuild: Rebuild };
}

/** Every way to take one condition out of a query, the most telling first. */
export function weaken(query: QueryNode, languages: readonly string[]): Variant[] {
  const variants: Variant[] = [];
  if (languages.length > 0) {
    const text = `Its language is not among ${languages.join(', ')}.`;
    variants.push({
      code: 'language',
      tree: query,
      trigger: null,
      languages: [],
      text,
      args: { languages: languages.join(', ') },
      suggestion: null,
      spelled: null,
    });
  }
  const changes = [...changesOf(query, (part) => part)].sort((a, b) => RANK[a.code] - RANK[b.code]);
  let spelledVariants = 0;
  for (const { code, tree, text, args, spelled } of changes) {
    if (variants.length >= MOST_VARIANTS) break;
    if (findMatchingNothing(tree) !== undefined) continue;
    if (spelled === undefined) {
      variants.push({ code, tree, trigger: null, languages, text, args, suggestion: printed(tree), spelled: null });
    } else if (spelledVariants < MOST_SPELLED) {
      spelledVariants += 1;
      const { term, spellings, rebuild } = spelled;
      const withSpelling = (spelling: string): string | null => printed(rebuild(alternative(term, spelling)));
      variants.push({
        code,
        tree,
        trigger: code === 'spelling' ? { ...term, kind: 'or', parts: spellings.slips } : null,
        languages,
        text,
        args,
        suggestion: null,
        spelled: { term, spellings, withSpelling },
      });
    }
  }
  return variants;
}

const RANK: Readonly<Record<NearMissCode, number>> = {
  language: 0,
  spelling: 1,
  compound: 1,
  inflection: 1,
  'other-case': 2,
  'too-far': 3,
  'wrong-order': 4,
  excluded: 5,
  'missing-part': 6,
};

function* changesOf(node: QueryNode, rebuild: Rebuild): Generator<Change> {
  switch (node.kind) {
    case 'term': {
      const spellings = findSpellings(node);
      if (spellings === null) return;
      const spelled = { term: node, spellings, rebuild };
      for (const [code, parts] of [
        ['spelling', spellings.slips],
        ['inflection', spellings.beginnings],
      ] as const) {
        if (parts.length > 0)
          yield { code, tree: rebuild({ ...node, kind: 'or', parts }), text: '', args: {}, spelled };
      }
      return;
    }
    case 'exact': {
      const term: TermNode = {
        ...node,
        kind: 'term',
        form: 'words',
        isQuoted: true,
        opensStart: false,
        opensEnd: false,
      };
      const what = shown(node);
      const text = `${what} is there in other letter case or signs.`;
      yield { code: 'other-case', tree: rebuild(term), text, args: { what } };
      return;
    }
    case 'near':
      yield* changesOfNear(node, rebuild);
      return;
    case 'and':
      yield* changesOfAnd(node.parts, (parts) => rebuild(joined(node, parts)));
      return;
    case 'or':
      for (const [at, part] of node.parts.entries()) {
        yield* changesOf(part, (changed) => rebuild({ ...node, parts: node.parts.with(at, changed) }));
      }
      return;
    case 'not':
    case 'pattern':
    case 'field':
      return;
  }
}

function* changesOfNear(node: NearNode, rebuild: Rebuild): Generator<Change> {
  const { distance, isOrdered, left, right } = node;
  const wider = Math.min(FARTHEST, Math.max(distance * 2, distance + 5));
  const words = `more than ${String(distance)} ${distance === 1 ? 'word' : 'words'} apart`;
  if (wider > distance) {
    const text = `${shown(left)} and ${shown(right)} stand ${words}, though no more than ${String(wider)}.`;
    const args = { left: shown(left), right: shown(right), distance, wider };
    yield { code: 'too-far', tree: rebuild({ ...node, distance: wider }), text, args };
  }
  if (isOrdered) {
    const text = `${shown(right)} stands in front of ${shown(left)}.`;
    const args = { left: shown(left), right: shown(right) };
    yield { code: 'wrong-order', tree: rebuild({ ...node, isOrdered: false }), text, args };
  }
  yield* changesOf(left, (changed) => rebuild({ ...node, left: changed as NearPart }));
  yield* changesOf(right, (changed) => rebuild({ ...node, right: changed as NearPart }));
}

function* changesOfAnd(
  parts: readonly QueryNode[],
  rebuild: (parts: readonly QueryNode[]) => QueryNode,
): Generator<Change> {
  for (const [at, part] of parts.entries()) {
    const tree = rebuild(parts.toSpliced(at, 1));
    const what = shown(part.kind === 'not' ? part.part : part);
    yield part.kind === 'not'
      ? { code: 'excluded', tree, text: `Left out only by NOT ${what}.`, args: { what } }
      : { code: 'missing-part', tree, text: `Lacks only ${what}.`, args: { what } };
    yield* changesOf(part, (changed) => rebuild(parts.with(at, changed)));
  }
}

function joined(node: QueryNode, parts: readonly QueryNode[]): QueryNode {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { kind: 'and', parts, offset: node.offset, end: node.end };
}

/** The term or another spelling of it. */
function alternative(term: TermNode, spelling: string): QueryNode {
  const other: TermNode = { ...term, text: spelling, isQuoted: /\s/u.test(spelling) };
  return { kind: 'or', parts: [term, other], offset: term.offset, end: term.end };
}

const LONGEST_SHOWN = 80;

function shown(node: QueryNode): string {
  const text = printed(node) ?? 'a part';
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

/** Null where no query can be written for the tree. */
function printed(tree: QueryNode): string | null {
  try {
    return printQuery(tree);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
