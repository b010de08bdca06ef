import { formatOfName } from '../domain/watch-file/read-watch-file.js';
import { WatchFilesService } from '../modules/watches/watch-files.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { CommandFailed } from './cli-error.js';
import { print, tell } from './terminal.js';
import { checkWatches, faultLine, readWatchText } from './watch-file.js';
import { withApp } from './with-app.js';

export interface ImportOptions extends ActOptions {
  readonly dryRun?: boolean;
}

/**
 * Adds the watches of a file and changes those of the same name; others are left alone. A file with any fault changes nothing.
 * Prints `created`, `changed` or `unchanged` with the name of each.
 */
export async function importWatches(file: string, options: ImportOptions): Promise<void> {
  const content = await readWatchText(file);
  const entries = checkWatches(file, content, { isForImport: true });
  const isDryRun = options.dryRun === true;
  await withApp(async ({ app }) => {
    const actor = await chooseActor(app, options);
    const request = { format: formatOfName(file), content, isDryRun };
    const { added, updated, placedFaults } = await app.get(WatchFilesService).importFile(actor, request);
    if (placedFaults.length > 0) {
      for (const fault of placedFaults) tell(faultLine(file, fault));
      throw new CommandFailed('Nothing was changed.');
    }
    for (const { name } of entries) {
      const outcome = added.includes(name) ? 'created' : updated.includes(name) ? 'changed' : 'unchanged';
      await print(`${outcome}\t${name}`);
    }
    if (isDryRun) tell('Nothing was changed: this was a dry run.');
  });
}
