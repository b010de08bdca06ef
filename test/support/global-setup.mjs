// One throw-away cluster for the whole run, or TEST_DATABASE_URL (a server where the role may create databases). The built server is
// used on purpose: it is ES modules and so cannot be loaded through the CommonJS transformer of the specs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { findBrowser } from '../../scripts/ensure-browser.mjs';
import tearDown from './global-teardown.mjs';

const TEMPLATE = 'earshot_template';

async function loadBuilt(file) {
  try {
    return await import(`../../dist/server/db/${file}`);
  } catch (cause) {
    throw new Error(`dist/server/db/${file} cannot be loaded; run "npm run build:server" first.`, { cause });
  }
}

async function startThrowAwayServer() {
  const { startEmbeddedPostgres } = await loadBuilt('embedded-postgres.js');
  const dir = mkdtempSync(join(tmpdir(), 'earshot-test-'));
  try {
    return { dir, server: await startEmbeddedPostgres(dir, { durable: false, database: 'earshot_admin' }) };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

async function migrateTemplate(base) {
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
    await admin.query(`create database ${TEMPLATE} encoding 'UTF8' template template0`);
  } finally {
    await admin.end();
  }
  const url = new URL(base);
  url.pathname = `/${TEMPLATE}`;
  const { dataSourceOptions } = await loadBuilt('data-source.js');
  const dataSource = new DataSource(dataSourceOptions(url.href));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

/** Jest ends at once on Ctrl-C, without its global tear-down. */
function stopServerOnSignals() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, () => void tearDown().finally(() => process.exit(code)));
  }
}

export default async function setUp() {
  const browser = findBrowser();
  if (browser !== undefined) process.env.CHROMIUM = browser;
  let base = process.env.TEST_DATABASE_URL;
  if (!base) {
    globalThis.earshotTestServer = await startThrowAwayServer();
    stopServerOnSignals();
    base = globalThis.earshotTestServer.server.url;
  }
  await migrateTemplate(base);
  process.env.EARSHOT_TEST_BASE = base;
}
