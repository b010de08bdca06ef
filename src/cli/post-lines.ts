import { JsonNumber, readJson, type JsonValue } from '../connectors/lossless-json.js';
import type { PostToMatch } from '../domain/query/match.types.js';
import { readLineBatches, type InputLine } from './read-input.js';

/** One line of NDJSON input to `match` and `analyse`. */
export type PostLine =
  | {
      readonly ok: true;
      /** As JSON, exactly as it came: a long number stays what it was. */
      readonly idJson: string;
      readonly post: PostToMatch;
    }
  | { readonly ok: false; readonly reason: string };

type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads `{"id", "text", "lang"?, "author"?, "url"?, "network"?, …}` per line, as many lines at a time as have arrived; a line
 * that is no post is given with its number and reason. Fields that are not known are ignored.
 */
export async function* readPostBatches(file: string): AsyncGenerator<PostLine[]> {
  for await (const lines of readLineBatches(file)) yield lines.map(readPostLine);
}

function readPostLine({ number, text }: InputLine): PostLine {
  const read = readQuickly(text) ?? readExactly(text);
  return read.ok ? read : { ok: false, reason: `Line ${String(number)}: ${read.reason}` };
}

/** With the language's own reader, which is many times quicker; null for what it cannot keep as it is or say what is wrong. */
function readQuickly(line: string): PostLine | null {
  try {
    const value: unknown = JSON.parse(line);
    const isPost = typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
    return isPost ? postOf(new Map<string, unknown>(Object.entries(value))) : null;
  } catch {
    return null;
  }
}

function readExactly(line: string): PostLine {
  const document = readJson(line);
  if (!document.ok) return document;
  const value = document.isList ? undefined : document.entries[0]?.value;
  if (!(value instanceof Map)) return { ok: false, reason: 'A post is expected to be an object.' };
  return postOf(value as ReadonlyMap<string, JsonValue>);
}

function postOf(fields: Fields): PostLine {
  const id = fields.get('id');
  const text = fields.get('text');
  const idJson = typeof id === 'string' ? JSON.stringify(id) : id instanceof JsonNumber ? id.text : null;
  if (idJson === null) return { ok: false, reason: 'id is expected to be text or a number.' };
  if (typeof text !== 'string') return { ok: false, reason: 'text is expected to be text.' };
  const lang = fields.get('lang') ?? undefined;
  if (lang !== undefined && typeof lang !== 'string')
    return { ok: false, reason: 'lang is expected to be a language tag.' };
  const post: PostToMatch = {
    text,
    isReply: typeof fields.get('inReplyTo') === 'string',
    isRepost: typeof fields.get('repostOf') === 'string',
    ...(lang === undefined ? {} : { lang }),
    ...textField(fields, 'url'),
    ...textField(fields, 'network'),
    ...textField(fields, 'country'),
    ...authorOf(fields.get('author')),
  };
  return { ok: true, idJson, post };
}

function textField<Name extends 'url' | 'network' | 'country'>(
  fields: Fields,
  name: Name,
): Partial<Record<Name, string>> {
  const value = fields.get(name);
  return typeof value === 'string' ? ({ [name]: value } as Partial<Record<Name, string>>) : {};
}

type Author = Pick<PostToMatch, 'authorHandle' | 'authorName' | 'followers'>;

/** A text is the handle, and may be the name as well. */
function authorOf(author: unknown): Author {
  if (typeof author === 'string') return { authorHandle: author, authorName: author };
  if (typeof author !== 'object' || author === null) return {};
  const fields: Fields = author instanceof Map ? (author as Fields) : new Map<string, unknown>(Object.entries(author));
  const [handle, name, count] = [fields.get('handle'), fields.get('name'), fields.get('followers')];
  const followers = count instanceof JsonNumber ? Number(count.text) : count;
  return {
    ...(typeof handle === 'string' ? { authorHandle: handle } : {}),
    ...(typeof name === 'string' ? { authorName: name } : {}),
    ...(typeof followers === 'number' ? { followers } : {}),
  };
}

/** What stands in the place of a line that is no post. */
export const lineFault = (reason: string): string => JSON.stringify({ id: null, error: reason });
