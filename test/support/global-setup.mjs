// One throw-away cluster for the whole run, or TEST_DATABASE_URL (a server where the role may create databases). The built server is
// used on purpose: it is ES modules and so cannot be loaded through the CommonJS transformer of the specs.
import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { findBrowser } from '../../scripts/ensure-browser.mjs';
import tearDown from './global-teardown.mjs';

const TEMPLATE = 'earshot_template';
/** A folder in memory, where the system has one, and the room that a run needs there, bytes. */
const MEMORY = '/dev/shm';
const ROOM = 6 * 2 ** 30;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** What runs that were killed left behind would fill the memory. */
function removeLeftovers(parent) {
  for (const name of readdirSync(parent)) {
    const pid = /^earshot-run-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** Nothing of a run outlives it, so it may live in memory: many small databases wait for a disk more than they compute. */
function chooseScratchParent() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function loadBuilt(file) {
  try {
    return await import(`../../dist/server/db/${file}`);
  } catch (cause) {
    throw new Error(`dist/server/db/${file} cannot be loaded; run "npm run build:server" first.`, { cause });
  }
}

async function startThrowAwayServer(scratch) {
  const { startEmbeddedPostgres } = await loadBuilt('embedded-postgres.js');
  return startEmbeddedPostgres(join(scratch, 'server'), { durable: false, database: 'earshot_admin' });
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
function stopOnSignals() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, () => void tearDown().finally(() => process.exit(code)));
  }
}

export default async function setUp() {
  const parent = chooseScratchParent();
  removeLeftovers(parent);
  const scratch = mkdtempSync(join(parent, `earshot-run-${process.pid}-`));
  globalThis.earshotScratch = scratch;
  process.env.EARSHOT_TEST_SCRATCH = scratch;
  // Everything temporary of the suites and of the programs that they start.
  process.env.TMPDIR = scratch;
  stopOnSignals();
  const browser = findBrowser();
  if (browser !== undefined) process.env.CHROMIUM = browser;
  let base = process.env.TEST_DATABASE_URL;
  if (!base) {
    globalThis.earshotTestServer = await startThrowAwayServer(scratch);
    base = globalThis.earshotTestServer.url;
  }
  await migrateTemplate(base);
  process.env.EARSHOT_TEST_BASE = base;
}
