import {
  CLOSE,
  ENDS_WORD,
  FINDABLE,
  flagsAt,
  flagsOf,
  COLON,
  MINUS,
  OPEN,
  QUOTE,
  SPACE,
  STAR,
} from './query-characters.js';
import { QuerySyntaxError } from './query-fault.js';
import { QUERY_LIMITS } from './query-limits.js';
import type { ExactNode, FieldNode, PatternNode, Place, TermNode } from './query.types.js';
import { isFieldWord, readField } from './read-field.js';
import { readBareTerm, readName, readQuotedTerm } from './read-term.js';

export type Operand = TermNode | ExactNode | PatternNode | FieldNode;

export type Token = Place &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus' | 'end' }
    | { readonly kind: 'near'; readonly isOrdered: boolean; readonly distance: number }
    | { readonly kind: 'operand'; readonly node: Operand }
  );

const OPERATOR_HINTS: Readonly<Record<string, string>> = {
  ...{ '|': 'OR', '||': 'OR', '&': 'AND', '&&': 'AND', '!': 'NOT' },
  ...{ '+': 'AND', '∨': 'OR', '∧': 'AND', '¬': 'NOT' },
};
const SLASH = 0x2f;

/** Cuts a query into tokens, in one pass; the last is `end`. Throws QuerySyntaxError. */
export function readTokens(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const flags = flagsOf(query.charCodeAt(at));
    if ((flags & SPACE) !== 0) {
      at++;
      continue;
    }
    const token = readToken(query, at, flags);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', offset: query.length, end: query.length });
  return tokens;
}

function readToken(query: string, at: number, flags: number): Token {
  if ((flags & (OPEN | CLOSE)) !== 0) {
    return { kind: (flags & OPEN) !== 0 ? 'open' : 'close', offset: at, end: at + 1 };
  }
  if ((flags & QUOTE) !== 0) {
    const end = endOfQuotes(query, at);
    return operand(readQuotedTerm(query, at, end));
  }
  if ((flags & MINUS) !== 0) {
    refuseLooseMinus(query, at);
    return { kind: 'minus', offset: at, end: at + 1 };
  }
  if (query.charCodeAt(at) === SLASH) return operand(readPattern(query, at));
  return readWord(query, at);
}

const operand = (node: Operand): Token => ({ kind: 'operand', node, offset: node.offset, end: node.end });

/** Behind the closing quote. */
export function endOfQuotes(query: string, start: number): number {
  for (let at = start + 1; at < query.length; at++) {
    if ((flagsOf(query.charCodeAt(at)) & QUOTE) !== 0) return at + 1;
  }
  throw new QuerySyntaxError(start, 'This quote is never closed.', 'unclosed-quote');
}

function refuseLooseMinus(query: string, at: number): void {
  if (at + 1 < query.length && (flagsOf(query.charCodeAt(at + 1)) & (SPACE | CLOSE)) === 0) return;
  throw new QuerySyntaxError(at, 'A minus must stand directly in front of what it excludes, as in -word.');
}

function readWord(query: string, start: number): Token {
  let seen = 0;
  let end = start;
  while (end < query.length) {
    const flags = flagsAt(query, end);
    if ((flags & ENDS_WORD) !== 0) break;
    seen |= flags;
    end++;
  }
  const text = query.slice(start, end);
  const operator = readOperator(text, start, end);
  if (operator) return operator;
  if ((seen & COLON) !== 0 && isFieldWord(text)) {
    const quotesEnd =
      isColonLast(query, end) && end < query.length && (flagsOf(query.charCodeAt(end)) & QUOTE) !== 0
        ? endOfQuotes(query, end)
        : null;
    return operand(readField(query, start, end, quotesEnd));
  }
  const first = query.charCodeAt(start);
  if (first === 0x40 || first === 0xff20) return operand(readName('handle', text, start));
  if (first === 0x23 || first === 0xff03) return operand(readName('tag', text, start));
  if ((seen & STAR) === 0 && (seen & FINDABLE) === 0) {
    const hint = Object.hasOwn(OPERATOR_HINTS, text) ? OPERATOR_HINTS[text] : undefined;
    throw new QuerySyntaxError(
      start,
      hint ? `Write ${hint} instead of ${text}.` : 'There is nothing to find here: no letter, digit or emoji.',
    );
  }
  refuseForeignSyntax(query, text, start);
  return operand(readBareTerm(text, start, (seen & STAR) !== 0));
}

const isColonLast = (query: string, end: number): boolean => (flagsOf(query.charCodeAt(end - 1)) & COLON) !== 0;

function readOperator(text: string, offset: number, end: number): Token | null {
  if (text.length < 2 || text.length > 3) return readNear(text, offset, end);
  if (text === 'AND') return { kind: 'and', offset, end };
  if (text === 'OR') return { kind: 'or', offset, end };
  if (text === 'NOT') return { kind: 'not', offset, end };
  return null;
}

function readNear(text: string, offset: number, end: number): Token | null {
  const isOrdered = text.startsWith('ONEAR');
  if (!isOrdered && !text.startsWith('NEAR')) return null;
  const name = isOrdered ? 'ONEAR' : 'NEAR';
  const rest = text.slice(name.length);
  if (rest !== '' && !rest.startsWith('/')) return null;
  const most = String(QUERY_LIMITS.distance);
  if (!/^\/\d{1,9}$/u.test(rest)) {
    const meaning = `${name}/5 means with at most 5 words between`;
    const missing = rest === '' || rest === '/' ? `${name} needs a number of words` : `${text} has no number of words`;
    throw new QuerySyntaxError(offset, `${missing}: ${meaning}. To find the word itself, put it in quotes.`);
  }
  const distance = Number(rest.slice(1));
  if (distance > QUERY_LIMITS.distance) {
    throw new QuerySyntaxError(
      offset + name.length + 1,
      `${name} reaches at most ${most} words: write ${name}/${most} or less.`,
    );
  }
  return { kind: 'near', isOrdered, distance, offset, end };
}

/** `/pattern/`; a slash in it is written `\/`. */
function readPattern(query: string, start: number): PatternNode {
  let pattern = '';
  let at = start + 1;
  for (; at < query.length && query[at] !== '\n' && query[at] !== '\r'; at++) {
    const unit = query.charAt(at);
    if (unit === '/') return closePattern(query, start, at + 1, pattern);
    if (unit !== '\\' || at + 1 >= query.length) {
      pattern += unit;
    } else {
      at++;
      pattern += query.charAt(at) === '/' ? '/' : unit + query.charAt(at);
    }
  }
  throw new QuerySyntaxError(
    start,
    'This regular expression is never closed: end it with / on the same line. To find text that starts with a slash, put it in quotes.',
  );
}

function closePattern(query: string, offset: number, end: number, pattern: string): PatternNode {
  if (pattern === '') {
    throw new QuerySyntaxError(offset, 'This regular expression is empty. To find plain text, put it in quotes.');
  }
  if (pattern.length > QUERY_LIMITS.pattern) {
    const most = String(QUERY_LIMITS.pattern);
    throw new QuerySyntaxError(
      offset,
      `A regular expression has at most ${most} characters; this one has ${String(pattern.length)}.`,
    );
  }
  if (end < query.length && (flagsOf(query.charCodeAt(end)) & ENDS_WORD) === 0) {
    throw new QuerySyntaxError(
      end,
      'Nothing may follow the closing slash: letter case is ignored already, (?-i) at the start of the expression turns that off. Write a slash inside it as \\/, and put a path in quotes.',
    );
  }
  return { kind: 'pattern', pattern, offset, end };
}

/** Signs that other search languages give a meaning: reading them as plain words would find the wrong posts. */
function refuseForeignSyntax(query: string, text: string, offset: number): void {
  if (text.startsWith('!')) {
    throw new QuerySyntaxError(offset, 'To exclude a word, write -word or NOT word instead of !word.');
  }
  const isBehindQuotes = offset > 0 && (flagsOf(query.charCodeAt(offset - 1)) & QUOTE) !== 0;
  if (isBehindQuotes && /^~\d+$/u.test(text)) {
    const distance = text.slice(1);
    throw new QuerySyntaxError(offset, `To find words near each other, write word NEAR/${distance} word.`);
  }
}
