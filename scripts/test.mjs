// npm test: every suite. `--faults` runs the fault suites alone and in full length; other arguments go to Jest.
import { buildIfStale } from './build-if-stale.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureInstalled } from './install.mjs';
import { runJest } from './run-jest.mjs';
import { ScriptError, root, runScript } from './run.mjs';

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

// Ctrl-C reaches Jest as well; wait for it to put its servers away.
process.on('SIGINT', () => undefined);

process.chdir(root);
await runScript(async () => {
  try {
    await ensureInstalled();
    await buildIfStale({ withWeb: needsInterface });
    const environment = { ...(await browserEnvironment()), ...(isFaultsOnly ? { EARSHOT_FAULTS: 'full' } : {}) };
    const { passed, failed, skipped } = await runJest(jestArguments, environment);
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof ScriptError ? error.message : error);
    console.log('0 passed, 1 failed, 0 skipped');
    return 1;
  }
});
