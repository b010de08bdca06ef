import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureInstalled } from './install.mjs';
import { root, run, runScript } from './run.mjs';

/**
 * `npm run FOLDER -- NAME [options]`: builds the server and runs FOLDER/NAME.mjs against it. `names` are those offered; without
 * them, all programs of the folder.
 */
export async function runNamed(folder, { names = programsIn(folder), flags = [] } = {}) {
  const [name, ...rest] = process.argv.slice(2);
  await runScript(async () => {
    if (name === undefined || !names.includes(name)) {
      console.error(`Usage: npm run ${folder} -- NAME [options]\nNAME is one of: ${names.join(', ')}`);
      return 2;
    }
    await ensureInstalled();
    await buildIfStale({ withWeb: false });
    return run(process.execPath, ['--enable-source-maps', ...flags, join(folder, `${name}.mjs`), ...rest]);
  });
}

function programsIn(folder) {
  const path = join(root, folder);
  const files = existsSync(path) ? readdirSync(path) : [];
  return files.filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -'.mjs'.length));
}
