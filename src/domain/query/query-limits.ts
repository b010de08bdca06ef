export const QUERY_LIMITS = {
  /** Characters of a query. */
  length: 4_096,
  /** Words, phrases, fields and regular expressions. */
  terms: 500,
  /** Groups and negations inside each other. */
  depth: 50,
  /** Words between the operands of NEAR. */
  distance: 100,
  /** Characters of a regular expression. */
  pattern: 200,
  /** Regular expressions of a query. */
  patterns: 10,
} as const;
