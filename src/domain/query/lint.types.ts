import type { WatchKind } from '../priority/watch-kind.js';
import type { Place, QueryFault, QueryNode } from './query.types.js';

export const LINT_CODES = [
  'brackets',
  'mixed-and-or',
  'unquoted-phrase',
  'short-word',
  'common-word',
  'only-not',
  'no-word-borders',
  'inflection',
  'diacritics',
  'twin-letters',
  'unreachable-branch',
  'lower-case-operator',
  'broad-field',
  'noisy-word',
  'syntax',
] as const;
/** `noisy-word` is never found here: it needs posts of the past. `syntax` is any other fault of the parser. */
export type LintCode = (typeof LINT_CODES)[number];

/** `error`: the query cannot be used. `warning`: it probably does something else than meant. `hint`: worth knowing. */
export type LintSeverity = 'error' | 'warning' | 'hint';

/** A change of the query's text: what stands at the place becomes `replacement`. `code` names what the change does. */
export interface LintFix extends Place {
  readonly code: LintFixCode;
  readonly replacement: string;
}

export const LINT_FIX_CODES = [
  'close-bracket',
  'remove-bracket',
  'close-quote',
  'bracket-and',
  'bracket-or',
  'quote',
  'exact-case',
  'stem',
  'forms',
  'spelling',
  'upper-case',
  'remove',
] as const;
export type LintFixCode = (typeof LINT_FIX_CODES)[number];

/** Something about a query that its author should see, with the place it is about, in UTF-16 code units. */
export interface LintIssue extends Place {
  readonly code: LintCode;
  readonly severity: LintSeverity;
  /** What the message speaks of, for translations. */
  readonly args: Readonly<Record<string, string | number>>;
  /** English. */
  readonly message: string;
  readonly fixes: readonly LintFix[];
}

export interface LintOptions {
  /** BCP 47; the languages the watch is limited to. None or an empty list: any language. */
  readonly languages?: readonly string[];
  readonly kind?: WatchKind;
  /** The stem of a Russian word. Without it no stem of a Russian word is offered. */
  readonly stem?: (word: string) => string;
  /** `checkPatterns`, where RE2 is at hand. Without it regular expressions are not looked at. */
  readonly checkPatterns?: (query: QueryNode, text: string) => QueryFault | null;
}
