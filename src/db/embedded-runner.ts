import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** How PostgreSQL's programs are started so that they do not run as root. */
export interface PostgresRunner {
  readonly kind: 'self' | 'user-namespace' | 'nobody';
  /** Owner that the files need on disk; undefined where the caller is the owner anyway. */
  readonly uid?: number;
  readonly gid?: number;
  command(program: string, args: readonly string[]): { readonly file: string; readonly args: string[] };
}

const NOBODY = 65_534;
const NAMESPACE = ['--user', `--map-user=${String(NOBODY)}`, `--map-group=${String(NOBODY)}`];

const direct = (program: string, args: readonly string[]): { file: string; args: string[] } => ({
  file: program,
  args: [...args],
});

function hasPasswdEntry(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/**
 * PostgreSQL refuses to run as root, and initdb refuses a user id without a passwd entry (containers with a random id).
 * A user namespace solves both without creating a user, and the files stay the caller's; where the kernel forbids it, root
 * drops to nobody.
 */
export function choosePostgresRunner(): PostgresRunner {
  if (process.platform === 'win32') return { kind: 'self', command: direct };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasPasswdEntry()) return { kind: 'self', command: direct };
  if (spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' }).status === 0) {
    return {
      kind: 'user-namespace',
      ...(isRoot ? { uid: 0, gid: 0 } : {}),
      command: (program, args) => ({ file: 'unshare', args: [...NAMESPACE, program, ...args] }),
    };
  }
  if (isRoot) return { kind: 'nobody', uid: NOBODY, gid: NOBODY, command: direct };
  return { kind: 'self', command: direct };
}

/** User and group for child_process: only the fallback to nobody changes them. */
export function spawnIdentity(runner: PostgresRunner): { uid?: number; gid?: number } {
  return runner.kind === 'nobody' ? { uid: NOBODY, gid: NOBODY } : {};
}

/**
 * Gives a file or folder, with `recursive` all below it, to the runner's user when an earlier run, by another way of dropping
 * root, left it to a different one.
 */
export function giveTo(runner: PostgresRunner, path: string, { recursive = false } = {}): void {
  const { uid, gid } = runner;
  if (uid === undefined || gid === undefined || statSync(path).uid === uid) return;
  const give = (entry: string): void => {
    const stat = lstatSync(entry);
    if (stat.isSymbolicLink()) return;
    if (recursive && stat.isDirectory()) for (const name of readdirSync(entry)) give(join(entry, name));
    chownSync(entry, uid, gid);
  };
  give(path);
}
