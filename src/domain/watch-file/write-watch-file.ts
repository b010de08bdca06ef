import { stringify as stringifyCsv } from 'csv-stringify/sync';
import { stringify as stringifyYaml } from 'yaml';
import { WATCH_WEIGHT_RANGE } from '../priority/prioritise.js';
import type { ExampleExpectation } from '../watch/watch-definition.types.js';
import { CSV_COLUMNS, safeCell, writeList, type CsvColumn } from './csv-cells.js';
import type { WatchEntry, WatchFileFormat } from './watch-file.types.js';

/** So that spreadsheets take the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Watches in a form that `readWatchFile` reads back as they are. */
export function writeWatchFile(entries: readonly WatchEntry[], format: WatchFileFormat): string {
  return format === 'csv' ? writeCsv(entries) : writeYaml(entries);
}

/** An example without a language is its text alone. */
const examplesOf = (
  { examples }: WatchEntry,
  wanted: ExampleExpectation,
): (string | { text: string; lang: string })[] =>
  (examples ?? [])
    .filter(({ expects }) => expects === wanted)
    .map(({ text, lang }) => (lang === undefined ? text : { text, lang }));

function writeYaml(entries: readonly WatchEntry[]): string {
  const plain = entries.map((entry) => {
    const { name, kind, query, languages, priorityWeight, team, person } = entry;
    const [matches, ignores] = [examplesOf(entry, 'match'), examplesOf(entry, 'ignore')];
    return {
      name,
      ...(kind !== null && { kind }),
      query,
      ...(languages.length > 0 && { languages: [...languages] }),
      ...(priorityWeight !== WATCH_WEIGHT_RANGE.usual && { priorityWeight }),
      ...(team !== null && { team }),
      ...(matches.length > 0 && { matches }),
      ...(ignores.length > 0 && { ignores }),
      ...(person !== null && { person: { ...person, visibleTo: [...person.visibleTo] } }),
    };
  });
  return stringifyYaml(plain, { lineWidth: 0, aliasDuplicateObjects: false });
}

function writeCsv(entries: readonly WatchEntry[]): string {
  const rows = entries.map((entry) => {
    const cells: Readonly<Record<CsvColumn, string>> = {
      name: entry.name,
      kind: entry.kind ?? '',
      query: entry.query,
      languages: entry.languages.join('|'),
      priorityWeight: String(entry.priorityWeight),
      team: entry.team ?? '',
      matches: writeList(examplesOf(entry, 'match')),
      ignores: writeList(examplesOf(entry, 'ignore')),
      personPurpose: entry.person?.purpose ?? '',
      personLegalBasis: entry.person?.legalBasis ?? '',
      personVisibleTo: writeList(entry.person?.visibleTo ?? []),
      personExpiresAt: entry.person?.expiresAt ?? '',
    };
    return CSV_COLUMNS.map((column) => safeCell(cells[column]));
  });
  return BYTE_ORDER_MARK + stringifyCsv([[...CSV_COLUMNS], ...rows], { record_delimiter: 'windows' });
}
