// npm run train -- NAME [options]: builds the server and runs train/NAME.mjs. The last line it prints is one JSON object.
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureInstalled } from './install.mjs';
import { run, runScript } from './run.mjs';

const NAMES = ['sentiment', 'intent'];
const [name, ...rest] = process.argv.slice(2);

await runScript(async () => {
  if (!NAMES.includes(name)) {
    console.error(`Usage: npm run train -- NAME [options]\nNAME is one of: ${NAMES.join(', ')}`);
    return 2;
  }
  await ensureInstalled();
  await buildIfStale({ withWeb: false });
  return run(process.execPath, ['--enable-source-maps', join('train', `${name}.mjs`), ...rest]);
});
