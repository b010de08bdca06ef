/** Where a node stands in the query it was parsed from, in UTF-16 code units, end exclusive. */
export interface Place {
  readonly offset: number;
  readonly end: number;
}

/**
 * What a term looks for. `words`: a word, or several in a row whatever stands between them; `handle`: `@name`;
 * `tag`: a whole `#tag`.
 */
export type TermForm = 'words' | 'handle' | 'tag';

/** `opensStart` (`*word`) and `opensEnd` (`word*`): the first or last word may go on in front or behind. */
export interface TermNode extends Place {
  readonly kind: 'term';
  readonly form: TermForm;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly opensStart: boolean;
  readonly opensEnd: boolean;
}

/** `case:"ACME"`: these characters exactly, case and symbols too. */
export interface ExactNode extends Place {
  readonly kind: 'exact';
  readonly text: string;
}

/** `/pattern/` in RE2 syntax, without the slashes. */
export interface PatternNode extends Place {
  readonly kind: 'pattern';
  readonly pattern: string;
}

export const TEXT_FIELDS = ['author', 'site', 'url', 'lang', 'network', 'country'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export const POST_FACTS = ['reply', 'repost'] as const;
export type Comparison = '>' | '>=' | '<' | '<=' | '=';

export type FieldNode = Place & { readonly kind: 'field' } & (
    | { readonly field: TextField; readonly value: string }
    | { readonly field: 'is'; readonly value: (typeof POST_FACTS)[number] }
    | { readonly field: 'has'; readonly value: 'link' }
    | { readonly field: 'followers'; readonly comparison: Comparison; readonly count: number }
  );

/** An operand of NEAR: something that stands at a place in the text. */
export type NearPart =
  TermNode | ExactNode | NearNode | (Place & { readonly kind: 'or'; readonly parts: readonly NearPart[] });

/** `left NEAR/n right`: at most `distance` words stand between them; `isOrdered` (ONEAR): left comes first. */
export interface NearNode extends Place {
  readonly kind: 'near';
  readonly isOrdered: boolean;
  readonly distance: number;
  readonly left: NearPart;
  readonly right: NearPart;
}

/** A parsed watch query. */
export type QueryNode =
  | TermNode
  | ExactNode
  | PatternNode
  | FieldNode
  | NearNode
  | (Place & { readonly kind: 'not'; readonly part: QueryNode })
  | (Place & { readonly kind: 'and' | 'or'; readonly parts: readonly QueryNode[] });

/** Why a query is refused and where: `line` and `column` count from 1, `offset` from 0, both in UTF-16 code units. */
export interface QueryFault {
  readonly ok: false;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly reason: string;
  /** Faults that a tool can say more about. */
  readonly topic?: FaultTopic;
}

export type FaultTopic = 'only-not' | 'unclosed-bracket' | 'loose-bracket' | 'empty-brackets' | 'unclosed-quote';

export type ParsedQuery = { readonly ok: true; readonly query: QueryNode } | QueryFault;
