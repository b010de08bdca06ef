import type { LintCode, LintFix, LintIssue } from './lint.types.js';
import { CLOSE, flagsOf, OPEN, QUOTE, SPACE } from './query-characters.js';
import type { QueryFault } from './query.types.js';

/** The issue of a query that is refused. */
export function lintFault(text: string, fault: QueryFault): LintIssue {
  const { offset, reason, line, column } = fault;
  const { code, fixes } = classify(text, fault);
  return {
    code,
    severity: 'error',
    offset,
    end: endOfFault(text, offset),
    args: { line, column },
    message: reason,
    fixes,
  };
}

function classify(text: string, { offset, topic }: QueryFault): { code: LintCode; fixes: LintFix[] } {
  if (topic === undefined) return { code: 'syntax', fixes: [] };
  switch (topic) {
    case 'only-not':
      return { code: 'only-not', fixes: [] };
    case 'unclosed-bracket':
      return { code: 'brackets', fixes: [append(text, 'close-bracket', ')')] };
    case 'unclosed-quote':
      return { code: 'brackets', fixes: [closeQuote(text, offset)] };
    case 'loose-bracket':
      return { code: 'brackets', fixes: [remove(offset, offset + 1)] };
    case 'empty-brackets': {
      const open = text.slice(0, offset).search(/[(（]\s*$/u);
      return { code: 'brackets', fixes: open < 0 ? [] : [remove(open, offset + 1)] };
    }
  }
}

const remove = (offset: number, end: number): LintFix => ({ code: 'remove-bracket', offset, end, replacement: '' });

function append(text: string, code: LintFix['code'], sign: string): LintFix {
  const end = text.trimEnd().length;
  return { code, offset: end, end, replacement: sign };
}

/** The quote is closed in front of the next parenthesis that closes, or else at the end. */
function closeQuote(text: string, offset: number): LintFix {
  const close = text.slice(offset).search(/\s*[)）]+\s*$/u);
  if (close <= 1) return append(text, 'close-quote', '"');
  return { code: 'close-quote', offset: offset + close, end: offset + close, replacement: '"' };
}

/** Behind the word or sign that starts at an offset. */
function endOfFault(text: string, offset: number): number {
  const isAt = (at: number, flags: number): boolean => (flagsOf(text.charCodeAt(at)) & flags) !== 0;
  if (offset >= text.length) return text.length;
  if (isAt(offset, OPEN | CLOSE | QUOTE)) return offset + 1;
  let end = offset + 1;
  while (end < text.length && !isAt(end, SPACE | OPEN | CLOSE | QUOTE)) end++;
  return end;
}
