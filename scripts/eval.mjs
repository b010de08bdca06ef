// npm run eval -- NAME [options]: builds the server and runs eval/NAME.mjs against it. The last line it prints is one JSON object.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureInstalled } from './install.mjs';
import { root, run, runScript } from './run.mjs';

const folder = join(root, 'eval');
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length));
const [name, ...rest] = process.argv.slice(2);

await runScript(async () => {
  if (name === undefined || !names.includes(name)) {
    console.error(`Usage: npm run eval -- NAME [options]\nNAME is one of: ${names.join(', ')}`);
    return 2;
  }
  await ensureInstalled();
  await buildIfStale({ withWeb: false });
  return run(process.execPath, ['--enable-source-maps', join('eval', `${name}.mjs`), ...rest]);
});
