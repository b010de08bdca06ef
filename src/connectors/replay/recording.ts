import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { readJson } from '../lossless-json.js';
import type { OpenPost } from '../open-post.js';
import { readOpenPost } from '../open-post.js';

/** One line of a recording: a post, or why it is none. */
export interface RecordedLine {
  /** The recorded instant at which it is shown: the edit of a post where it has one, else its publication. */
  readonly atMs: number;
  readonly entry:
    { readonly ok: true; readonly post: NormalisedPost } | { readonly ok: false; readonly rejected: RejectedPost };
}

/** The lines of a file in the order they are shown. */
export interface Recording {
  readonly lines: readonly RecordedLine[];
  /** Earliest and latest `atMs`; 0 for a recording without dates. */
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * Reads NDJSON in the open format of a post. A line without a date is shown together with the line before it; empty lines
 * are skipped; a malformed line is kept as a rejection that names its number.
 */
export function readRecording(text: string): Recording {
  const read: { readonly atMs: number | undefined; readonly entry: RecordedLine['entry'] }[] = [];
  let number = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    number += 1;
    if (line !== '' && line !== '\uFEFF') read.push(readLine(line, number));
  }

  let previousMs = read.find((line) => line.atMs !== undefined)?.atMs ?? 0;
  const lines = read.map(({ atMs, entry }) => ({ entry, atMs: (previousMs = atMs ?? previousMs) }));
  lines.sort((a, b) => a.atMs - b.atMs);
  return { lines, firstMs: lines[0]?.atMs ?? 0, lastMs: lines.at(-1)?.atMs ?? 0 };
}

function readLine(
  raw: string,
  number: number,
): { readonly atMs: number | undefined; readonly entry: RecordedLine['entry'] } {
  const document = readJson(raw);
  const value = document.ok && !document.isList ? document.entries[0]?.value : undefined;
  const read: OpenPost = document.ok ? readOpenPost(value ?? null) : document;
  if (!read.ok) {
    const { externalId } = read;
    const reason = `Line ${String(number)}: ${read.reason}`;
    const rejected = { reason, raw, ...(externalId === undefined ? {} : { externalId }) };
    return { atMs: undefined, entry: { ok: false, rejected } };
  }
  const { post } = read;
  return { atMs: (post.editedAt ?? post.publishedAt)?.getTime(), entry: { ok: true, post } };
}
