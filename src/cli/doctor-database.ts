import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../db/data-source.js';
import { startEmbeddedPostgres } from '../db/embedded-postgres.js';
import { query } from '../db/rows.js';
import { verifyServer } from '../db/verify-server.js';
import type { Env } from '../env.js';
import { type Finding, note, ok, reasonOf, wrong } from './finding.js';

const PATIENCE_MS = 5_000;

export interface ExaminedDatabase {
  readonly findings: Finding[];
  /** Null where the database cannot be looked into any further. */
  readonly url: string | null;
  /** True when it is embedded and ran only for this examination: then no server of Earshot is up. */
  readonly isIdle: boolean;
  close(): Promise<void>;
}

/** Reaches the database; an embedded one that does not run is started, and stopped again by `close`. */
export async function examineDatabase(env: Env): Promise<ExaminedDatabase> {
  const closed = { url: null, isIdle: true, close: () => Promise.resolve() };
  if (env.databaseUrl !== null)
    return { ...(await examineServer(env.databaseUrl)), isIdle: false, close: closed.close };
  if (!existsSync(join(env.dataDir, 'cluster', 'PG_VERSION'))) {
    return { ...closed, findings: [note('There is no embedded database yet; the first start makes it.')] };
  }
  try {
    const embedded = await startEmbeddedPostgres(env.dataDir);
    const close = (): Promise<void> => embedded.stop();
    try {
      return { ...(await examineServer(embedded.url)), isIdle: embedded.owner, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    const remedy = `Look into ${join(env.dataDir, 'postgres.log')}.`;
    return { ...closed, findings: [wrong(`The embedded database does not start: ${reasonOf(error)}`, remedy)] };
  }
}

async function examineServer(url: string): Promise<Pick<ExaminedDatabase, 'findings' | 'url'>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    const remedy = 'Check DATABASE_URL and that the server runs and lets this user in.';
    return { url: null, findings: [wrong(`The database does not answer: ${reasonOf(error)}`, remedy)] };
  }
  try {
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version");
    const faults = await verifyServer(client);
    const findings = faults.map(({ setting, found, reason, remedy }) =>
      wrong(`${setting} is ${found}: ${reason}.`, remedy),
    );
    const version = `PostgreSQL ${rows[0]?.version ?? ''}`;
    return {
      url,
      findings: [ok(faults.length === 0 ? `${version} answers and is durable.` : `${version} answers.`), ...findings],
    };
  } finally {
    await client.end();
  }
}

export interface ExaminedSchema {
  readonly finding: Finding;
  /** Ready to be asked, when the schema is the one this version was written for. */
  readonly dataSource: DataSource | null;
}

/** Compares the migrations that ran with those of this version. The caller destroys the data source. */
export async function examineSchema(url: string): Promise<ExaminedSchema> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    const [table] = await query<{ exists: boolean }>(
      dataSource,
      `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
    );
    const done = table?.exists === true ? await query<{ name: string }>(dataSource, 'SELECT name FROM migrations') : [];
    const ran = new Set(done.map(({ name }) => name));
    const known = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
    const pending = known.filter((name) => !ran.has(name));
    const foreign = [...ran].filter((name) => !known.includes(name));
    if (pending.length === 0 && foreign.length === 0) return { finding: ok('The schema is up to date.'), dataSource };
    await dataSource.destroy();
    const finding =
      pending.length > 0
        ? wrong(`Migrations have not run: ${pending.join(', ')}.`, 'Run "npx earshot migrate", or start Earshot.')
        : wrong(`A newer version has migrated this database: ${foreign.join(', ')}.`, 'Install that version again.');
    return { finding, dataSource: null };
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}
