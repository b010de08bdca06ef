import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { BadInput } from './cli-error.js';

const LONGEST_LINE = 16 * 1024 * 1024;

export interface InputLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The name shown for an input: `-` means standard input. */
export const inputName = (file: string): string => (file === '-' ? 'standard input' : file);

/**
 * All bytes of a file, or of standard input for `-`. Reads no further than `maxBytes + 1`, so that the caller sees that there is
 * more than may be. @throws BadInput
 */
export async function readBytes(file: string, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of openInput(file)) {
      parts.push(part);
      length += part.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    throw notReadable(file, error);
  }
  return Buffer.concat(parts).subarray(0, maxBytes + 1);
}

/** A whole UTF-8 text of `maxBytes` at most. @throws BadInput */
export async function readText(file: string, maxBytes: number): Promise<string> {
  const bytes = await readBytes(file, maxBytes);
  if (bytes.length > maxBytes) throw new BadInput(`${inputName(file)}: larger than ${String(maxBytes)} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${inputName(file)}: not UTF-8 text.`);
  }
}

/** The lines of a file, or of standard input for `-`, without their ends; blank ones are left out. @throws BadInput */
export async function* readLines(file: string): AsyncGenerator<InputLine> {
  for await (const lines of readLineBatches(file)) yield* lines;
}

/** The same, as many at a time as have arrived: for answers that are written together and yet without delay. */
export async function* readLineBatches(file: string): AsyncGenerator<InputLine[]> {
  let number = 0;
  try {
    // Lines end at LF alone: JSON texts may hold every other separator.
    for await (const texts of splitLines(openInput(file), file)) {
      const lines: InputLine[] = [];
      for (const text of texts) {
        number += 1;
        if (text.trim() !== '') lines.push({ number, text });
      }
      yield lines;
    }
  } catch (error) {
    throw error instanceof BadInput ? error : notReadable(file, error);
  }
}

async function* splitLines(input: AsyncIterable<Buffer>, file: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let pending = '';
  for await (const part of input) {
    const text = decoder.decode(part, { stream: true });
    const lines: string[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(pending + text.slice(start, end));
      pending = '';
      start = end + 1;
    }
    pending += text.slice(start);
    if (pending.length > LONGEST_LINE) throw new BadInput(`${inputName(file)}: a line is longer than 16 MiB.`);
    if (lines.length > 0) yield lines;
  }
  pending += decoder.decode();
  if (pending !== '') yield [pending];
}

/** Refuses a file that is not there before anything expensive starts. @throws BadInput */
export async function requireFile(file: string): Promise<void> {
  if (file === '-') return;
  try {
    const handle = await open(file, 'r');
    const stat = await handle.stat();
    await handle.close();
    if (stat.isDirectory()) throw new BadInput(`${file}: is a folder, not a file.`);
  } catch (error) {
    throw error instanceof BadInput ? error : notReadable(file, error);
  }
}

function openInput(file: string): AsyncIterable<Buffer> {
  return (file === '-' ? process.stdin : createReadStream(file)) as AsyncIterable<Buffer>;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EACCES: 'may not be read.',
  EPERM: 'may not be read.',
  EISDIR: 'is a folder, not a file.',
};

export function notReadable(file: string, error: unknown): BadInput {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return new BadInput(`${inputName(file)}: ${REASONS[code] ?? `cannot be read (${code}).`}`);
}
