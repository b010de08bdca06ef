import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { OutboundError } from './outbound.types.js';

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** What a compressed stream may be larger than its content: headers of the format, blocks stored uncompressed. */
const COMPRESSION_OVERHEAD_BYTES = 64 * 1024;

export interface BodyLimits {
  /** The `content-encoding` header, if any. */
  readonly encoding: string | undefined;
  /** Ceiling after decompression. */
  readonly maxBytes: number;
  readonly origin: string;
  readonly signal: AbortSignal;
}

/**
 * Reads a body and undoes its compression, never holding more than the ceiling. Throws OutboundError `too-large` as soon as
 * the ceiling is passed and `bad-response` for an unknown encoding; errors of the stream and of zlib pass through.
 */
export async function readBody(source: Readable, limits: BodyLimits): Promise<Buffer> {
  const { maxBytes, signal, origin } = limits;
  const encoding = (limits.encoding ?? '').trim().toLowerCase();
  const chunks = source.iterator() as AsyncIterableIterator<Buffer>;
  const first = await chunks.next();
  if (first.done === true) return Buffer.alloc(0);
  const decoder = createDecoder(encoding, first.value, origin);
  const kept: Buffer[] = [];

  const keep = async (decoded: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of countedUpTo(maxBytes, decoded, origin)) kept.push(chunk);
  };
  if (decoder === null) {
    await pipeline(startingWith(first.value, chunks), keep, { signal });
  } else {
    const raw = countedUpTo(maxBytes + COMPRESSION_OVERHEAD_BYTES, startingWith(first.value, chunks), origin);
    await pipeline(raw, decoder, keep, { signal });
  }
  return Buffer.concat(kept);
}

export function isCompressed(encoding: string | undefined): boolean {
  return !['', 'identity'].includes((encoding ?? '').trim().toLowerCase());
}

function createDecoder(encoding: string, firstChunk: Buffer, origin: string): Transform | null {
  switch (encoding) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      // Some servers send the bare stream without the zlib header that the name stands for.
      return ((firstChunk[0] ?? 0) & 0x0f) === 0x08 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new OutboundError('bad-response', `${origin} answered in an encoding that was not asked for`);
  }
}

async function* startingWith(first: Buffer, rest: AsyncIterableIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* countedUpTo(maxBytes: number, chunks: AsyncIterable<Buffer>, origin: string): AsyncGenerator<Buffer> {
  let seenBytes = 0;
  for await (const chunk of chunks) {
    seenBytes += chunk.length;
    if (seenBytes > maxBytes) throw tooLarge(origin, maxBytes);
    yield chunk;
  }
}

export function tooLarge(origin: string, maxBytes: number): OutboundError {
  return new OutboundError('too-large', `${origin} answered with more than ${maxBytes.toString()} bytes`);
}
