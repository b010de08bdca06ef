/**
 * What a term looks for. `words`: a word, or several in a row whatever stands between them; `handle`: `@name`;
 * `tag`: a whole `#tag`.
 */
export type TermForm = 'words' | 'handle' | 'tag';

/** A parsed watch query. `offset` is where the node starts in the query, in UTF-16 code units. */
export type QueryNode =
  | { readonly kind: 'term'; readonly form: TermForm; readonly text: string; readonly offset: number }
  | { readonly kind: 'not'; readonly part: QueryNode; readonly offset: number }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly QueryNode[]; readonly offset: number };

/** Why a query is refused and where: `line` and `column` count from 1, `offset` from 0, both in UTF-16 code units. */
export interface QueryFault {
  readonly ok: false;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly reason: string;
}

export type ParsedQuery = { readonly ok: true; readonly query: QueryNode } | QueryFault;
