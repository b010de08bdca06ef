import type { ClientBase } from 'pg';
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

/** Names under which connections keep statements, by text. Every text stays for good, so texts are constants. */
const STATEMENT_NAMES = new Map<string, string>();

function nameOf(sql: string): string {
  const known = STATEMENT_NAMES.get(sql);
  if (known !== undefined) return known;
  const name = `earshot_${String(STATEMENT_NAMES.size + 1)}`;
  STATEMENT_NAMES.set(sql, name);
  return name;
}

/**
 * Like `query`, for a constant statement that runs often within transactions: each connection parses and plans it once,
 * which for statements with long arrays costs more than running them. TypeORM cannot name statements, the driver can.
 */
export async function queryPrepared<Row>(
  tx: EntityManager,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  if (tx.queryRunner === undefined) throw new Error('A prepared statement runs within a transaction.');
  const client = (await tx.queryRunner.connect()) as ClientBase;
  const result = await client.query<Row & object>({ name: nameOf(sql), text: sql, values: [...parameters] });
  return result.rows;
}

/** `queryPrepared` for a read of its own, outside any transaction. */
export async function readPrepared<Row>(
  dataSource: DataSource,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    return await queryPrepared<Row>(runner.manager, sql, parameters);
  } finally {
    await runner.release();
  }
}
