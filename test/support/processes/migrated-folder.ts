import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli } from '../run-cli.js';
import { waitUntil } from './wait-until.js';

const MADE_WITHIN_MS = 120_000;
/** Every copy looks for a port of its own. */
const NOT_COPIED = new Set(['port', 'postgres.log']);

async function makeTemplate(template: string): Promise<void> {
  const unfinished = `${template}-unfinished`;
  const { code, stderr } = await runCli(['migrate'], { env: { EARSHOT_DATA_DIR: unfinished } });
  if (code !== 0) throw new Error(`"earshot migrate" ended with ${String(code)}: ${stderr}`);
  for (const name of NOT_COPIED) await rm(join(unfinished, name), { force: true });
  await rename(unfinished, template);
}

const isThere = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    () => true,
    () => false,
  );

/** Gives a data folder the embedded database as the first start leaves it: made once in a run of the tests, copied from then on. */
export async function fillDataFolder(path: string): Promise<void> {
  const scratch = process.env['EARSHOT_TEST_SCRATCH'];
  if (scratch === undefined)
    throw new Error('No folder for the run: this spec must run in a project with the global set-up.');
  const template = join(scratch, 'migrated');
  const isFirst = await mkdir(`${template}-lock`).then(
    () => true,
    () => false,
  );
  if (isFirst) await makeTemplate(template);
  else if (!(await waitUntil(() => isThere(template), MADE_WITHIN_MS))) throw new Error(`${template} was not made.`);
  await cp(template, path, { recursive: true, preserveTimestamps: true });
}
