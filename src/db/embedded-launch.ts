import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './embedded-binaries.js';
import { readPidFile, type ClusterFiles } from './embedded-cluster.js';
import { spawnIdentity, type PostgresRunner } from './embedded-runner.js';

/**
 * `ready`: it runs. `port-taken`: another program listens there. `folder-busy`: another PostgreSQL of the same folder is
 * starting, or processes of one that was killed have not ended yet; worth another look shortly.
 */
export type LaunchOutcome = 'ready' | 'port-taken' | 'folder-busy';

export interface Launch {
  readonly outcome: LaunchOutcome;
  readonly child: ChildProcess;
}

const READY_LIMIT_MS = 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

const SAFE_SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=256MB',
  'timezone=UTC',
  'log_timezone=UTC',
  // Statements and row contents of failed queries carry what people wrote; they stay out of the log.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

/** For throw-away test clusters only: fast, and lost with the machine. */
const THROW_AWAY_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
];

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) {
    rmSync(`${file}.1`, { force: true });
    renameSync(file, `${file}.1`);
  }
  return openSync(file, 'a', 0o600);
}

function outcomeOf(logged: string): LaunchOutcome | undefined {
  if (logged.includes('could not create any TCP/IP sockets')) return 'port-taken';
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(logged)) return 'folder-busy';
  return undefined;
}

/**
 * Starts PostgreSQL on 127.0.0.1 and waits until it takes connections or gives up. It is detached, so that Ctrl-C reaches the
 * application only, which drains and stops the database last; its log is a file and not a pipe, so it outlives a killed
 * application unharmed and is adopted by the next one.
 * @throws when it ends for a reason that another attempt will not mend
 */
export async function launchPostgres(
  files: ClusterFiles,
  binaries: PostgresBinaries,
  runner: PostgresRunner,
  port: number,
  isDurable: boolean,
): Promise<Launch> {
  const settings = isDurable ? SAFE_SETTINGS : [...SAFE_SETTINGS, ...THROW_AWAY_SETTINGS];
  const { file, args } = runner.command(binaries.postgres, [
    '-D',
    files.cluster,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const log = openLog(files.logFile);
  const loggedBefore = statSync(files.logFile).size;
  const child = spawn(file, args, {
    ...spawnIdentity(runner),
    // The application's environment holds its secrets; PostgreSQL needs none of it. Windows programs need theirs to load.
    ...(process.platform === 'win32' ? {} : { env: { LC_ALL: 'C' } }),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ending: string | undefined;
  child.once('error', (error) => {
    ending = error.message;
  });
  child.once('exit', (code, signal) => {
    ending ??= signal === null ? `exit code ${String(code)}` : signal;
  });
  child.unref();
  const startedAt = performance.now();
  for (;;) {
    const found = readPidFile(files);
    if (found?.pid === child.pid && found?.isReady === true) return { outcome: 'ready', child };
    if (ending !== undefined) {
      const logged = readFileSync(files.logFile).subarray(loggedBefore).toString('utf8');
      const outcome = outcomeOf(logged);
      if (outcome !== undefined) return { outcome, child };
      const tail = logged.trim().split('\n').slice(-8).join('\n');
      throw new Error(`The embedded PostgreSQL did not start (${ending}); see ${files.logFile}:\n${tail}`);
    }
    if (performance.now() - startedAt > READY_LIMIT_MS) {
      throw new Error(
        `The embedded PostgreSQL was not ready after ${String(READY_LIMIT_MS / 1000)} s; see ${files.logFile}.`,
      );
    }
    await sleep(20);
  }
}
