// npm test: every suite. `--faults` runs the fault suites alone and in full length; other arguments go to Jest.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureInstalled } from './install.mjs';
import { ScriptError, root, run, runScript } from './run.mjs';

const given = process.argv.slice(2);
const isFaultsOnly = given.includes('--faults');
const jestArguments = given.filter((argument) => argument !== '--faults');
if (isFaultsOnly) jestArguments.push('--selectProjects', 'faults');
const needsInterface = !jestArguments.includes('--selectProjects') || jestArguments.includes('e2e');

/** Environment for the browser suites: the path of a browser, or why they are skipped. */
async function browserEnvironment() {
  if (!needsInterface) return {};
  const { path, reason } = await ensureBrowser();
  if (path !== undefined) return { CHROMIUM: path };
  if (process.env.EARSHOT_REQUIRE_BROWSER) throw new ScriptError(`The browser tests cannot run: ${reason}.`);
  console.error(`The browser tests are skipped: ${reason}.`);
  return {};
}

/** Runs Jest; returns its exit code and its figures, undefined when it ended before it had any. */
async function runJest(environment) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-totals-'));
  const file = join(folder, 'totals');
  try {
    const code = await run(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), ...jestArguments], {
      env: { ...process.env, ...environment, EARSHOT_TEST_TOTALS: file },
    });
    return { code, totals: readTotals(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readTotals(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

// Ctrl-C reaches Jest as well; wait for it to put its servers away.
process.on('SIGINT', () => undefined);

process.chdir(root);
await runScript(async () => {
  try {
    await ensureInstalled();
    await buildIfStale({ withWeb: needsInterface });
    const environment = { ...(await browserEnvironment()), ...(isFaultsOnly ? { EARSHOT_FAULTS: 'full' } : {}) };
    const { code, totals } = await runJest(environment);
    const isGreen = code === 0 && !/[1-9]\d* failed/.test(totals ?? '');
    console.log(totals ?? `0 passed, ${isGreen ? 0 : 1} failed, 0 skipped`);
    return isGreen ? 0 : code || 1;
  } catch (error) {
    console.error(error instanceof ScriptError ? error.message : error);
    console.log('0 passed, 1 failed, 0 skipped');
    return 1;
  }
});
