// Writes docs/openapi.json from the built server and web/src/api/schema.d.ts from that. Run it when a route or a shape changes;
// a test compares the committed document with what the product serves.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const DOCUMENT = 'docs/openapi.json';
const TYPES = 'web/src/api/schema.d.ts';

/** Starts the built server on an empty folder and resolves to its address. */
async function startServer(dataDir) {
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', EARSHOT_DATA_DIR: dataDir, EARSHOT_DEMO: 'off', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk) => {
      output += chunk;
      const ready = /Earshot is ready at (http:\S+)/.exec(output);
      if (ready) resolve(ready[1]);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      server.once('exit', resolve);
      server.kill('SIGINT');
    });
  return { address, stop };
}

const dataDir = mkdtempSync(join(tmpdir(), 'earshot-openapi-'));
const { address, stop } = await startServer(dataDir);
try {
  const document = await (await fetch(`${address}/api/openapi.json`)).json();
  const options = await resolveConfig(DOCUMENT);
  writeFileSync(DOCUMENT, await format(JSON.stringify(document), { ...options, parser: 'json' }));
  const types = astToString(await openapiTS(document, { arrayLength: true }));
  writeFileSync(TYPES, `// Generated from ${DOCUMENT} by \`npm run openapi\`. Do not edit.\n${types}`);
} finally {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
}
