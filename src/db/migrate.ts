import pg from 'pg';
import { DataSource } from 'typeorm';
import { connectTimeoutMs } from './connect-timeout.js';
import { dataSourceOptions } from './data-source.js';

/** One migrator at a time over all processes that start together. */
const MIGRATION_LOCK = 7_301;

/** Brings the database at `url` to the newest schema. Returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs(url) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = new DataSource(dataSourceOptions(url));
    await dataSource.initialize();
    try {
      return (await dataSource.runMigrations()).map((m) => m.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await client.end();
  }
}
