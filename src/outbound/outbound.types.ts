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

/**
 * - blocked: address, port, scheme or name is not allowed (the user only ever sees "could not be reached")
 * - connect: no byte of the request was sent
 * - timeout, reset: the request may have arrived
 * - too-large, too-many-redirects, bad-response: the answer was refused
 */
export type OutboundFault =
  'blocked' | 'connect' | 'timeout' | 'reset' | 'too-large' | 'too-many-redirects' | 'bad-response' | 'aborted';

export class OutboundError extends Error {
  constructor(
    readonly fault: OutboundFault,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'OutboundError';
  }
}

/** The one way out. Throws OutboundError; any HTTP status is an answer, not an error. */
export interface OutboundClient {
  request(request: OutboundRequest): Promise<OutboundResponse>;
}
