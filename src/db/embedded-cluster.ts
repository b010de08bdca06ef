import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { EMBEDDED_MAJOR, type PostgresBinaries } from './embedded-binaries.js';
import { giveTo, spawnIdentity, type PostgresRunner } from './embedded-runner.js';

/** Where the parts of one embedded server lie. */
export interface ClusterFiles {
  readonly dir: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly pidFile: string;
  readonly portFile: string;
  readonly logFile: string;
}

/** First lines of postmaster.pid, for a process that is alive. */
export interface PidFileContent {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

const CLUSTER = 'cluster';
const UNFINISHED = /^cluster\.new-(\d+)$/;
/** Larger than any process id, so PostgreSQL takes its owner for dead. */
const IMPOSSIBLE_PID = 2_147_483_647;

/** Makes the folder (0700) when it is missing and names the files in it. */
export function openClusterFolder(dataDir: string): ClusterFiles {
  mkdirSync(resolve(dataDir), { recursive: true, mode: 0o700 });
  const dir = realpathSync(dataDir);
  const cluster = join(dir, CLUSTER);
  return {
    dir,
    cluster,
    passwordFile: join(dir, 'password'),
    pidFile: join(cluster, 'postmaster.pid'),
    portFile: join(dir, 'port'),
    logFile: join(dir, 'postgres.log'),
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Random password, written once. The link is atomic, so of two processes starting together one wins and both read the same. */
function ensurePassword(files: ClusterFiles): void {
  if (existsSync(files.passwordFile)) return;
  const draft = `${files.passwordFile}.${String(process.pid)}`;
  writeFileSync(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, files.passwordFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function removeUnfinished(files: ClusterFiles): void {
  for (const name of readdirSync(files.dir)) {
    const maker = Number(UNFINISHED.exec(name)?.[1]);
    if (Number.isNaN(maker) || (maker !== process.pid && isAlive(maker))) continue;
    rmSync(join(files.dir, name), { recursive: true, force: true });
  }
}

/**
 * Creates the cluster when there is none. initdb works in a folder of its own that is renamed when complete: a run that is cut
 * short leaves nothing that looks like a cluster, and of two processes starting together the first rename wins.
 */
export function ensureCluster(
  files: ClusterFiles,
  binaries: PostgresBinaries,
  runner: PostgresRunner,
  isDurable: boolean,
): 'created' | 'found' {
  const versionFile = join(files.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) return 'found';
  removeUnfinished(files);
  giveTo(runner, files.dir);
  ensurePassword(files);
  const fresh = join(files.dir, `${CLUSTER}.new-${String(process.pid)}`);
  mkdirSync(fresh, { mode: 0o700 });
  for (const path of [fresh, files.passwordFile]) giveTo(runner, path);
  const { file, args } = runner.command(binaries.initdb, [
    `--pgdata=${fresh}`,
    '--username=earshot',
    `--pwfile=${files.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(isDurable ? [] : ['--no-sync']),
  ]);
  const done = spawnSync(file, args, { ...spawnIdentity(runner), encoding: 'utf8' });
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const reason = done.error?.message ?? done.stderr.trim();
    const hint =
      runner.kind === 'nobody'
        ? ' As root without user namespaces PostgreSQL runs as nobody, who must be able to reach this folder and node_modules.'
        : '';
    throw new Error(`The embedded database could not be created in ${files.dir}: ${reason}${hint}`);
  }
  try {
    renameSync(fresh, files.cluster);
    return 'created';
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (existsSync(versionFile)) return 'found';
    throw error;
  }
}

/** Refuses a cluster of another major version, and hands the files to the user PostgreSQL will run as. */
export function prepareCluster(files: ClusterFiles, runner: PostgresRunner): void {
  const version = readFileSync(join(files.cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== EMBEDDED_MAJOR) {
    throw new Error(
      `${files.cluster} was made by PostgreSQL ${version}, this release brings ${EMBEDDED_MAJOR}. ` +
        'Export the data with the release that made it, or serve the folder with that PostgreSQL and set DATABASE_URL.',
    );
  }
  if (!existsSync(files.passwordFile)) {
    throw new Error(`${files.passwordFile} is missing; without it the database in ${files.cluster} cannot be opened.`);
  }
  giveTo(runner, files.dir);
  giveTo(runner, files.cluster, { recursive: true });
}

export function readPassword(files: ClusterFiles): string {
  return readFileSync(files.passwordFile, 'utf8').trim();
}

/** What postmaster.pid says, or undefined when there is none or its process is gone. */
export function readPidFile(files: ClusterFiles): PidFileContent | undefined {
  let lines: string[];
  try {
    lines = readFileSync(files.pidFile, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** Command line of a live process, or undefined where the system does not tell. */
function commandLineOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
  } catch {
    const listed = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return listed.status === 0 ? listed.stdout : undefined;
  }
}

/**
 * PostgreSQL ignores a pid file whose process is gone, but refuses to start when the number now belongs to any other live
 * process, which is common after a container restart. Then only the number is replaced: the rest of the file lets
 * PostgreSQL still find out whether orphans of the old server use its shared memory.
 */
export function disownForeignPid(files: ClusterFiles): boolean {
  const found = readPidFile(files);
  if (found === undefined) return false;
  const commandLine = commandLineOf(found.pid);
  if (commandLine === undefined || commandLine.includes(files.cluster)) return false;
  const content = readFileSync(files.pidFile, 'utf8');
  writeFileSync(files.pidFile, content.replace(/^\d+/, String(IMPOSSIBLE_PID)));
  return true;
}
