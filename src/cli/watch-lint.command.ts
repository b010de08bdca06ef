import { inputName } from './read-input.js';
import { print } from './terminal.js';
import { readWatchFile } from './watch-file.js';

/** Looks whether a file of watches could be imported; changes nothing. */
export async function lintWatches(file: string): Promise<void> {
  const watches = await readWatchFile(file, { needsKind: true });
  await print(`${inputName(file)}: ${String(watches.length)} watches, no faults.`);
}
