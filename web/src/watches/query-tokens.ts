export type QueryTokenKind = 'operator' | 'field' | 'phrase' | 'pattern' | 'name' | 'open' | 'close' | 'word';

export interface QueryToken {
  readonly kind: QueryTokenKind;
  readonly from: number;
  readonly to: number;
}

// In this order: the first that fits at a place is it. What is not closed goes on to the end of the query.
const RULES: readonly (readonly [QueryTokenKind, RegExp])[] = [
  ['open', /[(（]/uy],
  ['close', /[)）]/uy],
  ['phrase', /["“”„«»＂][^"“”„«»＂]*(?:["“”„«»＂]|$)/uy],
  ['pattern', /\/(?:\\.|[^/\\])*(?:\/|$)/suy],
  ['operator', /(?:AND|OR|NOT|O?NEAR(?:\/\d*)?)(?=[\s()（）]|$)/uy],
  ['operator', /[-–−](?=[^\s)）])/uy],
  ['field', /(?:case|author|site|url|lang|network|country|is|has|followers)[:：](?:[<>]=?|=)?/iuy],
  ['name', /[@＠#＃][^\s()（）"“”„«»＂]+/uy],
  ['word', /[^\s()（）"“”„«»＂]+/uy],
];
const SPACE = /\s+/uy;

/** Cuts a query that may be half written into coloured pieces; never fails. */
export function queryTokens(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < query.length) {
    SPACE.lastIndex = at;
    const space = SPACE.exec(query);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = tokenAt(query, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function tokenAt(query: string, at: number): QueryToken {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = at;
    const found = rule.exec(query);
    if (found) return { kind, from: at, to: at + found[0].length };
  }
  return { kind: 'word', from: at, to: at + 1 };
}

export interface BracketPair {
  readonly at: readonly number[];
  readonly isMatched: boolean;
}

/** The bracket beside the cursor, in front of it first, and the one that belongs to it. */
export function bracketsAt(tokens: readonly QueryToken[], cursor: number): BracketPair | null {
  const brackets = tokens.filter(({ kind }) => kind === 'open' || kind === 'close');
  const index = [cursor - 1, cursor]
    .map((place) => brackets.findIndex(({ from }) => from === place))
    .find((found) => found >= 0);
  const bracket = index === undefined ? undefined : brackets[index];
  if (index === undefined || bracket === undefined) return null;
  const rest = bracket.kind === 'open' ? brackets.slice(index) : brackets.slice(0, index + 1).reverse();
  let depth = 0;
  for (const other of rest) {
    depth += other.kind === bracket.kind ? 1 : -1;
    if (depth === 0) return { at: [bracket.from, other.from], isMatched: true };
  }
  return { at: [bracket.from], isMatched: false };
}
