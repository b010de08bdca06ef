import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Resolve, SocketTarget } from './checked-socket.js';
import { openCheckedSocket } from './checked-socket.js';
import { describeCode } from './fault-classifier.js';
import type { ConnectionLife } from './live-connections.js';
import type { OutboundSocket, OutboundSocketRequest } from './outbound.types.js';
import { OutboundError } from './outbound.types.js';
import { WebSocketConnection } from './web-socket-connection.js';

const MAX_HEADER_BYTES = 16 * 1024;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_MESSAGE_BYTES = 1024 * 1024;
/** Fixed by RFC 6455. */
const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The address of a WebSocket as the address policy and the connection know it. */
export function asHttpUrl(url: string): string {
  return url.replace(/^ws(s?):/i, 'http$1:');
}

/** Opens a WebSocket over a checked connection of its own. Throws OutboundError. */
export async function openSocket(
  target: SocketTarget,
  request: OutboundSocketRequest,
  headers: Readonly<Record<string, string>>,
  resolve: Resolve,
  life: ConnectionLife,
): Promise<OutboundSocket> {
  const { origin } = target.url;
  try {
    const socket = await openCheckedSocket(target, resolve, life.signal);
    life.whenOver(() => {
      // What was written last, a goodbye among it, may still leave.
      socket.destroySoon();
    });
    life.limit(HANDSHAKE_TIMEOUT_MS, () => {
      life.end(new OutboundError('timeout', `${origin} did not answer in time`));
    });
    const { protocol, head } = await switchOver(socket, target.url, request.protocols ?? [], headers, life);
    return new WebSocketConnection(socket, life, {
      origin,
      protocol,
      head,
      idleTimeoutMs: request.idleTimeoutMs,
      maxMessageBytes: request.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES,
    });
  } catch (error) {
    const failure = life.failure ?? (error instanceof OutboundError ? error : refusalOf(error));
    life.end(failure);
    throw failure;
  }
}

/** Anything unforeseen before the handshake left: a header that HTTP cannot carry. */
function refusalOf(error: unknown): OutboundError {
  return new OutboundError('blocked', `The request cannot be sent (${describeCode(error)})`);
}

function switchOver(
  socket: Socket,
  url: URL,
  protocols: readonly string[],
  headers: Readonly<Record<string, string>>,
  life: ConnectionLife,
): Promise<{ readonly protocol: string; readonly head: Buffer }> {
  if (!protocols.every((protocol) => TOKEN.test(protocol))) {
    throw new OutboundError('blocked', 'The request cannot be sent (protocol)');
  }
  const key = randomBytes(16).toString('base64');
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      createConnection: () => socket,
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      maxHeaderSize: MAX_HEADER_BYTES,
      headers: {
        ...headers,
        host: url.host,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': key,
        'sec-websocket-version': '13',
        ...(protocols.length === 0 ? {} : { 'sec-websocket-protocol': protocols.join(', ') }),
      },
    });
    life.whenOver(() => {
      reject(life.failure ?? new OutboundError('aborted', 'The connection was given up'));
    });
    request.on('error', (error) => {
      reject(new OutboundError('reset', `${url.origin} closed the connection (${describeCode(error)})`));
    });
    request.once('response', (answer) => {
      answer.resume();
      const status = answer.statusCode ?? 0;
      const message = `${url.origin} did not switch to a WebSocket (status ${String(status)})`;
      reject(new OutboundError('bad-response', message, { status }));
    });
    request.once('upgrade', (answer, _socket, head) => {
      const protocol = answer.headers['sec-websocket-protocol'] ?? '';
      if (isAccepted(answer, key) && (protocol === '' || protocols.includes(protocol))) resolve({ protocol, head });
      else reject(new OutboundError('bad-response', `${url.origin} switched to something that is not a WebSocket`));
    });
    request.end();
  });
}

function isAccepted({ headers }: IncomingMessage, key: string): boolean {
  const expected = createHash('sha1').update(`${key}${ACCEPT_SUFFIX}`).digest('base64');
  return (
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-accept'] === expected &&
    headers['sec-websocket-extensions'] === undefined
  );
}
