import type { WatchFileFormat } from '../api/listening-types.js';

/** What a file of watches is written in, by its name where that tells, else by its first line that says anything. */
export function formatOfFile(name: string, content: string): WatchFileFormat {
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  if (/\.(csv|tsv)$/i.test(name)) return 'csv';
  const line = content.split(/\r?\n/).find((text) => text.trim() !== '' && !text.trimStart().startsWith('#')) ?? '';
  return /^\s*-(\s|$)|^\s*[\w-]+\s*:(\s|$)|^\s*(---|\[|\{)/.test(line) ? 'yaml' : /[,;\t]/.test(line) ? 'csv' : 'yaml';
}

/** Offset of a line, from 1; within the text, whatever was asked for. */
function lineStart(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 1; left -= 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) return at;
    at = end + 1;
  }
  return at;
}

/** Offset of a cell, from 1, of the row that begins here; what stands in quotes divides nothing. */
function cellStart(text: string, from: number, cell: number): number {
  let isQuoted = false;
  let left = cell - 1;
  let at = from;
  for (; left > 0 && at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === '\n') return at;
    else if (!isQuoted && (sign === ',' || sign === ';' || sign === '\t')) left -= 1;
  }
  return at;
}

/** Offset of a fault: a line and, in YAML a character of it, in CSV a cell of the row; all from 1. */
export function placeInText(text: string, format: WatchFileFormat, line: number, column: number): number {
  const start = lineStart(text, line);
  if (format === 'csv') return cellStart(text, start, column);
  const end = text.indexOf('\n', start);
  return Math.min(start + Math.max(column, 1) - 1, end < 0 ? text.length : end);
}
