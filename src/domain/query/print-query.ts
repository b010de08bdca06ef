import { flagsOf, QUOTE, STAR } from './query-characters.js';
import { QuerySyntaxError } from './query-fault.js';
import type { ExactNode, FieldNode, NearNode, QueryNode, TermNode } from './query.types.js';
import { readTokens, type Operand } from './read-tokens.js';

/** How tightly what a node prints holds together; an operand looser than its surroundings is put in parentheses. */
const TIGHTNESS = { or: 1, and: 2, near: 3, not: 4, term: 5, exact: 5, pattern: 5, field: 5 } as const;

const SIGNS = { words: '', handle: '@', tag: '#' } as const;

/**
 * The query of a tree, on one line, with only the parentheses and quotes it needs: `parseQuery` makes the same tree of it,
 * apart from places. A tree that no query can be written for is refused with RangeError: exact text with a quotation mark or
 * without a letter, digit or emoji, a term with nothing to find.
 */
export function printQuery(query: QueryNode): string {
  switch (query.kind) {
    case 'term':
      return printTerm(query);
    case 'exact':
      return printExact(query);
    case 'pattern':
      return `/${query.pattern.replaceAll('/', '\\/')}/`;
    case 'field':
      return printField(query);
    case 'not':
      return `NOT ${printInside(query.part, TIGHTNESS.not)}`;
    case 'near':
      return printNear(query);
    case 'and':
      return query.parts.map((part) => printInside(part, TIGHTNESS.and + 1)).join(' ');
    case 'or':
      return query.parts.map((part) => printInside(part, TIGHTNESS.or + 1)).join(' OR ');
  }
}

function printInside(part: QueryNode, tightness: number): string {
  const text = printQuery(part);
  return TIGHTNESS[part.kind] < tightness ? `(${text})` : text;
}

function printNear({ isOrdered, distance, left, right }: NearNode): string {
  const operator = `${isOrdered ? 'ONEAR' : 'NEAR'}/${String(distance)}`;
  return `${printInside(left, TIGHTNESS.not)} ${operator} ${printInside(right, TIGHTNESS.not)}`;
}

function printTerm(term: TermNode): string {
  const { form, text, opensStart, opensEnd } = term;
  if (form !== 'words') return checked(`${SIGNS[form]}${text}`);
  // Any of these stands between words and finds nothing itself.
  const plain = replaceSigns(text, QUOTE | STAR, ' ');
  const starred = `${opensStart ? '*' : ''}${opensStart || opensEnd ? plain.trim() : plain}${opensEnd ? '*' : ''}`;
  return !term.isQuoted &&
    isRead(starred, (node) => node.kind === 'term' && node.form === 'words' && node.text === text)
    ? starred
    : checked(`"${starred}"`);
}

function printExact({ text }: ExactNode): string {
  if (isRead(`case:${text}`, (node) => node.kind === 'exact' && node.text === text)) return `case:${text}`;
  return checked(`case:"${text}"`);
}

function printField(node: FieldNode): string {
  if (node.field === 'followers') return `followers:${node.comparison}${String(node.count)}`;
  const bare = `${node.field}:${node.value}`;
  return isRead(bare, (read) => read.kind === 'field' && read.field === node.field && read.value === node.value)
    ? bare
    : checked(`${node.field}:"${replaceSigns(node.value, QUOTE, ' ')}"`);
}

function replaceSigns(text: string, signs: number, replacement: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    result += (flagsOf(text.charCodeAt(at)) & signs) === 0 ? text.charAt(at) : replacement;
  }
  return result;
}

function checked(text: string): string {
  if (!isRead(text, () => true)) throw new RangeError(`no query can be written for ${text}`);
  return text;
}

/** Whether a text is read as this one operand. */
function isRead(text: string, isWanted: (node: Operand) => boolean): boolean {
  try {
    const [first, second] = readTokens(text);
    return first?.kind === 'operand' && second?.kind === 'end' && first.end === text.length && isWanted(first.node);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return false;
    throw error;
  }
}
