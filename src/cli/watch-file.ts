import { formatOfName, readWatchFile } from '../domain/watch-file/read-watch-file.js';
import type { FileFault, WatchEntry, WatchFileOptions } from '../domain/watch-file/watch-file.types.js';
import { BadInput } from './cli-error.js';
import { inputName, readText } from './read-input.js';

const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** The text of a file of watches; `-` is standard input. @throws BadInput */
export const readWatchText = (file: string): Promise<string> => readText(file, MAX_FILE_BYTES);

/**
 * Reads a file of watches, CSV by its ending, else YAML.
 * @throws BadInput with every fault of the file: `FILE:line:column: reason`, or for a query
 * `FILE: watch NAME: line:column: reason`, where line and column count inside the query.
 */
export async function readWatches(file: string, options: WatchFileOptions): Promise<WatchEntry[]> {
  return checkWatches(file, await readWatchText(file), options);
}

/** The same for a text that was read. @throws BadInput */
export function checkWatches(file: string, content: string, options: WatchFileOptions): WatchEntry[] {
  const { entries, faults } = readWatchFile(content, formatOfName(file), options);
  if (faults.length > 0) throw new BadInput(...faults.map((fault) => faultLine(file, fault)));
  return entries.map(({ entry }) => entry);
}

export function faultLine(file: string, { line, column, message, inQuery }: FileFault): string {
  const name = inputName(file);
  if (inQuery !== null) {
    return `${name}: watch ${inQuery.watch}: ${String(inQuery.line)}:${String(inQuery.column)}: ${message}`;
  }
  return line === null ? `${name}: ${message}` : `${name}:${String(line)}:${String(column ?? 1)}: ${message}`;
}
