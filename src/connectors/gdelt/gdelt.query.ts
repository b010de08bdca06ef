import type { SearchTerm, SourceNotice } from '../connector.js';

const MOST_QUERY_LENGTH = 250;
/** GDELT refuses a whole search for one shorter word in it. */
const LEAST_WORD_LENGTH = 3;

export interface GdeltQueries {
  readonly queries: readonly string[];
  readonly notices: readonly SourceNotice[];
}

const plainOf = ({ text }: SearchTerm): string =>
  text
    .replace(/["()\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-#@]+/, '');

const group = (terms: readonly string[]): string => (terms.length > 1 ? `(${terms.join(' OR ')})` : (terms[0] ?? ''));

/** The terms, as few searches as their length allows, each with the source's own filter behind it. */
export function packQueries(terms: readonly SearchTerm[], filter: string | undefined): GdeltQueries {
  const usable = new Set<string>();
  const left: string[] = [];
  for (const term of terms) {
    const plain = plainOf(term);
    if (term.kind === 'prefix' || Array.from(plain).length < LEAST_WORD_LENGTH) left.push(term.text);
    else usable.add(`"${plain}"`);
  }
  const packs: string[][] = [];
  for (const term of usable) {
    const last = packs.at(-1);
    if (last !== undefined && group([...last, term]).length <= MOST_QUERY_LENGTH) last.push(term);
    else packs.push([term]);
  }
  const suffix = filter === undefined ? '' : ` ${filter.trim()}`;
  return {
    queries: packs.map((pack) => `${group(pack)}${suffix}`),
    notices:
      left.length === 0
        ? []
        : [
            {
              code: 'terms-not-searched',
              text: 'GDELT looks for whole words of three letters or more; some watched words are not searched for there.',
            },
          ],
  };
}
