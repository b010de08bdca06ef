// Builds what has changed since the last build: the server with swc, the interface with vite.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ScriptError, isMain, root, runNpm, runScript } from './run.mjs';

const SKIPPED = new Set(['node_modules', 'dist', '.vite']);
const isSpec = (name) => /\.spec\.tsx?$/.test(name);

/** Newest change below a path; a folder's own time counts, so that a removed file is noticed. */
function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const times = readdirSync(path)
    .filter((name) => !SKIPPED.has(name) && !isSpec(name))
    .map((name) => newestChange(join(path, name)));
  return Math.max(stat.mtimeMs, ...times);
}

function isStale(sources, result) {
  const built = statSync(join(root, result), { throwIfNoEntry: false });
  return built === undefined || sources.some((source) => newestChange(join(root, source)) > built.mtimeMs);
}

/** swc leaves the results of removed sources behind. */
function removeOrphans(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOrphans(path);
    else {
      const source = join(root, 'src', relative(join(root, 'dist', 'server'), path)).replace(/\.js(\.map)?$/, '');
      if (!existsSync(`${source}.ts`) && !existsSync(source)) rmSync(path);
    }
  }
}

async function build(script) {
  const code = await runNpm(['run', '--silent', script], { stdio: ['ignore', process.stderr, process.stderr] });
  if (code !== 0) throw new ScriptError(`npm run ${script} failed with exit code ${code}.`);
}

export async function buildIfStale({ withWeb = true } = {}) {
  if (isStale(['src', '.swcrc', 'package.json'], 'dist/server/main.js')) {
    await build('build:server');
    removeOrphans(join(root, 'dist', 'server'));
  }
  if (!withWeb || !existsSync(join(root, 'web', 'index.html'))) return;
  if (isStale(['web', 'package.json'], 'dist/web/index.html')) await build('build:web');
}

if (isMain(import.meta.url)) await runScript(() => buildIfStale());
