import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/db/embedded-postgres.js';
import { verifyServer } from '../../src/db/verify-server.js';

const BUILT = resolve('dist/server/db/embedded-postgres.js');

let dir: string;
let handles: EmbeddedPostgres[];
let programs: OtherProgram[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-embedded-'));
  handles = [];
  programs = [];
});

afterEach(async () => {
  for (const program of programs) await program.end();
  for (const handle of handles) await handle.stop();
  const abandoned = programs.map((program) => program.opened.pid).filter((pid) => pid > 0 && isRunning(pid));
  for (const pid of abandoned) process.kill(pid, 'SIGQUIT');
  rmSync(dir, { recursive: true, force: true });
});

async function open(durable = false): Promise<EmbeddedPostgres> {
  const handle = await startEmbeddedPostgres(dir, { durable });
  handles.push(handle);
  return handle;
}

function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function queryOnceBack<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await query<T>(url, sql);
    } catch (error) {
      if (attempt === 300) throw error;
      await sleep(50);
    }
  }
}

interface Opened {
  readonly pid: number;
  readonly owner: boolean;
  readonly url: string;
}

/** Another process that opens the same folder through the built server, and stops its handle when its input ends. */
class OtherProgram {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly exited: Promise<unknown>;
  opened: Opened = { pid: 0, owner: false, url: '' };

  private constructor() {
    const source = `
      import { startEmbeddedPostgres } from ${JSON.stringify(BUILT)};
      process.stdin.resume();
      const ended = new Promise((resolve) => process.stdin.once('end', resolve));
      const handle = await startEmbeddedPostgres(${JSON.stringify(dir)});
      console.log(JSON.stringify({ pid: handle.pid, owner: handle.owner, url: handle.url }));
      await ended;
      await handle.stop();`;
    this.child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = once(this.child, 'exit');
    programs.push(this);
  }

  static async start(): Promise<OtherProgram> {
    const program = new OtherProgram();
    for await (const line of createInterface(program.child.stdout)) {
      program.opened = JSON.parse(line) as Opened;
      return program;
    }
    throw new Error('the other program ended before it had opened the database');
  }

  async end(): Promise<void> {
    this.child.stdin.end();
    await this.exited;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

describe('embedded PostgreSQL', () => {
  it('opens with a password only, on the loopback address only, in UTF-8, and keeps its address and data', async () => {
    const first = await open();
    expect(first.owner).toBe(true);
    expect(statSync(join(dir, 'password')).mode & 0o777).toBe(0o600);
    await query(first.url, 'create table kept as select 7 as n');
    expect(await query(first.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(first.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    const guess = new URL(first.url);
    guess.password = 'guess';
    await expect(query(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);

    const second = await open();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('is fit for production by default', async () => {
    const handle = await open(true);
    const client = new pg.Client({ connectionString: handle.url });
    await client.connect();
    try {
      expect(await verifyServer(client)).toEqual([]);
    } finally {
      await client.end();
    }
  });

  it('comes back on the same address after kill -9 of the server, with all that was committed', async () => {
    const handle = await open(true);
    await query(handle.url, 'create table kept as select 7 as n');
    const killed = handle.pid;
    process.kill(killed, 'SIGKILL');
    expect(await queryOnceBack(handle.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(handle.pid).not.toBe(killed);
    const { pid } = handle;
    await handle.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('outlives kill -9 of the application and is adopted and stopped by the next one', async () => {
    const application = await OtherProgram.start();
    await query(application.opened.url, 'create table kept as select 7 as n');
    await application.kill();
    expect(isRunning(application.opened.pid)).toBe(true);
    const next = await open();
    expect(next.pid).toBe(application.opened.pid);
    expect(next.owner).toBe(true);
    expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await next.stop();
    expect(isRunning(next.pid)).toBe(false);
  });

  it('starts although both it and its server were killed', async () => {
    const application = await OtherProgram.start();
    await query(application.opened.url, 'create table kept as select 7 as n');
    await application.kill();
    process.kill(application.opened.pid, 'SIGKILL');
    const next = await open();
    expect(next.pid).not.toBe(application.opened.pid);
    expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('starts when a stale pid file names another live process', async () => {
    const first = await open();
    const pidFile = join(dir, 'cluster', 'postmaster.pid');
    const content = readFileSync(pidFile, 'utf8');
    await first.stop();
    expect(existsSync(pidFile)).toBe(false);
    writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)), { mode: 0o600 });
    const second = await open();
    expect(second.pid).not.toBe(process.pid);
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('is shared by two processes, and the last to leave stops it', async () => {
    const application = await OtherProgram.start();
    const borrower = await open();
    expect(borrower.pid).toBe(application.opened.pid);
    expect([application.opened.owner, borrower.owner]).toEqual([true, false]);
    await application.end();
    expect(await query(borrower.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await borrower.stop();
    expect(isRunning(borrower.pid)).toBe(false);
  });

  it('is made once when two processes start on an empty folder together', async () => {
    const [application, handle] = await Promise.all([OtherProgram.start(), open()]);
    expect(handle.pid).toBe(application.opened.pid);
    expect(handle.url).toBe(application.opened.url);
    expect(readdirSync(dir).filter((name) => name.includes('new-'))).toEqual([]);
  });

  it('clears away a creation that was cut short', async () => {
    mkdirSync(join(dir, 'cluster.new-2147483646'));
    await open();
    expect(existsSync(join(dir, 'cluster.new-2147483646'))).toBe(false);
  });

  it('refuses the folder of another major version', async () => {
    mkdirSync(join(dir, 'cluster'));
    writeFileSync(join(dir, 'cluster', 'PG_VERSION'), '16\n');
    await expect(open()).rejects.toThrow(/made by PostgreSQL 16, this release brings 18/);
  });

  it('says why it cannot start', async () => {
    await (await open()).stop();
    writeFileSync(join(dir, 'cluster', 'postgresql.auto.conf'), "shared_preload_libraries = 'no_such_library'\n");
    await expect(open()).rejects.toThrow(/no_such_library/);
  });
});

describe('the check of a server', () => {
  it('refuses each unsafe setting, names the remedy, and tolerates it only when told to', async () => {
    const handle = await open();
    const client = new pg.Client({ connectionString: handle.url });
    await client.connect();
    try {
      const faults = await verifyServer(client);
      expect(faults.map((fault) => fault.setting)).toEqual(['fsync', 'full_page_writes', 'synchronous_commit']);
      expect(faults[0]?.remedy).toContain('ALTER SYSTEM RESET fsync');
      expect(await verifyServer(client, { allowUnsafe: true })).toEqual([]);
      await client.query('set synchronous_commit = local');
      expect((await verifyServer(client)).map((fault) => fault.setting)).toEqual(['fsync', 'full_page_writes']);
    } finally {
      await client.end();
    }
  });

  it('refuses an old version and another encoding, whatever is tolerated', async () => {
    const answer = {
      server_version_num: '140011',
      server_version: '14.11',
      server_encoding: 'SQL_ASCII',
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'remote_apply',
    };
    const faults = await verifyServer({ query: () => Promise.resolve({ rows: [answer] }) }, { allowUnsafe: true });
    expect(faults.map((fault) => [fault.setting, fault.found])).toEqual([
      ['server_version', '14.11'],
      ['server_encoding', 'SQL_ASCII'],
    ]);
  });
});
