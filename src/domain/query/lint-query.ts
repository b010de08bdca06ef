import { lintBranches, lintBroadFields } from './lint-branches.js';
import { lintInflections } from './lint-inflections.js';
import { lintLowerCaseOperators, lintMixedOperators } from './lint-operators.js';
import { lintDiacritics, lintTwinLetters } from './lint-spelling.js';
import { lintFault } from './lint-syntax.js';
import { lintPhrases, lintWords } from './lint-words.js';
import type { LintFix, LintIssue, LintOptions } from './lint.types.js';
import { parseQuery } from './parse-query.js';
import { termsOf } from './query-terms.js';
import { readTokens } from './read-tokens.js';

/**
 * What is wrong or doubtful in the text of a query, in the order of places. A query that is refused has one issue, an error;
 * an ordinary good query has none. Nothing is changed: every fix is an offer.
 */
export function lintQuery(text: string, options: LintOptions = {}): LintIssue[] {
  const parsed = parseQuery(text);
  if (!parsed.ok) return [lintFault(text, parsed)];
  const fault = options.checkPatterns?.(parsed.query, text);
  if (fault) return [lintFault(text, fault)];
  const { query } = parsed;
  const terms = termsOf(query);
  const operators = lintLowerCaseOperators(readTokens(text));
  const isOperator = ({ offset }: { readonly offset: number }): boolean =>
    operators.some((issue) => issue.offset === offset);
  const words = terms.filter(({ node }) => !isOperator(node));
  return [
    ...operators,
    ...lintMixedOperators(text, query),
    ...lintPhrases(text, query, options),
    ...lintWords(words, options),
    ...lintTwinLetters(words),
    ...lintDiacritics(words, options),
    ...lintInflections(words, options),
    ...lintBranches(text, query, options),
    ...lintBroadFields(query),
  ]
    .sort((a, b) => a.offset - b.offset || a.end - b.end)
    .map((issue) => ({ ...issue, fixes: issue.fixes.map((fix) => setApart(text, fix)) }));
}

/** What a neighbour without a space between would swallow: `A"B"` is two terms, `Acase:"B"` is none. */
const SWALLOWS = /[\p{L}\p{M}\p{N}_"*]/u;

/** The fix with spaces where the query has none: what it puts in must not grow together with what stands beside it. */
function setApart(text: string, fix: LintFix): LintFix {
  if (fix.replacement === '') return fix;
  const before = SWALLOWS.test(text.slice(0, fix.offset).slice(-1)) ? ' ' : '';
  const after = SWALLOWS.test(text.slice(fix.end, fix.end + 1)) ? ' ' : '';
  return { ...fix, replacement: `${before}${fix.replacement}${after}` };
}
