import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { readScenarios } from '../../src/modules/drills/scenario-files.js';
import { runCli } from '../support/run-cli.js';

// Each test starts programs of its own, and a drill takes its time.
jest.setTimeout(180_000);

const DRILLS = resolve('config/drills');

let dir: string;
let env: Record<string, string>;
let server: EmbeddedPostgres;
let database: pg.Client;

const select = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await database.query<Record<string, unknown>>(sql)).rows;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-cli-drills-'));
  env = { EARSHOT_DATA_DIR: dir };
  expect((await runCli(['migrate'], { env })).code).toBe(0);
  server = await startEmbeddedPostgres(dir);
  database = new pg.Client({ connectionString: server.url });
  await database.connect();
  await select(`INSERT INTO workspace (name) VALUES ('Acme')`);
  await select(`INSERT INTO team (workspace_id, name) SELECT id, 'Care' FROM workspace`);
  await select(
    `INSERT INTO staff_member (workspace_id, email, name, role) SELECT id, 'admin@example.com', 'Admin', 'admin' FROM workspace`,
  );
});
afterAll(async () => {
  await database.end();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('drill run', () => {
  it.each(readScenarios(DRILLS))(
    'plays $id to its end: it is noticed, and every customer has a task',
    async ({ id, scenario }) => {
      const run = await runCli(['drill', 'run', join(DRILLS, `${id}.yaml`), '--speed', '300', '--json'], { env });
      expect(run.stderr).toContain('it ends by itself');
      expect(run.code).toBe(0);
      const report = JSON.parse(run.stdout);
      expect(report.measures[0]).toMatchObject({ code: 'detect', value: expect.any(Number) });
      const affected = scenario.customers.filter(({ isAffected }) => isAffected).map(({ handle }) => handle);
      const tasks = await select(
        `SELECT DISTINCT t.author_handle AS handle FROM task t JOIN workspace w ON w.id = t.workspace_id
       JOIN drill d ON d.id = w.drill_id WHERE d.id = (SELECT max(id) FROM drill)`,
      );
      const known = new Set(tasks.map(({ handle }) => String(handle)));
      expect(affected.filter((handle) => !known.has(handle))).toEqual([]);
      expect(report.customers.every(({ toldAt }: { toldAt: string | null }) => toldAt === null)).toBe(true);
    },
  );

  it('prints the report as text, and the faults of a file with their places', async () => {
    const text = await runCli(['drill', 'run', join(DRILLS, 'product-safety.yaml'), '--speed', '1000'], { env });
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/^Glass in a jar of jam: \d+ of 100$/m);
    const broken = join(dir, 'broken.yaml');
    writeFileSync(broken, 'title: { fi: Ei }\nminutes: 5\n');
    const refused = await runCli(['drill', 'run', broken], { env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('title: must be said in English (en)');
    expect((await runCli(['drill', 'run', broken, '--speed', '0'], { env })).code).toBe(2);
  });
});
