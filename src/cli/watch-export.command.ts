import { writeFile } from 'node:fs/promises';
import { formatOfName } from '../domain/watch-file/read-watch-file.js';
import { WatchFilesService } from '../modules/watches/watch-files.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { BadInput } from './cli-error.js';
import { print, tell } from './terminal.js';
import { withApp } from './with-app.js';

/** Writes all watches of a workspace in the form that `watch import` reads, CSV by the file's ending; `-` is standard output. */
export async function exportWatches(file: string, options: ActOptions): Promise<void> {
  const text = await withApp(async ({ app }) =>
    app.get(WatchFilesService).export(await chooseActor(app, options), formatOfName(file)),
  );
  if (file === '-') {
    await print(text.trimEnd());
    return;
  }
  await writeFile(file, text).catch((error: unknown) => {
    throw new BadInput(`${file}: cannot be written (${error instanceof Error ? error.message : 'unknown reason'}).`);
  });
  tell(`The watches were written to ${file}.`);
}
