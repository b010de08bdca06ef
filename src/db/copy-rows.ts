import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { isUniqueViolation } from './database-errors.js';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const NEEDS_ESCAPE = /[\\\n\r\t]/;
const EVERY_ESCAPE = /[\\\n\r\t]/g;

/** One value in the text form of COPY. */
export function copyValue(value: string | number | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return NEEDS_ESCAPE.test(value) ? value.replace(EVERY_ESCAPE, (character) => ESCAPES[character] ?? '') : value;
}

/**
 * Adds rows by COPY, which is the only way to insert that takes many rows at once: half the cost of INSERT. All of them or
 * none: false when a unique key stands in the way, and the transaction goes on as if nothing had been tried.
 */
export async function copyRows(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  lines: string,
): Promise<boolean> {
  if (tx.queryRunner === undefined) throw new Error('Rows are copied within a transaction.');
  const client = (await tx.queryRunner.connect()) as ClientBase;
  await client.query('SAVEPOINT copy_rows');
  try {
    const copy = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
    const isWritten = finished(copy, { readable: false });
    copy.end(lines);
    await isWritten;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT copy_rows');
    return false;
  }
  await client.query('RELEASE SAVEPOINT copy_rows');
  return true;
}
