import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { type CliRun, linesOf, runCli } from '../support/run-cli.js';

// Each test starts programs of its own.
jest.setTimeout(180_000);

// The embedded database itself, because adopting and stopping it is half of what is tested here.
let dir: string;
let files: string;
let server: EmbeddedPostgres;
let database: pg.Client;
let stop: (() => Promise<void>) | undefined;

const run = (args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}): Promise<CliRun> =>
  runCli(args, { ...(input === undefined ? {} : { input }), env: { EARSHOT_DATA_DIR: dir, ...env } });

const select = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await database.query(sql, values)).rows;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const pidFile = (): string => readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8');

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-cli-data-'));
  files = mkdtempSync(join(tmpdir(), 'earshot-cli-files-'));
});

afterAll(async () => {
  await stop?.();
  for (const folder of [dir, files]) rmSync(folder, { recursive: true, force: true });
});

describe('on a new installation', () => {
  it('doctor finds nothing wrong and makes nothing', async () => {
    const empty = join(files, 'not-yet');
    const { code, stdout, stderr } = await run(['doctor'], undefined, { EARSHOT_DATA_DIR: empty });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/There is no embedded database yet/);
    expect(() => readFileSync(empty)).toThrow(/ENOENT/);
  });

  it('migrate makes the database, prints what ran and stops it again', async () => {
    const first = await run(['migrate']);
    expect(first.code).toBe(0);
    expect(linesOf(first.stdout).length).toBeGreaterThan(3);
    for (const name of linesOf(first.stdout)) expect(name).toMatch(/^[A-Z]\w+\d{13}$/);
    expect(pidFile).toThrow(/ENOENT/);
    const again = await run(['migrate']);
    expect(again).toMatchObject({ code: 0, stdout: '' });
    expect(again.stderr).toContain('The schema was up to date.');
  });

  it('doctor starts the database, says that Earshot does not run, and stops it again', async () => {
    const { code, stdout } = await run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ PostgreSQL \d+\.\d+ answers and is durable\.\n✓ The schema is up to date\./);
    expect(stdout).toContain('· Earshot does not run');
    expect(pidFile).toThrow(/ENOENT/);
  });

  it('says how to get a workspace where there is none', async () => {
    const { code, stderr } = await run(['watch', 'export']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no workspace yet. Start Earshot');
  });
});

describe('beside a running database', () => {
  let pid: number;

  beforeAll(async () => {
    server = await startEmbeddedPostgres(dir);
    pid = server.pid;
    database = new pg.Client({ connectionString: server.url });
    stop = async () => {
      await database.end();
      await server.stop();
    };
    await database.connect();
    expect((await run(['demo', 'reset'])).code).toBe(0);
  });

  it('uses it and leaves it running', async () => {
    expect((await run(['migrate'])).code).toBe(0);
    expect(isRunning(pid)).toBe(true);
    expect(linesOf(pidFile())[0]).toBe(String(pid));
    expect(await select('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('opens the demo anew: the same people and watches under new ids, no posts', async () => {
    const before = await select('select id from workspace where is_demo');
    const people = await select('select email from staff_member order by email');
    expect(before).toHaveLength(1);
    expect((await run(['demo', 'reset'])).code).toBe(0);
    const after = await select('select id from workspace where is_demo');
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await select('select email from staff_member order by email')).toEqual(people);
    const refused = await run(['demo', 'reset'], undefined, { EARSHOT_DEMO: 'off' });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
  });

  it('invites a person, whose link works once, and creates one with a password', async () => {
    const person = ['user', 'create', '--name', 'Anna', '--role', 'agent', '--email'];
    const settings = { EARSHOT_BASE_URL: 'https://ears.example.com' };
    const invited = await run([...person, 'Anna@Example.com'], undefined, settings);
    expect(invited.code).toBe(0);
    expect(invited.stdout).toMatch(/^https:\/\/ears\.example\.com\/welcome#token=[\w-]{43}\n$/);
    const created = await run([...person, 'bo@example.com', '--password-file', '-'], 'correct horse battery\n');
    expect(created.code).toBe(0);
    const [bo] = await select('select id, role, password_hash from staff_member where email = $1', ['bo@example.com']);
    expect(created.stdout).toBe(`${String(bo?.['id'])}\n`);
    expect(bo).toMatchObject({ role: 'agent', password_hash: expect.stringContaining('$argon2id$') });
    const teams = await select('select count(*)::int as n from team_member where member_id = $1', [bo?.['id']]);
    expect(teams).toEqual([{ n: 1 }]);
    expect(await run([...person, 'bo@example.com'])).toMatchObject({ code: 1, stdout: '' });
    expect(await run([...person, 'c@example.com', '--password-file', '-'], 'short')).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(await run([...person, 'c@example.com', '--team', 'Nobody'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('asks the API for a person, with their rights and no more, and leaves no token behind', async () => {
    const listed = await run(['api', 'list', 'watches']);
    expect(listed.code).toBe(0);
    expect(linesOf(listed.stdout)).toContainEqual(expect.stringMatching(/^GET {4}\/watches\b/));
    const call = (...args: string[]): Promise<CliRun> => run(['api', 'call', ...args]);
    const body = JSON.stringify({ name: 'Made here', kind: 'topic', query: 'madehere' });
    const made = await run(['api', 'call', 'POST', '/watches', '--data', '-'], body);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(made.stdout)).toMatchObject({ name: 'Made here', query: 'madehere' });
    const all = await call('GET', '/watches?limit=1', '--all');
    const names = linesOf(all.stdout).map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names.length).toBeGreaterThan(1);
    expect(names).toContain('Made here');
    const refused = await call('POST', '/watches', '--data', '{"name":"x","colour":"red"}');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^400 [^]*colour/);
    const [agent] = await select(
      `select email from staff_member where role = 'agent' and is_active order by id limit 1`,
    );
    const denied = await call('POST', '/watches', '--data', body, '--as', String(agent?.['email']));
    expect(denied).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^403 /) });
    expect(await call('GET', '/watches', '--data', '{')).toMatchObject({ code: 2, stdout: '' });
    expect(await call('BEND', '/watches')).toMatchObject({ code: 2, stdout: '' });
    expect(await select('select 1 from api_token')).toEqual([]);
  });

  it('makes a token, prints it once and keeps only its hash', async () => {
    const token = ['token', 'create', '--name', 'ci', '--user'];
    const [admin] = await select(`select email from staff_member where role = 'admin' limit 1`);
    const email = String(admin?.['email']);
    const made = await run([
      ...token,
      email,
      '--scopes',
      'tasks:read,mentions:read',
      '--expires',
      '2100-01-01T00:00:00Z',
    ]);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^earshot_[\w-]{43}\n$/);
    const stored = await select('select scopes, expires_at, token_hash::text as hash from api_token');
    expect(stored).toEqual([
      {
        scopes: ['tasks:read', 'mentions:read'],
        expires_at: new Date('2100-01-01T00:00:00Z'),
        hash: expect.not.stringContaining(made.stdout.trim()),
      },
    ]);
    expect(await run([...token, email, '--scopes', 'moon:walk'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run([...token, 'nobody@example.com', '--scopes', '*'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('imports watches, changes those of the same name, and exports what it imports', async () => {
    const path = join(files, 'watches.yml');
    const text = `- name: Acme\n  kind: brand\n  query: |\n    acme\n    OR "acme bank"\n  languages: [en, fi]\n  priorityWeight: 1.2\n- {name: Rival, kind: competitor, query: '"#rival" OR @rival'}\n`;
    writeFileSync(path, text);
    const count = async (): Promise<unknown> =>
      (await select('select count(*)::int as n from watch where deleted_at is null'))[0]?.['n'];
    const before = Number(await count());
    const dry = await run(['watch', 'import', path, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stdout: 'created\tAcme\ncreated\tRival\n' });
    expect(await count()).toBe(before);
    expect(await run(['watch', 'import', path])).toMatchObject({ code: 0, stdout: dry.stdout });
    writeFileSync(path, text.replace('1.2', '2'));
    expect(await run(['watch', 'import', path])).toMatchObject({
      code: 0,
      stdout: 'changed\tAcme\nunchanged\tRival\n',
    });
    expect(await count()).toBe(before + 2);

    const copy = join(files, 'copy.yml');
    expect(await run(['watch', 'export', copy])).toMatchObject({ code: 0, stdout: '' });
    const exported: unknown = parse(readFileSync(copy, 'utf8'));
    expect(exported).toHaveLength(before + 2);
    expect(exported).toEqual(
      expect.arrayContaining([
        {
          name: 'Acme',
          kind: 'brand',
          query: 'acme\nOR "acme bank"',
          languages: ['en', 'fi'],
          priorityWeight: 2,
          team: expect.any(String),
        },
        { name: 'Rival', kind: 'competitor', query: '"#rival" OR @rival', team: expect.any(String) },
      ]),
    );
    const back = await run(['watch', 'import', '-'], readFileSync(copy, 'utf8'));
    expect(back.code).toBe(0);
    expect(new Set(linesOf(back.stdout).map((line) => line.split('\t')[0]))).toEqual(new Set(['unchanged']));
  });

  it('imports nothing of a file with a fault', async () => {
    const path = join(files, 'half.yml');
    writeFileSync(path, '- {name: Fine, kind: brand, query: fine}\n- {name: Broken, kind: brand, query: "(fine"}\n');
    const { code, stdout, stderr } = await run(['watch', 'import', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`${path}: watch Broken: 1:1: This parenthesis is never closed.\n`);
    expect(await select(`select id from watch where name = 'Fine'`)).toEqual([]);
  });

  it('takes watches from CSV to YAML and back without a change', async () => {
    const path = join(files, 'watches.csv');
    const cells = 'Zork;brand;"zork\nOR ""zork bank""";Zork is down|zork bank;\'=1+1';
    writeFileSync(path, `\uFEFFname;kind;query;matches;ignores\r\n${cells}\r\n`);
    expect(await run(['watch', 'import', path, '--dry-run'])).toMatchObject({ code: 0, stdout: 'created\tZork\n' });
    expect(await run(['watch', 'import', path])).toMatchObject({ code: 0, stdout: 'created\tZork\n' });
    for (const name of ['all.csv', 'all.yaml']) {
      const copy = join(files, name);
      expect(await run(['watch', 'export', copy])).toMatchObject({ code: 0, stdout: '' });
      const { code, stdout } = await run(['watch', 'import', copy]);
      expect({ code, kinds: new Set(linesOf(stdout).map((line) => line.split('\t')[0])) }).toEqual({
        code: 0,
        kinds: new Set(['unchanged']),
      });
    }
  });

  it('imports nothing when an example is red, and says where it stands', async () => {
    const path = join(files, 'red.yml');
    writeFileSync(
      path,
      '- {name: New, kind: brand, query: new}\n- {name: Red, kind: brand, query: red, matches: [blue]}\n',
    );
    const { code, stdout, stderr } = await run(['watch', 'import', path]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${path}:2:3: Red: examples.0: It must match.`);
    expect(await select(`select id from watch where name in ('New', 'Red')`)).toEqual([]);
  });

  it('adds the feeds of an OPML list once', async () => {
    const path = join(files, 'feeds.opml');
    writeFileSync(
      path,
      `<opml version="2.0"><body><outline text="News" xmlUrl="https://example.com/a.xml"/>
       <outline text="Inside" xmlUrl="http://127.0.0.1/b.xml"/></body></opml>`,
    );
    const first = await run(['feeds', 'import', path]);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\tNews\n$/) });
    expect(first.stderr).toContain(`${path}: left out Inside (http://127.0.0.1/b.xml): `);
    expect(await run(['feeds', 'import', path])).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(path, 'no list');
    expect(await run(['feeds', 'import', path])).toMatchObject({ code: 2, stdout: '' });
  });

  it('replays posts through a source as if they arrived now, each once, and quarantines what is none', async () => {
    const [source] = await select(`select id from source where connector = 'replay' order by id limit 1`);
    const id = String(source?.['id']);
    const post = (n: number): string =>
      JSON.stringify({
        id: `cli-${String(n)}`,
        text: `@rival number ${String(n)}`,
        author: { handle: 'ann' },
        publishedAt: `2020-01-0${String(n)}T00:00:00Z`,
      });
    const path = join(files, 'posts.ndjson');
    writeFileSync(path, [post(2), 'not json', post(1), '{"id":"x"}'].join('\n'));
    const first = await run(['replay', path, '--source', id]);
    expect(first.code).toBe(1);
    expect(JSON.parse(first.stdout)).toMatchObject({ sent: 2, stored: 2, repeated: 0, quarantined: 2 });
    expect(linesOf(first.stderr).filter((line) => line.startsWith(path))).toEqual([
      `${path}: Line 2: Not JSON at 1:1: a value is expected.`,
      `${path}: Line 4: text is missing.`,
    ]);
    const stored = await select(
      `select external_id, published_at > now() - interval '5 minutes' and published_at <= now() as is_fresh
       from mention where external_id like 'cli-%' order by published_at, external_id`,
    );
    expect(stored).toEqual([
      { external_id: 'cli-1', is_fresh: true },
      { external_id: 'cli-2', is_fresh: true },
    ]);
    const again = await run(
      ['replay', '-', '--source', id, '--speed', '1000000'],
      `${post(1)}\n${post(2)}\n${post(3)}\n`,
    );
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ sent: 3, stored: 1, repeated: 2 });
    expect(await run(['replay', path, '--source', '999999'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('trains on the labels of a workspace, by id or name, and ends well where there is nothing to learn', async () => {
    const [demo] = await select('select id, name from workspace where is_demo');
    for (const workspace of [String(demo?.['id']), String(demo?.['name'])]) {
      const { code, stdout } = await run(['train', '--workspace', workspace, '--dry-run']);
      expect({ code, lines: linesOf(stdout) }).toEqual({
        code: 0,
        lines: [
          expect.stringMatching(/^Workspace ".+": 0 labels on top of sentiment-research/),
          expect.stringMatching(/^Nobody has corrected a sentiment/),
        ],
      });
    }
    expect(await run(['train', '--workspace', '987654321'])).toMatchObject({ code: 2, stdout: '' });
    expect((await run(['train'])).code).toBe(2);
  });

  it('asks for the workspace where several could be meant', async () => {
    for (const name of ['One', 'Two']) await select('insert into workspace (name, is_demo) values ($1, false)', [name]);
    const unclear = await run(['watch', 'export']);
    expect(unclear).toMatchObject({ code: 2, stdout: '' });
    expect(unclear.stderr).toMatch(/--workspace ID:\n {2}\d+ {2}\S.*\(demo\)\n {2}\d+ {2}One\n {2}\d+ {2}Two\n$/);
    const [demo] = await select('select id from workspace where is_demo');
    expect((await run(['watch', 'export', '--workspace', String(demo?.['id'])])).code).toBe(0);
    await select('delete from workspace where not is_demo');
  });

  it('doctor names a source in trouble, a credential it cannot open and silent workers, with the remedy', async () => {
    await select(
      `update source set health_state = 'blind', health_reason = 'forbidden', last_error = 'The server said 403.' where connector = 'feed'`,
    );
    await select(`update source set credentials = 'v1.00000000.AAAA.AAAA' where connector = 'feed'`);
    writeFileSync(join(dir, 'secret.key'), `${Buffer.alloc(32, 1).toString('base64')}\n`);
    const settings = { HOST: '0.0.0.0', EARSHOT_OUTBOUND_ALLOW: 'intranet:99999' };
    const { code, stdout, stderr } = await run(['doctor'], undefined, settings);
    expect(code).toBe(1);
    const wrong = linesOf(stdout).filter((line) => line.startsWith('! '));
    expect(wrong).toEqual(
      expect.arrayContaining([
        expect.stringContaining('EARSHOT_BASE_URL is not set'),
        expect.stringContaining('"intranet:99999"'),
        expect.stringMatching(/^! The credentials of source \d+ "News" cannot be read\. .*another secret key/),
        expect.stringMatching(/^! Source \d+ "News" .* is blind since .*: The server said 403\.$/),
        '! No worker is alive.',
      ]),
    );
    expect(stderr).toContain(`${String(wrong.length)} things are wrong.`);
    const remedies = linesOf(stdout).filter((line) => line.startsWith('    '));
    expect(remedies).toHaveLength(wrong.length);
  });

  it('doctor names what has not been migrated and what a newer version has', async () => {
    const [last] = await select('delete from migrations where id = (select max(id) from migrations) returning *');
    const name = String(last?.['name']);
    expect((await run(['doctor'])).stdout).toContain(`! Migrations have not run: ${name}.`);
    await select('insert into migrations ("timestamp", name) values ($1, $2)', [last?.['timestamp'], name]);
    await select(`insert into migrations ("timestamp", name) values (9999999999999, 'Future9999999999999')`);
    expect((await run(['doctor'])).stdout).toContain(
      '! A newer version has migrated this database: Future9999999999999.',
    );
    await select(`delete from migrations where name = 'Future9999999999999'`);
  });
});

describe('without a usable database', () => {
  it('says why and what to do', async () => {
    const settings = { DATABASE_URL: 'postgres://earshot:hidden@127.0.0.1:1/earshot' };
    const doctor = await run(['doctor'], undefined, settings);
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toMatch(/! The database does not answer: .*ECONNREFUSED.*\n {4}Check DATABASE_URL/);
    const migrate = await run(['migrate'], undefined, settings);
    expect(migrate).toMatchObject({ code: 1, stdout: '' });
    expect(doctor.stdout + doctor.stderr + migrate.stderr).not.toContain('hidden');
  });
});
