/** A column of sealed values: where they are, and what each is bound to. */
export interface SealedPlace {
  readonly table: string;
  /** Names the row within the table, as text. */
  readonly key: string;
  /** The sealed text, null where there is none. */
  readonly value: string;
  /** Sets the sealed text to the parameter it is given. */
  readonly set: (parameter: string) => string;
  readonly bindingOf: (key: string) => string;
}

const column = (table: string, key: string, name: string): SealedPlace => ({
  table,
  key: `${key}::text`,
  value: name,
  set: (parameter) => `${name} = ${parameter}`,
  bindingOf: (id) => `${table}:${id}:${name}`,
});

/** Everything that is kept sealed for longer than some minutes. Constants of our own, so building SQL from them is safe. */
export const SEALED_PLACES: readonly SealedPlace[] = [
  column('source', 'id', 'credentials'),
  column('notifier', 'id', 'credentials'),
  column('source_token', 'source_id', 'sealed'),
  column('push_key', 'id', 'sealed'),
  column('notifier', 'id', 'credentials'),
  column('workspace', 'id', 'author_key'),
  column('held_mention', 'mention_id', 'sealed'),
  {
    table: 'idempotency_key',
    key: `member_id::text || ':' || key`,
    value: `response ->> 'sealed'`,
    set: (parameter) => `response = jsonb_build_object('sealed', ${parameter}::text)`,
    bindingOf: (key) => `idempotency_key:${key}:response`,
  },
];
