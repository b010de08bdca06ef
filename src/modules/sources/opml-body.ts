import type { EarshotRequest } from '../../http/request.types.js';
import { invalid } from '../../errors.js';

const MAX_BYTES = 5 * 1024 * 1024;

/** The bytes of an OPML list: the body itself, or the text of `{"opml": …}`. */
export async function readOpmlBody(request: EarshotRequest): Promise<Uint8Array> {
  if (request.is('json') !== 'json') return request.rawBody ?? readStream(request);
  const body: unknown = request.body;
  const members = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const [first, ...others] = members;
  if (first?.[0] !== 'opml' || typeof first[1] !== 'string' || others.length > 0)
    throw invalid('bad-opml', 'Send the list as text/xml, or as JSON with the one field opml.');
  return Buffer.from(first[1], 'utf8');
}

async function readStream(request: EarshotRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw invalid('too-large', 'The list is larger than 5 MiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
