import { printQuery } from './print-query.js';
import type { NearNode, Place, QueryNode } from './query.types.js';

/** A node of the query and whether it is true of the post. Operands of NEAR are not listed. */
export interface WhyNode {
  readonly node: QueryNode;
  readonly isTrue: boolean;
  readonly parts: readonly WhyNode[];
}

export type WhyCode = 'found' | 'not-found' | 'none-found' | 'excluded-found' | 'excluded-absent' | 'too-far';

/** One condition of the query that decided, in English and as code and arguments for translation. */
export interface WhyLine extends Place {
  readonly code: WhyCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly text: string;
  /** Whether the condition speaks for a match. */
  readonly isMet: boolean;
}

export interface MatchExplanation {
  readonly isTrue: boolean;
  readonly why: WhyNode;
  /** Of a match, what it rests on; otherwise, what was in the way. In the order of the query. */
  readonly lines: readonly WhyLine[];
  /** Of a post that does not match: the one condition that failed, if turning it alone would make the query true. */
  readonly nearMiss: NearMiss | null;
}

export interface NearMiss extends WhyLine {
  /** What would find the post, in English; null where nothing simple would. */
  readonly suggestion: string | null;
}

/**
 * Why a query is true of a post or not. `evaluate` says whether a condition holds: it is asked about terms, exact texts,
 * patterns, fields, whole NEAR nodes and, where a NEAR is false, about its operands; never about AND, OR outside NEAR, NOT.
 */
export function explainMatch(query: QueryNode, evaluate: (node: QueryNode) => boolean): MatchExplanation {
  const why = examine(query, evaluate);
  const lines = linesOf(why, why.isTrue, evaluate);
  const missing = why.isTrue || flipsTo(why, true) !== 1 ? null : findMissing(why, true);
  const line = missing && joinLines(missing.why.node, linesOf(missing.why, !missing.wanted, evaluate, !missing.wanted));
  return { isTrue: why.isTrue, why, lines, nearMiss: line && { ...line, suggestion: suggestionFor(line) } };
}

function examine(node: QueryNode, evaluate: (node: QueryNode) => boolean): WhyNode {
  switch (node.kind) {
    case 'not': {
      const part = examine(node.part, evaluate);
      return { node, isTrue: !part.isTrue, parts: [part] };
    }
    case 'and': {
      const parts = node.parts.map((part) => examine(part, evaluate));
      return { node, isTrue: parts.every(({ isTrue }) => isTrue), parts };
    }
    case 'or': {
      const parts = node.parts.map((part) => examine(part, evaluate));
      return { node, isTrue: parts.some(({ isTrue }) => isTrue), parts };
    }
    case 'term':
    case 'exact':
    case 'pattern':
    case 'field':
    case 'near':
      return { node, isTrue: evaluate(node), parts: [] };
  }
}

/** How many conditions would have to turn for a node to be `wanted`. */
function flipsTo({ node, isTrue, parts }: WhyNode, wanted: boolean): number {
  if (isTrue === wanted) return 0;
  if (node.kind === 'not') return sumOf(parts, !wanted);
  if (parts.length === 0) return 1;
  const needsAll = (node.kind === 'and') === wanted;
  return needsAll ? sumOf(parts, wanted) : Math.min(...parts.map((part) => flipsTo(part, wanted)));
}

const sumOf = (parts: readonly WhyNode[], wanted: boolean): number =>
  parts.reduce((sum, part) => sum + flipsTo(part, wanted), 0);

interface Missing {
  readonly why: WhyNode;
  readonly wanted: boolean;
}

/** The condition that has to turn; a group of those parts of which any one would do. */
function findMissing(why: WhyNode, wanted: boolean): Missing {
  const turned = why.node.kind === 'not' ? !wanted : wanted;
  const parts = why.parts.filter((part) => flipsTo(part, turned) === 1);
  const [first, ...others] = parts;
  return first && others.length === 0 ? findMissing(first, turned) : { why: { ...why, parts }, wanted };
}

/** One line for conditions of which any one would have to turn; the first alone where they differ in kind. */
function joinLines({ offset, end }: Place, lines: readonly WhyLine[]): WhyLine | null {
  const [first, ...others] = lines;
  if (!first || others.length === 0) return first ?? null;
  const code = first.code === 'not-found' ? 'none-found' : first.code;
  if (code === 'too-far' || others.some((line) => line.code !== first.code)) return first;
  const what = lines.map(({ args }) => args['what'] ?? '').join(', ');
  return { code, args: { what }, text: VERDICTS[code](what), isMet: false, offset, end };
}

/** What made a node true or false. `isTrue` is what it is; below a NOT that speaks against a match where it is true. */
function linesOf(why: WhyNode, isTrue: boolean, evaluate: (node: QueryNode) => boolean, isExcluded = false): WhyLine[] {
  const { node, parts } = why;
  if (why.isTrue !== isTrue) return [];
  switch (node.kind) {
    case 'not':
      return parts.flatMap((part) => linesOf(part, !isTrue, evaluate, !isExcluded));
    case 'and':
      return parts.flatMap((part) => linesOf(part, isTrue, evaluate, isExcluded));
    case 'or': {
      const isList = !isTrue && parts.every((part) => part.parts.length === 0);
      if (isList) return [lineOf(node, isExcluded ? 'excluded-absent' : 'none-found', parts)];
      return parts.flatMap((part) => linesOf(part, isTrue, evaluate, isExcluded));
    }
    case 'near':
      if (!isTrue && !isExcluded && standsApart(node, evaluate)) return [tooFar(node)];
      return [lineOf(node, codeOf(isTrue, isExcluded), [why])];
    case 'term':
    case 'exact':
    case 'pattern':
    case 'field':
      return [lineOf(node, codeOf(isTrue, isExcluded), [why])];
  }
}

function codeOf(isTrue: boolean, isExcluded: boolean): Exclude<WhyCode, 'too-far'> {
  if (isExcluded) return isTrue ? 'excluded-found' : 'excluded-absent';
  return isTrue ? 'found' : 'not-found';
}

const VERDICTS: Readonly<Record<Exclude<WhyCode, 'too-far'>, (what: string) => string>> = {
  found: (what) => `${what} is there.`,
  'not-found': (what) => `${what} is missing.`,
  'none-found': (what) => `None of these is there: ${what}.`,
  'excluded-found': (what) => `${what} is there, but is excluded.`,
  'excluded-absent': (what) => `${what} is not there, as it must be.`,
};

function lineOf(node: QueryNode, code: Exclude<WhyCode, 'too-far'>, parts: readonly WhyNode[]): WhyLine {
  const what = parts.map((part) => printQuery(part.node)).join(', ');
  const isMet = code === 'found' || code === 'excluded-absent';
  return { code, args: { what }, text: VERDICTS[code](what), isMet, offset: node.offset, end: node.end };
}

/** Both operands are there, so only their distance or order is wrong. */
function standsApart({ left, right }: NearNode, evaluate: (node: QueryNode) => boolean): boolean {
  return isThere(left, evaluate) && isThere(right, evaluate);
}

const isThere = (part: QueryNode, evaluate: (node: QueryNode) => boolean): boolean =>
  part.kind === 'or' ? part.parts.some((one) => isThere(one, evaluate)) : evaluate(part);

function tooFar(node: NearNode): WhyLine {
  const [left = '', right = ''] = [node.left, node.right].map((part) =>
    part.kind === 'or' || part.kind === 'near' ? `(${printQuery(part)})` : printQuery(part),
  );
  const order = node.isOrdered ? ' in this order' : '';
  return {
    code: 'too-far',
    args: { left, right, words: node.distance, isOrdered: node.isOrdered ? 1 : 0 },
    text: `${left} and ${right} are there, but not${order} with at most ${String(node.distance)} words between.`,
    isMet: false,
    offset: node.offset,
    end: node.end,
  };
}

function suggestionFor({ code, args }: WhyLine): string | null {
  if (code === 'too-far') return 'A larger distance, or AND instead of NEAR, would find it.';
  if (code === 'excluded-found') return `Without the exclusion of ${String(args['what'] ?? '')} it would match.`;
  return null;
}
