import { JsonNumber, readJson, type JsonValue } from './lossless-json.js';
import { readUrl } from '../domain/text/read-url.js';

/** Readers for answers whose shape nobody promised: each gives the value when it is what it should be, and nothing otherwise. */

export type JsonRecord = Readonly<Record<string, unknown>>;

const LONG_NUMBER = /\d{16}/;

/**
 * Reads JSON; whole numbers that a JavaScript number cannot hold come as text, so that no id is changed on the way.
 * `undefined` when it is not JSON.
 */
export function parseJson(text: string): unknown {
  if (LONG_NUMBER.test(text)) {
    const document = readJson(text);
    if (!document.ok) return undefined;
    const values = document.entries.map(({ value }) => toPlain(value));
    return document.isList ? values : values[0];
  }
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function toPlain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) {
    const number = Number(value.text);
    return Number.isInteger(number) && !Number.isSafeInteger(number) ? value.text : number;
  }
  if (value instanceof Map) {
    return Object.fromEntries([...(value as ReadonlyMap<string, JsonValue>)].map(([k, v]) => [k, toPlain(v)]));
  }
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(toPlain);
  return value;
}

export const objectOf = (value: unknown): JsonRecord | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;

/** The items of a list; none where it is no list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What stands at a path of names and positions: `at(answer, 'data', 0, 'id')`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof step === 'number') current = listOf(current)[step];
    else {
      const record = objectOf(current);
      current = record !== null && Object.hasOwn(record, step) ? record[step] : undefined;
    }
  }
  return current;
}

/** Text that is not empty. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** An id, written as text or as a whole number. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return textOf(value);
}

/** A finite number, written as one or as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  return Number(value);
}

/** A count: a whole number of zero or more. */
export function countOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

export const booleanOf = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

const FIRST_BELIEVED_MS = Date.UTC(1990, 0, 1);
const LAST_BELIEVED_MS = Date.UTC(2200, 0, 1);

const believed = (ms: number): Date | undefined =>
  ms >= FIRST_BELIEVED_MS && ms <= LAST_BELIEVED_MS ? new Date(ms) : undefined;

/** An instant written as ISO 8601 with a zone (`+0000` too). */
export function instantOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined;
  return believed(Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')));
}

/** An instant written as seconds since 1970, with or without decimals. */
export function epochOf(value: unknown): Date | undefined {
  const seconds = numberOf(value);
  return seconds === undefined ? undefined : believed(Math.round(seconds * 1_000));
}

/** An http or https address. */
export function webUrlOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^https?:\/\//i.test(text) && readUrl(text) !== null ? text : undefined;
}
