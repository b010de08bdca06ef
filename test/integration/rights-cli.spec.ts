import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { loadMasterKey } from '../../src/modules/staff/master-key.js';
import { openWith, sealWith } from '../../src/modules/staff/secret-box.js';
import { type CliRun, runCli } from '../support/run-cli.js';

// Each test starts programs of its own.
jest.setTimeout(180_000);

const NEXT_KEY = 'a key of an administrator, long enough';
let dir: string;
let server: EmbeddedPostgres;
let database: pg.Client;

const earshot = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> =>
  runCli(args, { env: { EARSHOT_DATA_DIR: dir, ...env } });

const select = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await database.query<Record<string, unknown>>(sql, values)).rows;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-rights-cli-'));
  expect((await earshot(['migrate'])).code).toBe(0);
  server = await startEmbeddedPostgres(dir);
  database = new pg.Client({ connectionString: server.url });
  await database.connect();
  await select(`INSERT INTO workspace (name) VALUES ('Acme')`);
  await select(
    `INSERT INTO staff_member (workspace_id, email, name, role) SELECT id, 'admin@example.com', 'Admin', 'admin' FROM workspace`,
  );
});
afterAll(async () => {
  await database.end();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('earshot erase', () => {
  it('erases beside a running database, keeps the author out and says what it found', async () => {
    const byId = await earshot(['erase', '--author', 'inbound:u-1', '--note', 'letter of 3 May']);
    expect(byId).toMatchObject({ code: 0 });
    expect(JSON.parse(byId.stdout)).toMatchObject({ state: 'done', found: 0, erased: 0 });
    const byHandle = await earshot(['erase', '--author', 'inbound:@Vole']);
    expect(JSON.parse(byHandle.stdout)).toMatchObject({ state: 'done', found: 0 });
    expect(await select('SELECT network, author_id, handle, note FROM erasure ORDER BY id')).toEqual([
      { network: 'inbound', author_id: null, handle: null, note: 'letter of 3 May' },
      { network: 'inbound', author_id: null, handle: null, note: null },
    ]);
    expect(await select('SELECT erasures_version AS version FROM workspace')).toEqual([{ version: '2' }]);
    expect(await select('SELECT erasure_id FROM erased_author')).toHaveLength(2);
  });

  it('refuses what names nobody', async () => {
    expect(await earshot(['erase', '--author', 'nobody'])).toMatchObject({ code: 2, stdout: '' });
    expect(await earshot(['erase'])).toMatchObject({ code: 2 });
  });
});

describe('earshot credentials rotate', () => {
  it('moves from the generated key to a chosen one, and twice changes nothing', async () => {
    expect(await earshot(['credentials', 'rotate'])).toMatchObject({ code: 1, stdout: '' });
    const generated = loadMasterKey({ secretKey: null, dataDir: dir });
    const [source] = await select(
      `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled)
       SELECT id, 'inbound', 'Forum', '{}', 300, false FROM workspace RETURNING id`,
    );
    const binding = `source:${String(source?.['id'])}:credentials`;
    await select('UPDATE source SET credentials = $1', [sealWith(generated, '{"secret":"swordfish"}', binding)]);
    const env = { EARSHOT_SECRET_KEY: NEXT_KEY };
    const first = await earshot(['credentials', 'rotate'], env);
    expect(first).toMatchObject({ code: 0 });
    // The credentials, and the key by which erased authors are hashed.
    expect(JSON.parse(first.stdout)).toEqual({ looked: 2, resealed: 2 });
    expect(JSON.parse((await earshot(['credentials', 'rotate'], env)).stdout)).toEqual({ looked: 2, resealed: 0 });
    const [row] = await select('SELECT credentials FROM source');
    const next = loadMasterKey({ secretKey: NEXT_KEY, dataDir: dir });
    expect(openWith(next, String(row?.['credentials']), binding)).toBe('{"secret":"swordfish"}');
  });
});
