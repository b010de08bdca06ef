import pg from 'pg';
import type { Env } from '../env.js';
import { connectTimeoutMs } from './connect-timeout.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { describeServerFault, verifyServer } from './verify-server.js';

export interface OpenDatabase {
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Names of the migrations that this start ran. */
  readonly migrated: readonly string[];
  /** Stops the embedded server if this process is the one to do it. */
  readonly close: () => Promise<void>;
}

/** The server cannot keep our promises; the message lists every reason with its remedy. */
export class UnfitDatabase extends Error {
  constructor(reasons: readonly string[]) {
    super(`The database server is not fit:\n${reasons.map((r) => `  - ${r}`).join('\n')}`);
    this.name = 'UnfitDatabase';
  }
}

/** Finds or starts the database, checks that it is durable, and brings its schema up to date. */
export async function openDatabase(env: Env, log: (line: string) => void): Promise<OpenDatabase> {
  const embedded = env.databaseUrl === null ? await startEmbeddedPostgres(env.dataDir, { log }) : null;
  const url = env.databaseUrl ?? embedded?.url ?? '';
  const close = async (): Promise<void> => {
    await embedded?.stop();
  };
  try {
    await requireFitServer(url);
    const migrated = await migrate(url);
    for (const name of migrated) log(`Migrated: ${name}`);
    return { url, isEmbedded: embedded !== null, migrated, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function requireFitServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs(url) });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new UnfitDatabase([`It does not answer (${reason}). Check DATABASE_URL and that the server runs.`]);
  }
  try {
    const faults = await verifyServer(client);
    if (faults.length > 0) {
      throw new UnfitDatabase(faults.map(describeServerFault));
    }
  } finally {
    await client.end();
  }
}
