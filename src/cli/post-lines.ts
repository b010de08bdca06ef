import { JsonNumber, readJson, type JsonValue } from '../connectors/lossless-json.js';
import { readLines } from './read-input.js';

/** One line of NDJSON input to `match` and `analyse`. */
export type PostLine =
  | {
      readonly ok: true;
      /** As JSON, exactly as it came: a long number stays what it was. */
      readonly idJson: string;
      readonly text: string;
      readonly lang: string | undefined;
      readonly authorHandle: string | undefined;
    }
  | { readonly ok: false; readonly reason: string };

/** Reads `{"id", "text", "lang"?, "author"?, …}` per line; a line that is no post is given with its number and reason. */
export async function* readPostLines(file: string): AsyncGenerator<PostLine> {
  for await (const { number, text } of readLines(file)) {
    const read = readPostLine(text);
    yield read.ok ? read : { ok: false, reason: `Line ${String(number)}: ${read.reason}` };
  }
}

function readPostLine(line: string): PostLine {
  const document = readJson(line);
  if (!document.ok) return document;
  const value = document.isList ? undefined : document.entries[0]?.value;
  if (!(value instanceof Map)) return { ok: false, reason: 'A post is expected to be an object.' };
  const post = value as ReadonlyMap<string, JsonValue>;
  const id = post.get('id');
  const text = post.get('text');
  const idJson = typeof id === 'string' ? JSON.stringify(id) : id instanceof JsonNumber ? id.text : null;
  if (idJson === null) return { ok: false, reason: 'id is expected to be text or a number.' };
  if (typeof text !== 'string') return { ok: false, reason: 'text is expected to be text.' };
  const lang = post.get('lang');
  if (lang !== undefined && lang !== null && typeof lang !== 'string')
    return { ok: false, reason: 'lang is expected to be a language tag.' };
  return { ok: true, idJson, text, lang: lang ?? undefined, authorHandle: handleOf(post.get('author')) };
}

function handleOf(author: JsonValue | undefined): string | undefined {
  if (typeof author === 'string') return author;
  const handle = author instanceof Map ? (author as ReadonlyMap<string, JsonValue>).get('handle') : undefined;
  return typeof handle === 'string' ? handle : undefined;
}

/** What stands in the place of a line that is no post. */
export const lineFault = (reason: string): string => JSON.stringify({ id: null, error: reason });
