// Starting other programs from scripts. Node built-ins only: these scripts run before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Whether a script file was started by itself rather than imported. */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && fileURLToPath(moduleUrl) === resolve(process.argv[1]);

/** Runs a program in the root folder; resolves with its exit code, 128 and more when a signal ended it. */
export function run(file, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? exitCodeOf(signal)));
  });
}

/** Runs npm, the one that started this script where there is one. */
export function runNpm(args, options = {}) {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own)) return run(process.execPath, [own, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

export const exitCodeOf = (signal) => 128 + (SIGNAL_NUMBERS[signal] ?? 0);

/** Full path of a program on PATH, or undefined. */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** Ends a script with a message for people instead of a stack trace. */
export class ScriptError extends Error {}

export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
