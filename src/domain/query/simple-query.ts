import { parseQuery } from './parse-query.js';
import { printQuery } from './print-query.js';
import type { ExactNode, FieldNode, NearNode, NearPart, QueryNode, TermNode } from './query.types.js';

/**
 * A query as chips. Each string is one chip, written as in the query language: a word, a "phrase", `@handle`, `#tag`, `word*`
 * or `case:"…"`. All lists are ANDed; `anyOf` asks for one of its chips or more.
 */
export interface SimpleQuery {
  readonly anyOf: readonly string[];
  readonly allOf: readonly string[];
  readonly noneOf: readonly string[];
  /** At most `words` words stand between `left` and `right`; `ordered`: left comes first. */
  readonly near: readonly SimpleNear[];
  readonly fields: readonly SimpleField[];
}

export interface SimpleNear {
  readonly left: string;
  readonly right: string;
  readonly words: number;
  readonly ordered: boolean;
}

export interface SimpleField {
  readonly field: FieldNode['field'];
  /** As behind the colon, without quotes: `fi`, `Anna Virtanen`, `>=10000`. */
  readonly value: string;
  readonly isNegated: boolean;
}

type Chip = TermNode | ExactNode;

interface Draft {
  anyOf: string[];
  allOf: string[];
  noneOf: string[];
  near: SimpleNear[];
  fields: SimpleField[];
}

/** The chip a text stands for; null where it is anything else than one term or exact text. */
export function parseChip(text: string): Chip | null {
  const parsed = parseQuery(text);
  return parsed.ok && isChip(parsed.query) ? parsed.query : null;
}

/**
 * The query as chips, or null where chips cannot say the same. A single chip that must be there is `anyOf` when it is the
 * only one, and `allOf` beside others, whichever of the two it was made of.
 */
export function toSimple(query: QueryNode): SimpleQuery | null {
  const simple: Draft = { anyOf: [], allOf: [], noneOf: [], near: [], fields: [] };
  if (!flatten(query, 'and').every((part) => addCondition(part, simple))) return null;
  const [only, ...others] = simple.allOf;
  if (only === undefined || others.length > 0 || simple.anyOf.length > 0) return simple;
  return { ...simple, anyOf: [only], allOf: [] };
}

function addCondition(part: QueryNode, simple: Draft): boolean {
  switch (part.kind) {
    case 'term':
    case 'exact':
      simple.allOf.push(printQuery(part));
      return true;
    case 'field':
      simple.fields.push(toSimpleField(part, false));
      return true;
    case 'near':
      if (!isChip(part.left) || !isChip(part.right)) return false;
      simple.near.push({
        left: printQuery(part.left),
        right: printQuery(part.right),
        words: part.distance,
        ordered: part.isOrdered,
      });
      return true;
    case 'or': {
      const chips = flatten(part, 'or').filter(isChip);
      if (simple.anyOf.length > 0 || chips.length < flatten(part, 'or').length) return false;
      simple.anyOf.push(...chips.map(printQuery));
      return true;
    }
    case 'not':
      return flatten(part.part, 'or').every((excluded) => addExclusion(excluded, simple));
    case 'pattern':
    case 'and':
      return false;
  }
}

function addExclusion(excluded: QueryNode, simple: Draft): boolean {
  if (isChip(excluded)) simple.noneOf.push(printQuery(excluded));
  else if (excluded.kind === 'field') simple.fields.push(toSimpleField(excluded, true));
  else return false;
  return true;
}

function toSimpleField(node: FieldNode, isNegated: boolean): SimpleField {
  const value = node.field === 'followers' ? `${node.comparison}${String(node.count)}` : node.value;
  return { field: node.field, value, isNegated };
}

const isChip = (node: QueryNode): node is Chip => node.kind === 'term' || node.kind === 'exact';

const flatten = (node: QueryNode, kind: 'and' | 'or'): readonly QueryNode[] =>
  node.kind === kind ? node.parts.flatMap((part) => flatten(part, kind)) : [node];

const NOWHERE = { offset: 0, end: 0 };

/**
 * The tree of a form of chips; null where the form is empty or a string in it is no chip or no value of its field. Places are
 * 0. A form of exclusions only gives a tree that `parseQuery` would refuse.
 */
export function fromSimple(simple: SimpleQuery): QueryNode | null {
  const anyOf = simple.anyOf.map(placedNowhere);
  const parts = [
    anyOf.length > 1 && anyOf.every((chip) => chip !== null)
      ? ({ kind: 'or', parts: anyOf, ...NOWHERE } as const)
      : anyOf.length > 1
        ? null
        : anyOf[0],
    ...simple.allOf.map(placedNowhere),
    ...simple.near.map(nearOf),
    ...simple.fields.map(fieldOf),
    ...simple.noneOf.map((chip) => negate(placedNowhere(chip))),
  ].filter((part) => part !== undefined);
  const [first] = parts;
  if (first === undefined || !parts.every((part) => part !== null)) return null;
  return parts.length === 1 ? first : { kind: 'and', parts, ...NOWHERE };
}

function placedNowhere(text: string): Chip | null {
  const chip = parseChip(text);
  return chip && { ...chip, ...NOWHERE };
}

const negate = (part: QueryNode | null): QueryNode | null => part && { kind: 'not', part, ...NOWHERE };

function nearOf({ left, right, words, ordered }: SimpleNear): NearNode | null {
  const [leftChip, rightChip]: (NearPart | null)[] = [placedNowhere(left), placedNowhere(right)];
  const operator = `a NEAR/${String(words)} b`;
  if (!leftChip || !rightChip || !parseQuery(operator).ok) return null;
  return { kind: 'near', isOrdered: ordered, distance: words, left: leftChip, right: rightChip, ...NOWHERE };
}

function fieldOf({ field, value, isNegated }: SimpleField): QueryNode | null {
  for (const text of [`${field}:${value}`, `${field}:"${value}"`]) {
    const parsed = parseQuery(text);
    if (!parsed.ok || parsed.query.kind !== 'field') continue;
    const node = { ...parsed.query, ...NOWHERE };
    return isNegated ? negate(node) : node;
  }
  return null;
}
