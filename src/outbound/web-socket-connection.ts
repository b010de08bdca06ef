import type { Socket } from 'node:net';
import type { ConnectionLife } from './live-connections.js';
import type { OutboundSocket } from './outbound.types.js';
import { OutboundError } from './outbound.types.js';
import type { SocketEvent } from './web-socket-frames.js';
import { encodeFrame, encodeGoodbye, FrameError, FrameReader } from './web-socket-frames.js';

/** Messages that wait for a reader: above the first the other side is slowed down, below the second it goes on. */
const PAUSE_ABOVE_BYTES = 1024 * 1024;
const RESUME_BELOW_BYTES = 256 * 1024;

export interface WebSocketOptions {
  readonly origin: string;
  readonly protocol: string;
  readonly idleTimeoutMs: number;
  readonly maxMessageBytes: number;
  /** Bytes that came right behind the handshake. */
  readonly head: Buffer;
}

/** A WebSocket after its handshake. */
export class WebSocketConnection implements OutboundSocket {
  readonly protocol: string;
  readonly messages: AsyncIterable<string | Buffer>;
  private readonly reader: FrameReader;
  private readonly queue: (string | Buffer)[] = [];
  private queuedBytes = 0;
  private heard: OutboundSocket['goodbye'] = null;
  private isLeaving = false;
  private wake = (): void => undefined;

  constructor(
    private readonly socket: Socket,
    private readonly life: ConnectionLife,
    private readonly options: WebSocketOptions,
  ) {
    this.protocol = options.protocol;
    this.reader = new FrameReader(options.maxMessageBytes);
    this.messages = this.read();
    life.whenOver(() => {
      this.wake();
    });
    socket.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
    socket.once('close', () => {
      const isGoodEnd = this.heard !== null || this.isLeaving;
      life.end(isGoodEnd ? undefined : new OutboundError('reset', `${options.origin} closed the connection`));
    });
    this.watchSilence();
    if (options.head.length > 0) this.take(options.head);
  }

  get goodbye(): OutboundSocket['goodbye'] {
    return this.heard;
  }

  send(text: string): void {
    if (!this.life.isOver && !this.isLeaving) this.socket.write(encodeFrame('text', Buffer.from(text, 'utf8')));
  }

  close(code = 1000): void {
    this.leave(code);
    this.life.end();
  }

  private leave(code: number): void {
    if (this.isLeaving || this.life.isOver) return;
    this.isLeaving = true;
    this.socket.end(encodeGoodbye(code));
  }

  private async *read(): AsyncGenerator<string | Buffer, void> {
    try {
      for (;;) {
        if (this.life.failure?.fault === 'aborted') throw this.life.failure;
        const message = this.queue.shift();
        if (message !== undefined) {
          this.queuedBytes -= message.length;
          this.resumeWhenRead();
          yield message;
        } else if (this.life.isOver) {
          if (this.life.failure !== null) throw this.life.failure;
          return;
        } else {
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
        }
      }
    } finally {
      this.close();
    }
  }

  private take(chunk: Buffer): void {
    if (this.life.isOver) return;
    this.watchSilence();
    try {
      for (const event of this.reader.push(chunk)) this.meet(event);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.leave(error.code);
      const fault = error.code === 1009 ? 'too-large' : 'bad-response';
      this.life.end(new OutboundError(fault, `${this.options.origin} sent frames that were refused: ${error.message}`));
    }
  }

  private meet(event: SocketEvent): void {
    if (this.life.isOver) return;
    switch (event.kind) {
      case 'message':
        this.queue.push(event.value);
        this.queuedBytes += event.value.length;
        if (this.queuedBytes > PAUSE_ABOVE_BYTES) {
          this.socket.pause();
          this.life.liftLimit();
        }
        this.wake();
        return;
      case 'ping':
        if (!this.isLeaving) this.socket.write(encodeFrame('pong', event.payload));
        return;
      case 'pong':
        return;
      case 'goodbye':
        this.heard = { code: event.code, reason: event.reason };
        this.close(event.code >= 1000 && event.code < 5000 && event.code !== 1005 ? event.code : 1000);
    }
  }

  private resumeWhenRead(): void {
    if (!this.socket.isPaused() || this.queuedBytes > RESUME_BELOW_BYTES || this.life.isOver) return;
    this.watchSilence();
    this.socket.resume();
  }

  /** Half-way through the permitted silence the other side is asked whether it is still there. */
  private watchSilence(): void {
    const half = this.options.idleTimeoutMs / 2;
    this.life.limit(half, () => {
      this.socket.write(encodeFrame('ping', Buffer.alloc(0)));
      this.life.limit(half, () => {
        this.life.end(new OutboundError('timeout', `${this.options.origin} was silent for too long`));
      });
    });
  }
}
