import { randomBytes } from 'node:crypto';

/** What came in: whole messages, and the signs the two sides give each other. */
export type SocketEvent =
  | { readonly kind: 'message'; readonly value: string | Buffer }
  | { readonly kind: 'ping' | 'pong'; readonly payload: Buffer }
  | { readonly kind: 'goodbye'; readonly code: number; readonly reason: string };

/** Why frames cannot be read on; `code` is what the other side is told. */
export class FrameError extends Error {
  constructor(
    readonly code: 1002 | 1007 | 1009,
    message: string,
  ) {
    super(message);
    this.name = 'FrameError';
  }
}

const CONTINUATION = 0x0;
const TEXT = 0x1;
const BINARY = 0x2;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;
const NO_CODE_GIVEN = 1005;
const OPCODES = { text: TEXT, close: CLOSE, ping: PING, pong: PONG } as const;

interface Head {
  readonly isFinal: boolean;
  readonly opcode: number;
  /** Bytes of the head itself. */
  readonly size: number;
  readonly length: number;
}

/** Puts the frames of a server (RFC 6455, without extensions) back together. Never holds more than the ceiling and one chunk. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);
  private parts: Buffer[] = [];
  private partBytes = 0;
  private partOpcode = CONTINUATION;

  constructor(private readonly maxMessageBytes: number) {}

  /** What became whole with this chunk. Throws FrameError, after which nothing more can be read. */
  *push(chunk: Buffer): Generator<SocketEvent, void> {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    for (;;) {
      const head = readHead(this.rest);
      if (head === null) return;
      this.check(head);
      const end = head.size + head.length;
      if (this.rest.length < end) return;
      const payload = this.rest.subarray(head.size, end);
      this.rest = this.rest.subarray(end);
      const event = this.read(head, payload);
      if (event !== null) yield event;
    }
  }

  private check({ isFinal, opcode, length }: Head): void {
    if (opcode >= CLOSE) {
      if (!isFinal || length > 125 || opcode > PONG) throw new FrameError(1002, 'a control frame is malformed');
      return;
    }
    if (opcode > BINARY) throw new FrameError(1002, 'a frame has an unknown kind');
    if ((opcode === CONTINUATION) === (this.partOpcode === CONTINUATION)) {
      throw new FrameError(1002, 'the frames of a message are out of order');
    }
    if (this.partBytes + length > this.maxMessageBytes) throw new FrameError(1009, 'a message is too large');
  }

  private read({ isFinal, opcode }: Head, payload: Buffer): SocketEvent | null {
    switch (opcode) {
      case CLOSE:
        return readGoodbye(payload);
      case PING:
        return { kind: 'ping', payload };
      case PONG:
        return { kind: 'pong', payload };
      default:
        return this.add(isFinal, opcode, payload);
    }
  }

  private add(isFinal: boolean, opcode: number, payload: Buffer): SocketEvent | null {
    if (opcode !== CONTINUATION) this.partOpcode = opcode;
    this.parts.push(payload);
    this.partBytes += payload.length;
    if (!isFinal) return null;
    const whole = this.parts.length === 1 ? payload : Buffer.concat(this.parts);
    const isText = this.partOpcode === TEXT;
    this.parts = [];
    this.partBytes = 0;
    this.partOpcode = CONTINUATION;
    return { kind: 'message', value: isText ? decodeText(whole) : Buffer.from(whole) };
  }
}

/** A frame as a client sends it: masked, in one piece. */
export function encodeFrame(kind: keyof typeof OPCODES, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = Buffer.from(payload);
  for (let i = 0; i < masked.length; i += 1) masked[i] = (masked[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return Buffer.concat([encodeHead(OPCODES[kind], payload.length), mask, masked]);
}

export function encodeGoodbye(code: number): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return encodeFrame('close', payload);
}

function encodeHead(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) return Buffer.from([first, 0x80 | length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = first;
  if (length < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

function readHead(bytes: Buffer): Head | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  if ((first & 0x70) !== 0) throw new FrameError(1002, 'a frame uses an extension');
  if ((second & 0x80) !== 0) throw new FrameError(1002, 'a frame of the server is masked');
  const head = { isFinal: (first & 0x80) !== 0, opcode: first & 0x0f };
  const short = second & 0x7f;
  if (short < 126) return { ...head, size: 2, length: short };
  const size = short === 126 ? 4 : 10;
  if (bytes.length < size) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { ...head, size, length };
}

function readGoodbye(payload: Buffer): SocketEvent {
  if (payload.length === 1) throw new FrameError(1002, 'a goodbye is malformed');
  if (payload.length === 0) return { kind: 'goodbye', code: NO_CODE_GIVEN, reason: '' };
  return { kind: 'goodbye', code: payload.readUInt16BE(0), reason: decodeText(payload.subarray(2)) };
}

function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FrameError(1007, 'a text is not UTF-8');
  }
}
