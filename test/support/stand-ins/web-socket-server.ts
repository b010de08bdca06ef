import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** One WebSocket of a stand-in, written from RFC 6455 for the server's side. */
export interface ServedSocket {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Text messages of the client, oldest first. */
  readonly heard: string[];
  /** Codes the client said goodbye with. */
  readonly goodbyes: number[];
  readonly pings: number[];
  onText(act: (text: string) => void): void;
  whenClosed(act: () => void): void;
  send(text: string | Buffer): void;
  sendRaw(bytes: Buffer): void;
  close(code: number, reason?: string): void;
  /** The connection is gone without a word. */
  drop(): void;
  /** Nothing is read any more. */
  pause(): void;
  readonly bytesUnsent: number;
}

export function frame(opcode: number, payload: Buffer, isFinal = true): Buffer {
  const first = (isFinal ? 0x80 : 0) | opcode;
  if (payload.length < 126) return Buffer.concat([Buffer.from([first, payload.length]), payload]);
  const head = Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  head[0] = first;
  if (payload.length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** Answers the `upgrade` of an http server as a WebSocket. */
export function serveWebSocket(request: IncomingMessage, socket: Duplex, protocol?: string): ServedSocket {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const chosen = protocol === undefined ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`;
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `${chosen}Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const heard: string[] = [];
  const goodbyes: number[] = [];
  const pings: number[] = [];
  let listener: (text: string) => void = () => undefined;
  let rest: Buffer = Buffer.alloc(0);
  const meet = (opcode: number, payload: Buffer): void => {
    if (opcode === 1) {
      heard.push(payload.toString('utf8'));
      listener(payload.toString('utf8'));
    } else if (opcode === 8) {
      goodbyes.push(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
      socket.end();
    } else if (opcode === 9) {
      pings.push(payload.length);
      socket.write(frame(10, payload));
    }
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (rest.length < 2) return;
      const short = (rest[1] ?? 0) & 0x7f;
      const size = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (rest.length < size + 4) return;
      const length = short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
      if (rest.length < size + 4 + length) return;
      const mask = rest.subarray(size, size + 4);
      const payload = Buffer.from(rest.subarray(size + 4, size + 4 + length));
      for (const [i, byte] of payload.entries()) payload[i] = byte ^ (mask[i % 4] ?? 0);
      const opcode = (rest[0] ?? 0) & 0x0f;
      rest = rest.subarray(size + 4 + length);
      meet(opcode, payload);
    }
  });
  return {
    path: request.url ?? '',
    headers: request.headers,
    heard,
    goodbyes,
    pings,
    onText: (act) => {
      listener = act;
      for (const text of heard) act(text);
    },
    whenClosed: (act) => socket.once('close', act),
    send: (text) => socket.write(frame(typeof text === 'string' ? 1 : 2, Buffer.from(text))),
    sendRaw: (bytes) => socket.write(bytes),
    close: (code, reason = '') => {
      const payload = Buffer.alloc(2);
      payload.writeUInt16BE(code);
      socket.write(frame(8, Buffer.concat([payload, Buffer.from(reason)])));
    },
    drop: () => socket.destroy(),
    pause: () => socket.pause(),
    get bytesUnsent() {
      return socket.writableLength;
    },
  };
}
