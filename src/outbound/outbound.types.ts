import type { Socket } from 'node:net';

/** One outbound request. Every request of the product leaves through this shape. */
export interface OutboundRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Ceiling in bytes after decompression; 5 MiB unless given. */
  readonly maxBytes?: number;
  /** Whole request in milliseconds, redirects included; 20,000 unless given. */
  readonly timeoutMs?: number;
  /** 0 to forbid; 5 unless given. Only GET and HEAD are ever redirected. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

export interface OutboundResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by ', '. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where the bytes came from in the end. */
  readonly finalUrl: string;
  /** The target of a permanent redirect (301, 308) from the first URL, when every hop up to it was permanent. */
  readonly movedPermanentlyTo?: string;
}

/** A request whose answer goes on for as long as both sides like. It follows no redirect and takes no compression. */
export interface OutboundStreamRequest extends Pick<OutboundRequest, 'method' | 'url' | 'headers' | 'body' | 'signal'> {
  /** The stream is given up after this long without a byte while somebody waits for one. */
  readonly idleTimeoutMs: number;
}

/** An answer that goes on. Any status is an answer; its chunks are then the body of the error. */
export interface OutboundStream {
  readonly status: number;
  /** Lower-case names; repeated headers joined by ', '. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The bytes as they come, to be read once; the other side is slowed down while nobody reads. Ends when the other side ends it
   * in good order or after `close`; throws OutboundError: timeout (silence), reset, aborted.
   */
  readonly chunks: AsyncIterable<Buffer>;
  /** Ends the connection. May be called at any time and more than once. */
  close(): void;
}

export interface OutboundSocketRequest {
  /** ws, wss, http or https. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocols?: readonly string[];
  /** The socket is given up after this long without a frame; half-way there the other side is asked for a sign of life. */
  readonly idleTimeoutMs: number;
  /** Ceiling of one message; 1 MiB unless given. */
  readonly maxMessageBytes?: number;
  readonly signal?: AbortSignal;
}

/** An open WebSocket. Pings are answered by themselves. */
export interface OutboundSocket {
  /** The sub-protocol the other side chose; empty when none. */
  readonly protocol: string;
  /**
   * Text messages as text, binary ones as bytes, to be read once; the other side is slowed down while nobody reads. Ends when
   * either side closed in good order; throws OutboundError: timeout (silence), reset, aborted, too-large, bad-response.
   */
  readonly messages: AsyncIterable<string | Buffer>;
  /** How the other side said goodbye; null while it has not. 1005 stands for "no code given". */
  readonly goodbye: { readonly code: number; readonly reason: string } | null;
  /** Sends a text message; nothing happens on a socket that is closed. */
  send(text: string): void;
  /** Says goodbye (1000 unless given) and ends the connection. May be called at any time and more than once. */
  close(code?: number): void;
}

/** A plain connection for protocols other than HTTP. Mail and AMQP ports are open; others must be listed. */
export interface OutboundConnectOptions {
  /** TLS from the first byte, with the host's certificate checked. */
  readonly tls: boolean;
  /** Ends the connection, also after it was handed over. */
  readonly signal?: AbortSignal;
}

/**
 * - blocked: address, port, scheme or name is not allowed (the user only ever sees "could not be reached")
 * - connect: no byte of the request was sent
 * - timeout, reset: the request may have arrived
 * - too-large, too-many-redirects, bad-response: the answer was refused
 */
export type OutboundFault =
  'blocked' | 'connect' | 'timeout' | 'reset' | 'too-large' | 'too-many-redirects' | 'bad-response' | 'aborted';

export class OutboundError extends Error {
  /** The HTTP status a WebSocket was refused with. */
  readonly status: number | undefined;

  constructor(
    readonly fault: OutboundFault,
    message: string,
    options?: { readonly cause?: unknown; readonly status?: number },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'OutboundError';
    this.status = options?.status;
  }
}

/** The one way out. Throws OutboundError; any HTTP status is an answer, not an error. */
export interface OutboundClient {
  request(request: OutboundRequest): Promise<OutboundResponse>;
  /** Resolves with the head of the answer. Throws OutboundError. */
  stream(request: OutboundStreamRequest): Promise<OutboundStream>;
  /** Throws OutboundError; `bad-response` with the status when the other side answered without switching over. */
  openWebSocket(request: OutboundSocketRequest): Promise<OutboundSocket>;
  /** A judged address of the host, for libraries that connect by themselves. Throws OutboundError: blocked, connect. */
  resolveChecked(host: string, port: number): Promise<{ readonly address: string; readonly family: 4 | 6 }>;
  /** A connection to a judged address; an `error` listener of the caller's own is needed. Throws OutboundError. */
  connectChecked(host: string, port: number, options: OutboundConnectOptions): Promise<Socket>;
}
