import { CsvError, parse } from 'csv-parse/sync';

export interface CountRow {
  /** As it stands in the file. */
  readonly timestamp: string;
  readonly value: string;
  readonly atMs: number;
  readonly count: number;
}

export type CountsFile =
  | { readonly ok: true; readonly stepSeconds: number; readonly rows: readonly CountRow[] }
  | { readonly ok: false; readonly line: number; readonly reason: string };

type Fault = Extract<CountsFile, { ok: false }>;

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The step is found in the first rows, so that what a row says does not depend on rows far below it. */
const ROWS_FOR_STEP = 100;
const DEFAULT_STEP_SECONDS = 300;
/** How far a row may be off its step. */
const TOLERANCE = 0.1;
const HAS_TIME = /\d[T ]\d/;
const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
const EPOCH = /^\d{9,13}$/;
const MOST_SECONDS = 1e11;

/**
 * Reads CSV `timestamp,value`: instants in ISO 8601 (UTC unless they say otherwise) or in seconds or milliseconds since 1970, counts
 * not below zero, in equal steps. Whole steps may be missing; nothing is known of those.
 */
export function readCounts(text: string): CountsFile {
  const parsed = parseRows(text);
  if (!Array.isArray(parsed)) return parsed;
  const [header, ...body] = parsed;
  if (header === undefined) return fault(1, 'the file is empty; a first row timestamp,value is expected.');
  const names = header.record.map((cell) => cell.trim().toLowerCase());
  const [time, value] = [names.indexOf('timestamp'), names.indexOf('value')];
  if (time < 0 || value < 0)
    return fault(header.info.lines, 'the first row has to name the columns timestamp and value.');
  const rows: CountRow[] = [];
  for (const { record, info } of body) {
    const row = readRow(record[time] ?? '', record[value] ?? '', info.lines);
    if ('reason' in row) return row;
    rows.push(row);
  }
  return inSteps(rows, body);
}

function parseRows(text: string): CsvRow[] | Fault {
  try {
    return parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    return fault(lines ?? 1, `${error.message}.`);
  }
}

function readRow(timestamp: string, value: string, line: number): CountRow | Fault {
  const atMs = readInstant(timestamp.trim());
  if (atMs === null) return fault(line, `'${timestamp}' is no instant; such as 2026-03-01 12:05:00 is expected.`);
  const count = value.trim() === '' ? Number.NaN : Number(value);
  if (!(count >= 0 && count < Infinity))
    return fault(line, `'${value}' is no count; a number not below 0 is expected.`);
  return { timestamp, value, atMs, count };
}

function readInstant(text: string): number | null {
  if (EPOCH.test(text)) return Number(text) > MOST_SECONDS ? Number(text) : Number(text) * 1_000;
  if (!ISO.test(text)) return null;
  const iso = text
    .replace(/\s+(?=[Z+-]|$)/i, '')
    .replace(' ', 'T')
    .replace(',', '.');
  const atMs = Date.parse(HAS_TIME.test(iso) && !HAS_ZONE.test(iso.slice(10)) ? `${iso}Z` : iso);
  return Number.isNaN(atMs) ? null : atMs;
}

function inSteps(rows: readonly CountRow[], body: readonly CsvRow[]): CountsFile {
  const stepMs = stepOf(rows);
  for (let i = 1; i < rows.length; i++) {
    const [before, row] = [rows[i - 1], rows[i]];
    if (before === undefined || row === undefined) continue;
    const line = body[i]?.info.lines ?? 1;
    const steps = (row.atMs - before.atMs) / stepMs;
    if (steps <= 0) return fault(line, `${row.timestamp} does not come after ${before.timestamp}.`);
    if (Math.round(steps) < 1 || Math.abs(steps - Math.round(steps)) > TOLERANCE) {
      return fault(line, `${row.timestamp} is not in equal steps of ${String(stepMs / 1_000)} seconds.`);
    }
  }
  return { ok: true, stepSeconds: stepMs / 1_000, rows };
}

/** The most frequent distance of rows; the shortest of equals. */
function stepOf(rows: readonly CountRow[]): number {
  const times = new Map<number, number>();
  for (let i = 1; i < Math.min(rows.length, ROWS_FOR_STEP); i++) {
    const distance = (rows[i]?.atMs ?? 0) - (rows[i - 1]?.atMs ?? 0);
    if (distance > 0) times.set(distance, (times.get(distance) ?? 0) + 1);
  }
  const [first] = [...times].sort(([a, n], [b, m]) => m - n || a - b);
  return first === undefined ? DEFAULT_STEP_SECONDS * 1_000 : first[0];
}

const fault = (line: number, reason: string): Fault => ({ ok: false, line, reason });
