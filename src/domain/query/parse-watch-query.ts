import { checkPatterns } from './check-patterns.js';
import { parseQuery } from './parse-query.js';
import type { ParsedQuery } from './query.types.js';

/** `parseQuery` and `checkPatterns` in one: what a watch is accepted by. */
export function parseWatchQuery(text: string): ParsedQuery {
  const parsed = parseQuery(text);
  return parsed.ok ? (checkPatterns(parsed.query, text) ?? parsed) : parsed;
}
