import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs one statement and gives its rows. TypeORM answers SELECT and INSERT with rows but UPDATE and DELETE with
 * [rows, count]; this is the one place that knows. `Row` is the caller's word for what the statement returns.
 */
export async function query<Row>(
  on: EntityManager | DataSource,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result: unknown = await on.query(sql, [...parameters]);
  if (!Array.isArray(result)) return [];
  const isPair = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isPair ? result[0] : result) as Row[];
}
