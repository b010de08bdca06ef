import { CsvError, parse } from 'csv-parse/sync';
import { CSV_COLUMNS, readCell, readList, type CsvColumn } from './csv-cells.js';
import type { FileFault, FilePlace, RawEntry, RawField, RawFile } from './watch-file.types.js';

interface CsvRow {
  readonly record: readonly string[];
  /** `lines`: the line in which the record ends. */
  readonly info: { readonly lines: number };
}

const DELIMITERS = [',', ';', '\t'];
const LONGEST_CELL = 1_000_000;

export function readCsvEntries(content: string): RawFile {
  const rows = parseRows(content);
  if (!rows.ok) return { entries: [], faults: [rows.fault] };
  const [header, ...body] = rows.rows;
  if (header === undefined)
    return { entries: [], faults: [faultAt(1, 1, null, 'The file is empty; a row of column names is expected.')] };
  const columns = header.record.map((cell) => columnNamed(cell));
  const headerFaults = findHeaderFaults(header.record, columns);
  if (headerFaults.length > 0) return { entries: [], faults: headerFaults };
  const faults: FileFault[] = [];
  const entries = body.map(({ record, info }, at): RawEntry => {
    const row = at + 1;
    const start = info.lines - record.reduce((sum, cell) => sum + breaksIn(cell), 0);
    if (record.length !== columns.length) {
      const message = `This row has ${String(record.length)} cells, the first row has ${String(columns.length)}.`;
      faults.push(faultAt(start, Math.min(record.length, columns.length) + 1, row, message));
    }
    return { place: { row, line: start, column: 1 }, fields: fieldsOf(record, columns, start, row, faults) };
  });
  const isSquare = faults.length === 0;
  return { entries: isSquare ? entries : [], faults };
}

type ParsedRows =
  { readonly ok: true; readonly rows: readonly CsvRow[] } | { readonly ok: false; readonly fault: FileFault };

function parseRows(content: string): ParsedRows {
  try {
    const rows = parse(content, {
      bom: true,
      delimiter: delimiterOf(content),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_CELL,
    }) as unknown as CsvRow[];
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, column } = error as CsvError & { readonly lines?: number; readonly column?: number | string };
    const cell = typeof column === 'number' ? column + 1 : 1;
    return { ok: false, fault: faultAt(lines ?? 1, cell, null, `${error.message}.`) };
  }
}

/** Spreadsheets write what their country uses: the sign that is most in the first line. */
function delimiterOf(content: string): string {
  const [first = ''] = content.split(/\r?\n/, 1);
  const count = (sign: string): number => first.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

const columnNamed = (cell: string): CsvColumn | null =>
  CSV_COLUMNS.find((name) => name.toLowerCase() === cell.trim().toLowerCase()) ?? null;

function findHeaderFaults(cells: readonly string[], columns: readonly (CsvColumn | null)[]): FileFault[] {
  const faults = columns.flatMap((column, at): FileFault[] => {
    const cell = cells[at] ?? '';
    if (column === null) {
      return [faultAt(1, at + 1, null, `There is no column "${cell.trim()}"; these are: ${CSV_COLUMNS.join(', ')}.`)];
    }
    return columns.indexOf(column) < at ? [faultAt(1, at + 1, null, `The column ${column} is there twice.`)] : [];
  });
  for (const needed of ['name', 'query'] as const) {
    if (!columns.includes(needed)) faults.push(faultAt(1, 1, null, `The column ${needed} is missing.`));
  }
  return faults;
}

const LISTS: ReadonlySet<CsvColumn> = new Set(['matches', 'ignores', 'personVisibleTo']);
const PERSON_FIELDS: Readonly<Partial<Record<CsvColumn, string>>> = {
  personPurpose: 'purpose',
  personLegalBasis: 'legalBasis',
  personVisibleTo: 'visibleTo',
  personExpiresAt: 'expiresAt',
};

/** The same fields as in YAML: lists and numbers are read, and the columns of a person become one field. */
function fieldsOf(
  record: readonly string[],
  columns: readonly (CsvColumn | null)[],
  start: number,
  row: number,
  faults: FileFault[],
): Map<string, RawField> {
  const fields = new Map<string, RawField>();
  const person: Record<string, unknown> = {};
  let personPlace: FilePlace | null = null;
  let line = start;
  for (const [at, cell] of record.entries()) {
    const column = columns[at] ?? null;
    const place: FilePlace = { row, line, column: at + 1 };
    line += breaksIn(cell);
    if (column === null) continue;
    const value = valueOf(column, readCell(cell), place, faults);
    const personField = PERSON_FIELDS[column];
    if (personField === undefined) {
      if (value !== undefined) fields.set(column, { ...place, value });
    } else if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
      person[personField] = value;
      personPlace ??= place;
    }
  }
  if (personPlace !== null) fields.set('person', { ...personPlace, value: person });
  return fields;
}

/** Undefined for a cell that says nothing. */
function valueOf(column: CsvColumn, text: string, place: FilePlace, faults: FileFault[]): unknown {
  if (LISTS.has(column)) {
    try {
      return readList(text);
    } catch {
      const message = `${column} begins with [ but is no JSON list; write texts with | between them, or a JSON list.`;
      faults.push({ ...place, message, inQuery: null });
      return [];
    }
  }
  if (column === 'languages') return text.split(/[\s|,;]+/).filter((tag) => tag !== '');
  if (text.trim() === '') return undefined;
  if (column === 'priorityWeight') return Number(text.trim().replace(',', '.'));
  return column === 'query' || column === 'name' ? text : text.trim();
}

const breaksIn = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;

const faultAt = (line: number, column: number, row: number | null, message: string): FileFault => ({
  row,
  line,
  column,
  message,
  inQuery: null,
});
