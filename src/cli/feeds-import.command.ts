import { SourceImportService } from '../modules/sources/source-import.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { inputName, readBytes, requireFile } from './read-input.js';
import { print, tell } from './terminal.js';
import { withApp } from './with-app.js';

const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Adds the feeds of an OPML list as sources; prints id and name of each one added. */
export async function importFeeds(file: string, options: ActOptions): Promise<void> {
  await requireFile(file);
  const bytes = await readBytes(file, MAX_FILE_BYTES);
  await withApp(async ({ app, env }) => {
    const actor = await chooseActor(app, options);
    const { added, skipped } = await app.get(SourceImportService).importOpml(actor, bytes, env.baseUrl ?? '');
    for (const { id, name } of added) await print(`${id}\t${name}`);
    for (const { title, url, reason } of skipped) {
      tell(`${inputName(file)}: left out ${title ?? 'a feed'} (${url ?? 'no address'}): ${reason}`);
    }
    tell(`${String(added.length)} sources added, ${String(skipped.length)} left out.`);
  });
}
