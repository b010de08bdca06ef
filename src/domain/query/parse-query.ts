import { findMatchingNothing } from './find-matching-nothing.js';
import { faultAt, QuerySyntaxError } from './query-fault.js';
import { QUERY_LIMITS } from './query-limits.js';
import { QueryParser } from './query-parser.js';
import type { ParsedQuery } from './query.types.js';

export { findMatchingNothing, QUERY_LIMITS };

/**
 * Parses a watch query: words, "phrases", word*, @handles, #tags, case:"…", /patterns/, fields, NEAR/n, ONEAR/n, AND, OR,
 * NOT or a leading minus, parentheses; neighbours mean AND. NOT binds tightest, then NEAR, AND, OR. Takes time linear in the
 * length of the query. Patterns are not compiled: `checkPatterns` does that where RE2 is at hand.
 */
export function parseQuery(query: string): ParsedQuery {
  try {
    if (query.length > QUERY_LIMITS.length) {
      throw new QuerySyntaxError(
        QUERY_LIMITS.length,
        `A query has at most ${String(QUERY_LIMITS.length)} characters; this one has ${String(query.length)}.`,
      );
    }
    const tree = new QueryParser(query).parse();
    const open = findMatchingNothing(tree);
    if (open) {
      throw new QuerySyntaxError(
        open.offset,
        'This would match every post that lacks something; say also what a post must contain.',
        'only-not',
      );
    }
    return { ok: true, query: tree };
  } catch (error) {
    if (error instanceof QuerySyntaxError) return faultAt(query, error.offset, error.reason, error.topic);
    throw error;
  }
}
