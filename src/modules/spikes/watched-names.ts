import { readTerms } from '../../domain/insight/read-terms.js';

export interface NamingPost {
  readonly text: string;
  /** Where the text names what is watched: from and until, in code units. */
  readonly spans: readonly (readonly [number, number])[] | null;
}

/** The words by which posts name what is watched. */
export const namesIn = (posts: readonly NamingPost[]): ReadonlySet<string> =>
  new Set(
    posts.flatMap(({ text, spans }) => [
      ...readTerms((spans ?? []).map(([from, to]) => text.slice(from, to)).join('\n')).keys(),
    ]),
  );

/** The words of a text beside those names. */
export const termsBeside = (names: ReadonlySet<string>, text: string): ReadonlyMap<string, string> =>
  new Map([...readTerms(text)].filter(([term]) => !names.has(term)));
