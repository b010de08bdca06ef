import { Client } from 'undici';
import type { Dispatcher } from 'undici';
import type { Resolve, SocketTarget } from './checked-socket.js';
import { openCheckedSocket } from './checked-socket.js';
import { classifySentFault, describeCode } from './fault-classifier.js';
import type { ConnectionLife } from './live-connections.js';
import type { OutboundStream, OutboundStreamRequest } from './outbound.types.js';
import { OutboundError } from './outbound.types.js';
import { joinRepeated } from './request-headers.js';
import { isCompressed } from './response-body.js';

const MAX_HEADER_BYTES = 16 * 1024;
const HEAD_TIMEOUT_MS = 30_000;

/** Sends a request whose answer goes on, over a checked connection of its own. Throws OutboundError. */
export async function openStream(
  target: SocketTarget,
  request: OutboundStreamRequest,
  headers: Readonly<Record<string, string>>,
  resolve: Resolve,
  life: ConnectionLife,
): Promise<OutboundStream> {
  const { url } = target;
  let hasConnected = false;
  const client = new Client(url.origin, {
    connect: (_options, callback) => {
      openCheckedSocket(target, resolve, life.signal).then(
        (socket) => {
          hasConnected = true;
          callback(null, socket);
        },
        (error: unknown) => {
          callback(error as Error, null);
        },
      );
    },
    pipelining: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  life.whenOver(() => {
    void client.destroy(life.failure);
  });
  life.limit(HEAD_TIMEOUT_MS, () => {
    life.end(new OutboundError(hasConnected ? 'timeout' : 'connect', `${url.origin} did not answer in time`));
  });
  try {
    const answer = await client.request({
      method: request.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    life.liftLimit();
    return streamOf(answer, url.origin, request.idleTimeoutMs, life);
  } catch (error) {
    const failure = life.failure ?? failureOf(error, hasConnected, url.origin);
    life.end(failure);
    throw failure;
  }
}

function failureOf(error: unknown, hasConnected: boolean, origin: string): OutboundError {
  if (hasConnected) return classifySentFault(error, origin);
  if (error instanceof OutboundError) return error;
  return new OutboundError('blocked', `The request cannot be sent (${describeCode(error)})`);
}

function streamOf(
  { statusCode, headers: given, body }: Dispatcher.ResponseData,
  origin: string,
  idleTimeoutMs: number,
  life: ConnectionLife,
): OutboundStream {
  // A body that nobody reads is destroyed with its client; that error has no other listener.
  body.on('error', () => undefined);
  const headers = joinRepeated(given);
  if (isCompressed(headers['content-encoding'])) {
    throw new OutboundError('bad-response', `${origin} answered in an encoding that was not asked for`);
  }
  return {
    status: statusCode,
    headers,
    chunks: readChunks(body.iterator() as AsyncIterableIterator<Buffer>, origin, idleTimeoutMs, life),
    close: () => {
      life.end();
    },
  };
}

async function* readChunks(
  chunks: AsyncIterableIterator<Buffer>,
  origin: string,
  idleTimeoutMs: number,
  life: ConnectionLife,
): AsyncGenerator<Buffer, void> {
  try {
    for (;;) {
      life.limit(idleTimeoutMs, () => {
        life.end(new OutboundError('timeout', `${origin} was silent for too long`));
      });
      const next = await chunks.next();
      life.liftLimit();
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    if (life.failure !== null) throw life.failure;
    if (!life.isOver) throw classifySentFault(error, origin);
  } finally {
    life.end();
  }
}
