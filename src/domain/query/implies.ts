import { primarySubtag } from '../language/primary-subtag.js';
import { fold } from '../text/fold.js';
import { segment } from '../text/segment.js';
import type { FieldNode, QueryNode, TermNode } from './query.types.js';

/** What is known of a node once, so that comparing many of them is cheap. */
export interface Known {
  readonly node: QueryNode;
  /** Equal for nodes that find the same. */
  readonly key: string;
  /** The pieces that stand side by side where the node is true, each marked by its kind; empty for other nodes. */
  readonly pieces: readonly string[];
  readonly parts: readonly Known[];
}

/** Prepares a tree for comparing its parts. */
export function know(node: QueryNode): Known {
  switch (node.kind) {
    case 'term':
      return { node, key: keyOfTerm(node), pieces: piecesOf(node.text), parts: [] };
    case 'exact':
      return { node, key: `exact ${node.text}`, pieces: piecesOf(node.text), parts: [] };
    case 'pattern':
      return { node, key: `pattern ${node.pattern}`, pieces: [], parts: [] };
    case 'field':
      return { node, key: keyOfField(node), pieces: [], parts: [] };
    case 'near': {
      const parts = [know(node.left), know(node.right)];
      const keys = parts.map(({ key }) => key);
      if (!node.isOrdered) keys.sort();
      const sign = `${node.isOrdered ? 'onear' : 'near'}${String(node.distance)}`;
      return { node, key: `${sign}(${keys.join(', ')})`, pieces: [], parts };
    }
    case 'not': {
      const part = know(node.part);
      return { node, key: `not(${part.key})`, pieces: [], parts: [part] };
    }
    case 'and':
    case 'or': {
      const parts = node.parts.map(know);
      const keys = parts.map(({ key }) => key).sort();
      return { node, key: `${node.kind}(${keys.join(', ')})`, pieces: [], parts };
    }
  }
}

/** Pieces of words are marked with a space, those of scripts without word borders are not. */
const piecesOf = (text: string): string[] =>
  segment(text).map(({ kind, folded }) => (kind === 'word' ? ` ${folded}` : folded));

function keyOfTerm(term: TermNode): string {
  const { form, opensStart, opensEnd } = term;
  const text = form === 'words' ? piecesOf(term.text).join('|') : fold(term.text);
  return `${form} ${opensStart ? '*' : ''}${text}${opensEnd ? '*' : ''}`;
}

function keyOfField(node: FieldNode): string {
  if (node.field === 'followers') return `followers${node.comparison}${String(node.count)}`;
  const value = fold(node.value);
  if (node.field === 'lang') return `lang:${primarySubtag(value)}`;
  return `${node.field}:${node.field === 'author' ? value.replace(/^@/u, '') : value}`;
}

/** Comparisons of two nodes before it gives up: groups inside groups multiply. */
const MOST_COMPARISONS = 10_000;

/**
 * Compares what parts of one query find. Both questions are answered with no where it cannot be told, and once very many
 * have been asked; they err on that side only.
 */
export class Comparison {
  private left = MOST_COMPARISONS;

  /** Whether every post that `a` finds is found by `b` too. */
  implies(a: Known, b: Known): boolean {
    if (this.left-- <= 0) return false;
    if (a.key === b.key) return true;
    if (b.node.kind === 'and') return b.parts.every((part) => this.implies(a, part));
    if (a.node.kind === 'or') return a.parts.every((part) => this.implies(part, b));
    if (b.node.kind === 'or' && b.parts.some((part) => this.implies(a, part))) return true;
    if (a.node.kind === 'and') return a.parts.some((part) => this.implies(part, b));
    if (a.node.kind === 'not') {
      const [excluded] = a.parts;
      const [other] = b.parts;
      return b.node.kind === 'not' && excluded !== undefined && other !== undefined && this.implies(other, excluded);
    }
    if (a.node.kind === 'near') return isCloser(a, b) || a.parts.some((part) => this.implies(part, b));
    if (b.node.kind === 'term') return b.node.form === 'words' && containsWords(a, b, b.node);
    return a.node.kind === 'field' && b.node.kind === 'field' && impliesField(a.node, b.node);
  }

  /** Whether no post is found by both. */
  contradicts(a: Known, b: Known): boolean {
    if (this.left-- <= 0) return false;
    if (a.node.kind === 'or') return a.parts.every((part) => this.contradicts(part, b));
    if (b.node.kind === 'or') return b.parts.every((part) => this.contradicts(a, part));
    if (a.node.kind === 'and') return a.parts.some((part) => this.contradicts(part, b));
    if (b.node.kind === 'and') return b.parts.some((part) => this.contradicts(a, part));
    const excludedByA = a.node.kind === 'not' ? a.parts[0] : undefined;
    const excludedByB = b.node.kind === 'not' ? b.parts[0] : undefined;
    if (excludedByB && !excludedByA) return this.implies(a, excludedByB);
    if (excludedByA && !excludedByB) return this.implies(b, excludedByA);
    return a.node.kind === 'field' && b.node.kind === 'field' && excludesField(a.node, b.node);
  }
}

/** The same operands at no larger a distance. */
function isCloser(a: Known, b: Known): boolean {
  if (a.node.kind !== 'near' || b.node.kind !== 'near') return false;
  const [one, other] = [a.parts.map(({ key }) => key), b.parts.map(({ key }) => key)];
  const isSame = one.join() === other.join() || (!b.node.isOrdered && one.reverse().join() === other.join());
  return isSame && b.node.distance >= a.node.distance && (!b.node.isOrdered || a.node.isOrdered);
}

/** Whether the pieces of `b` stand side by side in those of `a`. */
function containsWords(a: Known, b: Known, wanted: TermNode): boolean {
  const count = b.pieces.length;
  if (count === 0 || a.pieces.length < count || !(a.node.kind === 'term' || a.node.kind === 'exact')) return false;
  const opens = a.node.kind === 'term' ? a.node : { opensStart: false, opensEnd: false };
  for (let from = 0; from + count <= a.pieces.length; from++) {
    const stands = b.pieces.every((piece, at) => {
      const place = from + at;
      const isOpenHere = {
        start: opens.opensStart && place === 0,
        end: opens.opensEnd && place === a.pieces.length - 1,
      };
      return standsIn(a.pieces[place] ?? '', isOpenHere, piece, {
        start: wanted.opensStart && at === 0,
        end: wanted.opensEnd && at === count - 1,
        isFirst: at === 0,
        isLast: at === count - 1,
      });
    });
    if (stands) return true;
  }
  return false;
}

function standsIn(
  piece: string,
  isOpen: { start: boolean; end: boolean },
  wanted: string,
  may: { start: boolean; end: boolean; isFirst: boolean; isLast: boolean },
): boolean {
  if (!wanted.startsWith(' ')) {
    // Found anywhere in a run, except that runs side by side must touch.
    if (piece.startsWith(' ')) return false;
    return may.isFirst && may.isLast
      ? piece.includes(wanted)
      : may.isFirst
        ? piece.endsWith(wanted)
        : may.isLast
          ? piece.startsWith(wanted)
          : piece === wanted;
  }
  if (!piece.startsWith(' ') || (isOpen.start && !may.start) || (isOpen.end && !may.end)) return false;
  const [have, want] = [piece.slice(1), wanted.slice(1)];
  if (may.start && may.end) return have.includes(want);
  if (may.start) return have.endsWith(want);
  return may.end ? have.startsWith(want) : have === want;
}

function impliesField(a: FieldNode, b: FieldNode): boolean {
  if (a.field === 'site' && b.field === 'site') return fold(a.value).endsWith(`.${fold(b.value)}`);
  if (a.field === 'url' && b.field === 'url') return fold(a.value).includes(fold(b.value));
  if (a.field !== 'followers' || b.field !== 'followers') return false;
  const [have, may] = [rangeOf(a), rangeOf(b)];
  return have.least >= may.least && have.most <= may.most;
}

/** The counts a comparison allows, both ends included. */
function rangeOf({ comparison, count }: Extract<FieldNode, { field: 'followers' }>): { least: number; most: number } {
  switch (comparison) {
    case '>':
      return { least: count + 1, most: Infinity };
    case '>=':
      return { least: count, most: Infinity };
    case '<':
      return { least: 0, most: count - 1 };
    case '<=':
      return { least: 0, most: count };
    case '=':
      return { least: count, most: count };
  }
}

function excludesField(a: FieldNode, b: FieldNode): boolean {
  if (a.field === 'followers' && b.field === 'followers') {
    const [one, other] = [rangeOf(a), rangeOf(b)];
    return one.least > other.most || other.least > one.most;
  }
  if (a.field === 'site' && b.field === 'site') {
    return keyOfField(a) !== keyOfField(b) && !impliesField(a, b) && !impliesField(b, a);
  }
  const isSingle = a.field === 'lang' || a.field === 'network' || a.field === 'country';
  return isSingle && a.field === b.field && keyOfField(a) !== keyOfField(b);
}
