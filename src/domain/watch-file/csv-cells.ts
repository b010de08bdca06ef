/** The columns of a CSV file of watches, in the order in which they are written. */
export const CSV_COLUMNS = [
  'name',
  'kind',
  'query',
  'languages',
  'priorityWeight',
  'team',
  'matches',
  'ignores',
  'personPurpose',
  'personLegalBasis',
  'personVisibleTo',
  'personExpiresAt',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** What a spreadsheet would take for a formula, and what already looks like one that was made safe. */
const FORMULA = /^'*[=+\-@\t\r]/;
const SAFE_FORMULA = /^'+[=+\-@\t\r]/;

/** A cell that no spreadsheet runs: an apostrophe in front, which `readCell` takes away again. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const readCell = (cell: string): string => (SAFE_FORMULA.test(cell) ? cell.slice(1) : cell);

const SEPARATOR = '|';

/** Plain texts one after the other with `|`, or JSON where one of them would be read otherwise. */
export function writeList(items: readonly unknown[]): string {
  const isPlain = (item: unknown): item is string =>
    typeof item === 'string' && item.trim() === item && item !== '' && !/[|\r\n]/.test(item) && !item.startsWith('[');
  return items.every(isPlain) ? items.join(SEPARATOR) : JSON.stringify(items);
}

/** @throws SyntaxError for JSON that is none */
export function readList(cell: string): unknown[] {
  const text = cell.trim();
  if (text === '') return [];
  if (text.startsWith('[')) {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items : [];
  }
  return text
    .split(SEPARATOR)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
