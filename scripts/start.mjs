// npm start: install what is missing, build what is stale, run the server until it ends or is told to stop.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureInstalled } from './install.mjs';
import { exitCodeOf, root, runScript } from './run.mjs';

const STOP_LIMIT_MS = 40_000;
const PARENT_CHECK_MS = 250;

function runServer() {
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      // Room for the objects of many requests between two collections, which otherwise stop a request for 5 ms and more.
      '--max-semi-space-size=64',
      '--import',
      pathToFileURL(join(root, 'scripts', 'end-with-parent.mjs')).href,
      join(root, 'dist', 'server', 'main.js'),
    ],
    // Its own process group: Ctrl-C in a terminal reaches this script alone, which passes it on once.
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: process.platform !== 'win32' },
  );
  let isStopping = false;
  const stop = (signal) => {
    if (isStopping) return;
    isStopping = true;
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS).unref();
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGTERM'));
  // npm runs this script through a shell that passes no signal on: when that shell is gone, so is whoever wanted the server.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => process.ppid !== parent && stop('SIGTERM'), PARENT_CHECK_MS).unref();
  }
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      const isAsked = isStopping && (signal === 'SIGINT' || signal === 'SIGTERM');
      done(isAsked ? 0 : (code ?? exitCodeOf(signal)));
    });
  });
}

await runScript(async () => {
  await ensureInstalled();
  await buildIfStale();
  return runServer();
});
