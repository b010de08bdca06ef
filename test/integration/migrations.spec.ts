import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/db/data-source.js';
import { migrate } from '../../src/db/migrate.js';
import { MIGRATIONS } from '../../src/db/migrations.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  await client.end();
  url = database.url;
});
afterAll(() => database.drop());

async function on<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('lead from an empty database to the newest schema once, whoever starts together', async () => {
    const names = MIGRATIONS.map((m) => m.name);
    const ran = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(ran.flat().sort()).toEqual([...names].sort());
    expect(await migrate(url)).toEqual([]);
  });

  it('leave exactly what the entities describe', async () => {
    const dataSource = new DataSource(dataSourceOptions(url));
    await dataSource.initialize();
    const log = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    expect(log.upQueries.map((q) => q.query)).toEqual([]);
  });

  it('are named with increasing times, and only go forward', async () => {
    const times = MIGRATIONS.map((m) => Number(/\d{13}$/.exec(m.name)?.[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    for (const Migration of MIGRATIONS) await expect(new Migration().down()).rejects.toThrow(/forward/);
  });

  it('index every column by which rows of a workspace are found or removed', async () => {
    const unindexed = await on((client) =>
      client.query(
        `SELECT c.table_name FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
         WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name = 'task_id'
           AND NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = c.table_name::regclass AND a.attname = 'task_id')`,
      ),
    );
    expect(unindexed.rows).toEqual([]);
  });
});
