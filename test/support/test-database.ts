import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  /** Connection string of a database of this file's own, with every migration applied. */
  readonly url: string;
  /** Removes the database, ending connections that are still open. */
  drop(): Promise<void>;
}

const TEMPLATE_IN_USE = '55006';
const ATTEMPTS = 100;
/** Specs share few cores with browsers and servers: a connection may have to wait for its turn. */
const CONNECT_SECONDS = '60';

async function runAsAdmin(sql: string): Promise<void> {
  const base = process.env['EARSHOT_TEST_BASE'];
  if (base === undefined)
    throw new Error('No test server: this spec must run in a project with the database global set-up.');
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A fresh database for one spec file: a copy of the migrated template, 0.1 to 0.3 s. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${String(process.pid)}_${randomBytes(6).toString('hex')}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await runAsAdmin(`create database ${name} template earshot_template strategy file_copy`);
      break;
    } catch (error) {
      // Another worker is copying the template at this moment.
      if (attempt >= ATTEMPTS || (error as { code?: string }).code !== TEMPLATE_IN_USE) throw error;
      await sleep(50);
    }
  }
  const url = new URL(process.env['EARSHOT_TEST_BASE'] ?? '');
  url.pathname = `/${name}`;
  url.searchParams.set('connect_timeout', CONNECT_SECONDS);
  return { url: url.href, drop: () => runAsAdmin(`drop database if exists ${name} with (force)`) };
}
