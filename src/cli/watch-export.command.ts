import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { BadInput } from './cli-error.js';
import { listAllWatches, type StoredWatch } from './stored-watches.js';
import { print, tell } from './terminal.js';
import { withApp } from './with-app.js';

/** Writes all watches of a workspace in the form that `watch import` reads; `-` is standard output. */
export async function exportWatches(file: string, options: ActOptions): Promise<void> {
  const watches = await withApp(async ({ app }) => listAllWatches(app, await chooseActor(app, options)));
  const text = stringify(watches.map(entryOf), { lineWidth: 0 });
  if (file === '-') {
    await print(text.trimEnd());
    return;
  }
  await writeFile(file, text).catch((error: unknown) => {
    throw new BadInput(`${file}: cannot be written (${error instanceof Error ? error.message : 'unknown reason'}).`);
  });
  tell(`${String(watches.length)} watches written to ${file}.`);
}

function entryOf({ name, kind, query, languages, priorityWeight }: StoredWatch): object {
  return {
    name,
    kind,
    query,
    ...(languages.length > 0 && { languages }),
    ...(priorityWeight !== 1 && { priorityWeight }),
  };
}
