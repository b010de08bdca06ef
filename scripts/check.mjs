// npm run check: format, lint, types and architecture. Runs everything, reports everything, fails if anything does.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root, runScript } from './run.mjs';

const SIDE_BY_SIDE = 2;
const present = (paths) => paths.filter((path) => existsSync(join(root, path)));
const tool = (...parts) => join('node_modules', ...parts);

const checks = [
  { name: 'lint (eslint)', args: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'] },
  { name: 'types of the server (tsc)', args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'] },
  ...present(['web/tsconfig.json']).map((file) => ({
    name: 'types of the interface (tsc)',
    args: [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', file],
  })),
  {
    name: 'architecture (dependency-cruiser)',
    args: [
      tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      ...present(['src', 'test', 'web/src', 'bench']),
    ],
  },
  { name: 'format (prettier)', args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
];

function runCheck({ name, args }) {
  const startedAt = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--max-old-space-size=4096', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', fail);
    child.once('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(Buffer.concat(output).toString('utf8').trimEnd());
      done(code === 0);
    });
  });
}

await runScript(async () => {
  await ensureInstalled();
  const waiting = [...checks];
  const failed = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check))) failed.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
