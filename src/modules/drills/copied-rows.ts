import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';

type Row = Readonly<Record<string, unknown>>;

/** Old id → new id, both as the database writes them. */
export type NewIds = ReadonlyMap<string, string>;

/**
 * Copies rows of a table whose name is a constant of ours. `change` gives what is different in the copy, or null for a row that is
 * not copied. A column that comes later is copied with the rest.
 */
export async function copyRows(
  tx: EntityManager,
  table: string,
  where: string,
  values: readonly unknown[],
  change: (row: Row) => Row | null,
): Promise<NewIds> {
  const rows = await query<{ row: Row; id: string | null }>(
    tx,
    `SELECT to_jsonb(t) AS row, to_jsonb(t) ->> 'id' AS id FROM ${table} t WHERE ${where}`,
    values,
  );
  const kept = rows.flatMap(({ row, id }) => {
    const changes = change(row);
    return changes === null ? [] : [{ id, copy: { ...row, ...changes } }];
  });
  const numbered = kept.filter(({ id }) => id !== null);
  const fresh = await query<{ id: string }>(
    tx,
    `SELECT nextval(pg_get_serial_sequence($1, 'id'))::text AS id FROM generate_series(1, $2)`,
    [numbered.length === 0 ? 'workspace' : table, numbered.length],
  );
  const ids = new Map(numbered.map(({ id }, i) => [String(id), fresh[i]?.id ?? '']));
  const copies = kept.map(({ id, copy }) => (id === null ? copy : { ...copy, id: ids.get(id) }));
  if (copies.length > 0) {
    await tx.query(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(copies)],
    );
  }
  return ids;
}
