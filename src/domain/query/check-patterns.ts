import { RE2JS, RE2JSException } from 're2js';
import { faultAt } from './query-fault.js';
import type { PatternNode, QueryFault, QueryNode } from './query.types.js';

/** Instructions of a compiled pattern; a post is read in time proportional to this times its length. */
const LARGEST_PROGRAM = 2_000;
/** Where a pattern that may match nothing at all does so. */
const PROBES = ['', 'a', ' ', 'a b', '\n'];

/** Messages of RE2 for what people bring along from other dialects. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^\(\?(?:=|!|<=|<!)/u, 'RE2 has no look-ahead or look-behind; write that condition as a part of the query.'],
  [/^\\[1-9]/u, 'RE2 has no back references.'],
  [/^\(\?>/u, 'RE2 has no atomic groups; a plain group (…) does the same here.'],
];

/**
 * Compiles the regular expressions of a query to see that each is one RE2 takes, never matches an empty text and is not too
 * large. Returns the fault of the first that is refused, placed inside `text`, from which `query` was parsed; null if none.
 */
export function checkPatterns(query: QueryNode, text: string): QueryFault | null {
  switch (query.kind) {
    case 'pattern':
      return checkPattern(query, text);
    case 'not':
      return checkPatterns(query.part, text);
    case 'and':
    case 'or':
      for (const part of query.parts) {
        const fault = checkPatterns(part, text);
        if (fault) return fault;
      }
      return null;
    case 'term':
    case 'exact':
    case 'field':
    case 'near':
      return null;
  }
}

function checkPattern(node: PatternNode, text: string): QueryFault | null {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(node.pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const { reason, at } = explain(error, node.pattern);
    return faultAt(text, offsetInQuery(text, node, at), reason);
  }
  if (compiled.programSize() > LARGEST_PROGRAM) {
    return faultAt(text, node.offset, 'This regular expression is too large: its counts of repetition multiply.');
  }
  if (PROBES.some((probe) => matchesNothing(compiled, probe))) {
    return faultAt(
      text,
      node.offset,
      'This regular expression also matches an empty text, and so every post; say what must be there at least once, with + instead of *.',
    );
  }
  return null;
}

function matchesNothing(pattern: RE2JS, probe: string): boolean {
  const matcher = pattern.matcher(probe);
  while (matcher.find()) if (matcher.start() === matcher.end()) return true;
  return false;
}

function explain(error: RE2JSException, pattern: string): { reason: string; at: number } {
  const { error: cause, input } = error as { error?: unknown; input?: unknown };
  const part = typeof input === 'string' ? input.replace(/^\(\?i\)/u, '') : '';
  const remedy = REMEDIES.find(([sign]) => sign.test(part))?.[1];
  const message = typeof cause === 'string' ? cause : 'it cannot be compiled';
  const shown = part === '' || part === pattern ? '' : `: ${part}`;
  return {
    reason: remedy ?? `This is no regular expression of RE2: ${message}${shown}. To find plain text, put it in quotes.`,
    at: part === pattern ? findLooseBracket(pattern) : Math.max(pattern.indexOf(part), 0),
  };
}

/** The parenthesis of a pattern that closes nothing or is never closed; −1 if there is none. */
function findLooseBracket(pattern: string): number {
  const open: number[] = [];
  let isInClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charAt(at);
    if (unit === '\\') at++;
    else if (unit === '[') isInClass = true;
    else if (unit === ']') isInClass = false;
    else if (isInClass) continue;
    else if (unit === '(') open.push(at);
    else if (unit === ')' && open.pop() === undefined) return at;
  }
  return open.pop() ?? -1;
}

/** The offset in the query of a unit of the pattern, past the backslashes that the query needs in front of slashes. */
function offsetInQuery(text: string, node: PatternNode, at: number): number {
  if (at < 0) return node.offset;
  let offset = node.offset + 1;
  for (let unit = 0; unit < at; unit++) {
    if (text.charAt(offset) === '\\' && text.charAt(offset + 1) === '/' && node.pattern.charAt(unit) === '/') offset++;
    offset++;
  }
  return Math.min(offset, Math.max(node.end - 1, 0));
}
