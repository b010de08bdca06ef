import { OutboundError } from './outbound.types.js';

/** A short code for messages. Never the message of a library's error: that one may quote the answer or the address. */
export function describeCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'name' in error && typeof error.name === 'string' ? error.name : 'unknown';
}

/**
 * What went wrong after the connection stood, when bytes of the request may have been sent. Whatever is not known to be the
 * fault of the answer is `reset`, the cautious reading: the request may have arrived.
 */
export function classifySentFault(error: unknown, origin: string): OutboundError {
  if (error instanceof OutboundError) return error;
  const code = describeCode(error);
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new OutboundError('too-large', `${origin} answered with too many headers`);
  if (code === 'HTTPParserError' || code.startsWith('HPE_')) {
    return isCutShort(error)
      ? new OutboundError('reset', `${origin} broke off its answer`)
      : new OutboundError('bad-response', `${origin} did not answer in HTTP`);
  }
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_')) {
    return new OutboundError('bad-response', `${origin} sent a body that does not decompress (${code})`);
  }
  return new OutboundError('reset', `${origin} closed the connection (${code})`);
}

/** The parser has one error for a connection closed in the middle of a chunked body and for an answer that is not HTTP. */
function isCutShort(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Invalid EOF state');
}
