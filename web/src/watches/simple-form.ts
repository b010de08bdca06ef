import { parseQuery } from '@domain/query/parse-query.js';
import { printQuery } from '@domain/query/print-query.js';
import type { FieldNode, QueryNode } from '@domain/query/query.types.js';
import { fromSimple, parseChip, toSimple, type SimpleField, type SimpleQuery } from '@domain/query/simple-query.js';

export type { SimpleField, SimpleNear } from '@domain/query/simple-query.js';
export type FieldName = FieldNode['field'];

/** Networks have a row of their own in the form. */
export const FIELD_NAMES = ['author', 'site', 'url', 'lang', 'country', 'is', 'has', 'followers'] as const;
export const FIXED_VALUES: { readonly [Name in FieldName]?: readonly string[] } = {
  is: ['reply', 'repost'],
  has: ['link'],
};

/** The form: chips, and the networks of which a post has to be on one; none means any. */
export interface QueryForm extends SimpleQuery {
  readonly networks: readonly string[];
}

export const EMPTY_FORM: QueryForm = { anyOf: [], allOf: [], noneOf: [], near: [], fields: [], networks: [] };

export type ReadForm =
  | { readonly ok: true; readonly form: QueryForm }
  /** `reason`: why the query cannot be read, null where it can but is more than a form says; `part`: which part of it. */
  | { readonly ok: false; readonly reason: string | null; readonly part: string };

export function readForm(query: string): ReadForm {
  if (query.trim() === '') return { ok: true, form: EMPTY_FORM };
  const parsed = parseQuery(query);
  if (!parsed.ok) return { ok: false, reason: parsed.reason, part: query.slice(parsed.offset).trimEnd() };
  const parts = partsOf(parsed.query, 'and');
  const networks = parts.find((part) => networksIn(part) !== null);
  const form = formOf(
    parts.filter((part) => part !== networks),
    networks === undefined ? [] : (networksIn(networks) ?? []),
  );
  if (form !== null) return { ok: true, form };
  const { offset, end } = firstBeyondForm(parts);
  return { ok: false, reason: null, part: query.slice(offset, end) };
}

/** The query of what is filled in; empty where nothing is. */
export function writeForm({ networks, ...simple }: QueryForm): string {
  const near = simple.near.filter(({ left, right }) => left !== '' && right !== '');
  const fields = simple.fields.filter(({ value }) => value !== '');
  const isEmpty = [simple.anyOf, simple.allOf, simple.noneOf, near, fields].every((list) => list.length === 0);
  const words = isEmpty ? null : fromSimple({ ...simple, near, fields });
  const places = joined('or', networks.map(networkNode));
  const query = joined(
    'and',
    [...(words === null ? [] : partsOf(words, 'and')), places].filter((part) => part !== null),
  );
  return query === null ? '' : printQuery(query);
}

/** A chip as the query language writes it: several words become a phrase. Null for what is no chip. */
export function chipOf(text: string): string | null {
  const chip = parseChip(text) ?? (/["“”„«»＂]/u.test(text) ? null : parseChip(`"${text}"`));
  return chip && printQuery(chip);
}

/** Without the quotes, which the box around a chip stands for. */
export const chipLabel = (chip: string): string => /^"(.*)"$/su.exec(chip)?.[1] ?? chip;

export const isFieldValue = (field: SimpleField): boolean => fromSimple({ ...EMPTY_FORM, fields: [field] }) !== null;

function formOf(parts: readonly QueryNode[], networks: readonly string[]): QueryForm | null {
  const rest = joined('and', parts);
  if (rest === null) return { ...EMPTY_FORM, networks };
  const simple = toSimple(rest);
  return simple && { ...simple, networks };
}

const NOWHERE = { offset: 0, end: 0 };

const networkNode = (value: string): QueryNode => ({ kind: 'field', field: 'network', value, ...NOWHERE });

function joined(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode | null {
  const [only, second] = parts;
  if (only === undefined) return null;
  return second === undefined ? only : { kind, parts, ...NOWHERE };
}

const partsOf = (node: QueryNode, kind: 'and' | 'or'): readonly QueryNode[] =>
  node.kind === kind ? node.parts.flatMap((part: QueryNode) => partsOf(part, kind)) : [node];

/** The networks of `network:a OR network:b`; null for anything else. */
function networksIn(node: QueryNode): readonly string[] | null {
  const names = partsOf(node, 'or').map((part) =>
    part.kind === 'field' && part.field === 'network' ? part.value : null,
  );
  return names.every((name) => name !== null) ? names : null;
}

/** The part with which the query gets to be more than the form can say. */
function firstBeyondForm(parts: readonly QueryNode[]): QueryNode {
  const index = parts.findIndex((_, at) => formOf(parts.slice(0, at + 1), []) === null);
  const beyond = parts[Math.max(index, 0)] ?? { kind: 'and', parts, ...NOWHERE };
  const inner = partsOf(beyond, 'or').find((part) => formOf([part], []) === null || isGroup(part));
  return beyond.kind === 'or' && inner ? inner : beyond;
}

const isGroup = ({ kind }: QueryNode): boolean => kind !== 'term' && kind !== 'exact';
