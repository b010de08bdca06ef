import { checkEntries } from './check-entries.js';
import { readCsvEntries } from './read-csv-entries.js';
import { readYamlEntries } from './read-yaml-entries.js';
import {
  MOST_WATCHES,
  type FileFault,
  type ReadWatchFile,
  type WatchFileFormat,
  type WatchFileOptions,
} from './watch-file.types.js';

/**
 * Reads a list of watches. YAML: `- {name, kind, query, languages?, priorityWeight?, team?, matches?, ignores?, person?}`;
 * CSV: the same as columns, see `CSV_COLUMNS`. Every fault is reported; whoever writes something should then write nothing.
 */
export function readWatchFile(content: string, format: WatchFileFormat, options: WatchFileOptions): ReadWatchFile {
  const raw = format === 'csv' ? readCsvEntries(content) : readYamlEntries(content);
  if (raw.entries.length > MOST_WATCHES) return { entries: [], faults: [...raw.faults, tooMany(raw.entries.length)] };
  const checked = checkEntries(raw.entries, options);
  return { entries: checked.entries, faults: [...raw.faults, ...checked.faults] };
}

/** The format that the name of a file stands for. */
export const formatOfName = (name: string): WatchFileFormat => (/\.csv$/i.test(name) ? 'csv' : 'yaml');

function tooMany(count: number): FileFault {
  const message = `A file has at most ${String(MOST_WATCHES)} watches; this one has ${String(count)}.`;
  return { row: MOST_WATCHES + 1, line: null, column: null, message, inQuery: null };
}
