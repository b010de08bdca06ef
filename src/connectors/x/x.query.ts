import type { SearchTerm } from '../connector.js';

export interface XQueries {
  /** Each is one search, or one rule of the stream. */
  readonly queries: readonly string[];
  /** What X cannot search for: it knows no beginnings of words, and nothing without a letter or digit. */
  readonly leftOut: readonly SearchTerm[];
}

const BARE_WORD = /^[\p{L}\p{M}\p{N}_]+$/u;
const SEARCHABLE = /[\p{L}\p{N}]/u;
/** Words that mean something to X's search when they stand alone. */
const OPERATORS: ReadonlySet<string> = new Set(['or', 'and', 'not']);
const JOINT = ' OR ';

/** Packs what the watches look for into as few queries as their length allows. */
export function packQueries(terms: readonly SearchTerm[], maxLength: number): XQueries {
  const leftOut: SearchTerm[] = [];
  const written = new Map<string, string>();
  for (const term of terms) {
    const text = term.kind === 'prefix' ? null : writeTerm(term, maxLength);
    if (text === null) leftOut.push(term);
    else written.set(text.toLowerCase(), text);
  }
  const queries: string[] = [];
  // In a fixed order, so that the same terms make the same queries whatever order they come in.
  for (const [, text] of [...written].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = queries.at(-1);
    if (last !== undefined && last.length + JOINT.length + text.length <= maxLength)
      queries[queries.length - 1] = `${last}${JOINT}${text}`;
    else queries.push(text);
  }
  return { queries, leftOut };
}

function writeTerm({ kind, text }: SearchTerm, maxLength: number): string | null {
  if (!SEARCHABLE.test(text)) return null;
  const isBare = BARE_WORD.test(text);
  if (kind === 'handle' && /^\w{1,30}$/.test(text)) return `@${text}`;
  if (kind === 'hashtag' && isBare && !/^\p{N}+$/u.test(text)) return fit(`#${text}`, maxLength);
  if (kind === 'word' && isBare && !OPERATORS.has(text.toLowerCase())) return fit(text, maxLength);
  return quote(text, maxLength);
}

const fit = (text: string, maxLength: number): string | null => (text.length <= maxLength ? text : null);

/** A phrase that is too long is asked for by its first words: that finds more, and our own matching drops what is too much. */
function quote(text: string, maxLength: number): string | null {
  const words = text
    .replace(/["\p{Cc}]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  while (words.length > 0) {
    const quoted = `"${words.join(' ')}"`;
    if (quoted.length <= maxLength && SEARCHABLE.test(quoted)) return quoted;
    words.pop();
  }
  return null;
}
