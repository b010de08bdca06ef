import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { buildConnector, Dispatcher } from 'undici';
import type { AllowList, UrlJudgement } from './address-policy.js';
import { hostOf, judgeTarget, judgeUrl, parseAllowList } from './address-policy.js';
import type { Resolve, SocketTarget } from './checked-socket.js';
import { findCheckedAddress, openCheckedSocket, resolveBySystem } from './checked-socket.js';
import { classifySentFault, describeCode } from './fault-classifier.js';
import { openPlainSocket } from './guarded-plain-socket.js';
import { asHttpUrl, openSocket } from './guarded-socket.js';
import { openStream } from './guarded-stream.js';
import type { ConnectionLife } from './live-connections.js';
import { LiveConnections } from './live-connections.js';
import type {
  OutboundClient,
  OutboundConnectOptions,
  OutboundFault,
  OutboundRequest,
  OutboundResponse,
  OutboundSocket,
  OutboundSocketRequest,
  OutboundStream,
  OutboundStreamRequest,
} from './outbound.types.js';
import { OutboundError } from './outbound.types.js';
import type { Hop } from './redirect-policy.js';
import { judgeRedirect } from './redirect-policy.js';
import { RequestDeadline } from './request-deadline.js';
import { joinRepeated, requestHeaders } from './request-headers.js';
import { RequestSlots } from './request-slots.js';
import { ACCEPTED_ENCODINGS, isCompressed, readBody, tooLarge } from './response-body.js';

export type OutboundOutcome = 'answered' | OutboundFault;

export interface GuardedClientOptions {
  /** Exact `host:port` targets that may be private and on any port. */
  readonly allow: readonly string[];
  readonly userAgent: string;
  /** Called once at the end of each request. */
  readonly onRequest?: (outcome: OutboundOutcome) => void;
  readonly resolve?: Resolve;
}

const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_PER_HOST = 2;
const MAX_IN_ALL = 16;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Dispatcher.ResponseData['body'];
}

/**
 * The guarded way out. Each hop has a connection of its own, made to a judged address and closed afterwards: a kept one could
 * die under a request that must not be sent twice, and would outlive a change of the rules. Proxies of the environment are
 * never used. Error messages name the origin only: a path or a query may hold a secret.
 */
export class GuardedClient implements OutboundClient {
  private readonly allow: AllowList;
  private readonly resolve: Resolve;
  private readonly slots = new RequestSlots(MAX_PER_HOST, MAX_IN_ALL);
  private readonly running = new Map<RequestDeadline, Promise<unknown>>();
  private readonly live = new LiveConnections();
  private isClosed = false;

  constructor(private readonly options: GuardedClientOptions) {
    this.allow = parseAllowList(options.allow);
    this.resolve = options.resolve ?? resolveBySystem;
  }

  async request(request: OutboundRequest): Promise<OutboundResponse> {
    const deadline = new RequestDeadline(request.timeoutMs ?? DEFAULT_TIMEOUT_MS, request.signal);
    if (this.isClosed) deadline.abort();
    const response = this.follow(request, deadline);
    this.running.set(deadline, response);
    try {
      const answer = await response;
      this.options.onRequest?.('answered');
      return answer;
    } catch (error) {
      const refusal = toOutboundError(error, deadline);
      this.options.onRequest?.(refusal.fault);
      throw refusal;
    } finally {
      deadline.dispose();
      this.running.delete(deadline);
    }
  }

  stream(request: OutboundStreamRequest): Promise<OutboundStream> {
    const headers = requestHeaders(this.options.userAgent, request.headers);
    return this.open(judgeUrl(request.url, this.allow), request.signal, (target, life) =>
      openStream(target, request, headers, this.resolve, life),
    );
  }

  openWebSocket(request: OutboundSocketRequest): Promise<OutboundSocket> {
    const headers = requestHeaders(this.options.userAgent, request.headers);
    return this.open(judgeUrl(asHttpUrl(request.url), this.allow), request.signal, (target, life) =>
      openSocket(target, request, headers, this.resolve, life),
    );
  }

  connectChecked(host: string, port: number, options: OutboundConnectOptions): Promise<Socket> {
    return this.open(judgeTarget(host, port, options.tls, this.allow), options.signal, (target, life) =>
      openPlainSocket(target, this.resolve, life),
    );
  }

  async resolveChecked(host: string, port: number): Promise<{ readonly address: string; readonly family: 4 | 6 }> {
    const target = judgeTarget(host, port, false, this.allow);
    if (!target.ok) throw new OutboundError('blocked', `The address is not allowed (${target.reason})`);
    const address = await findCheckedAddress(target, this.resolve);
    return { address, family: isIP(address) === 6 ? 6 : 4 };
  }

  /** The rules of a URL alone, without looking its name up: for the moment an address is typed in. */
  judgeUrl(url: string): UrlJudgement {
    return judgeUrl(asHttpUrl(url), this.allow);
  }

  /** Refuses new requests, lets the running ones end for the given time, then gives them up. */
  async close(graceMs = 5_000): Promise<void> {
    this.isClosed = true;
    this.live.close();
    const timer = setTimeout(() => {
      for (const deadline of this.running.keys()) deadline.abort();
    }, graceMs);
    await Promise.allSettled(this.running.values());
    clearTimeout(timer);
  }

  /** A connection that stays: judged, counted, and ended when opening it fails. */
  private async open<T>(
    judged: UrlJudgement,
    signal: AbortSignal | undefined,
    connect: (target: SocketTarget, life: ConnectionLife) => Promise<T>,
  ): Promise<T> {
    try {
      if (!judged.ok) throw new OutboundError('blocked', `The address is not allowed (${judged.reason})`);
      const life = this.live.begin(judged.isListed ? judged.url.host : hostOf(judged.url), signal);
      const opened = await connect(judged, life);
      this.options.onRequest?.('answered');
      return opened;
    } catch (error) {
      if (error instanceof OutboundError) this.options.onRequest?.(error.fault);
      throw error;
    }
  }

  private async follow(request: OutboundRequest, deadline: RequestDeadline): Promise<OutboundResponse> {
    const first = this.judgeUrl(request.url);
    if (!first.ok) throw new OutboundError('blocked', `The address is not allowed (${first.reason})`);
    const method = request.method ?? 'GET';
    let hop: Hop = { url: first.url, isListed: first.isListed, headers: this.headersOf(request) };
    let movedPermanentlyTo: string | undefined;
    let isChainPermanent = true;

    for (let followedCount = 0; ; followedCount += 1) {
      const outcome = await this.exchange(hop, request, deadline, (answer) =>
        judgeRedirect({
          method,
          status: answer.status,
          location: answer.headers['location'],
          hop,
          followedCount,
          maxRedirects: request.maxRedirects ?? DEFAULT_MAX_REDIRECTS,
          allow: this.allow,
        }),
      );
      if (outcome.kind === 'answered') {
        const { response } = outcome;
        return movedPermanentlyTo === undefined ? response : { ...response, movedPermanentlyTo };
      }
      hop = outcome.hop;
      isChainPermanent &&= outcome.isPermanent;
      if (isChainPermanent) movedPermanentlyTo = hop.url.href;
    }
  }

  /** One hop: wait for a slot, connect, send, judge the answer, and read its body only if it is the last one. */
  private async exchange(
    hop: Hop,
    request: OutboundRequest,
    deadline: RequestDeadline,
    judge: (answer: Answer) => ReturnType<typeof judgeRedirect>,
  ): Promise<
    | { readonly kind: 'answered'; readonly response: OutboundResponse }
    | { readonly kind: 'follow'; readonly hop: Hop; readonly isPermanent: boolean }
  > {
    const { signal } = deadline;
    const release = await this.slots.acquire(hop.isListed ? hop.url.host : hostOf(hop.url), signal);
    const client = new Client(hop.url.origin, {
      connect: this.connectorOf(hop, deadline),
      pipelining: 0,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const end = (): void => {
      void client.destroy(signal.aborted ? (signal.reason as Error) : null);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      signal.throwIfAborted();
      const answer = await sendRequest(client, hop, request);
      deadline.markAnswered();
      const judgement = judge(answer);
      switch (judgement.kind) {
        case 'refuse':
          throw new OutboundError(judgement.fault, `${hop.url.origin} ${judgement.reason}`);
        case 'follow':
          return judgement;
        case 'answer':
          return { kind: 'answered', response: await completeAnswer(answer, hop, request, signal) };
      }
    } catch (error) {
      signal.throwIfAborted();
      throw deadline.hasConnected ? classifySentFault(error, hop.url.origin) : error;
    } finally {
      signal.removeEventListener('abort', end);
      end();
      deadline.endHop();
      release();
    }
  }

  private connectorOf(hop: Hop, deadline: RequestDeadline): buildConnector.connector {
    return (_options, callback) => {
      openCheckedSocket(hop, this.resolve, deadline.signal).then(
        (socket) => {
          deadline.markConnected();
          callback(null, socket);
        },
        (error: unknown) => {
          callback(toOutboundError(error, deadline), null);
        },
      );
    };
  }

  private headersOf(request: OutboundRequest): Readonly<Record<string, string>> {
    return { ...requestHeaders(this.options.userAgent, request.headers), 'accept-encoding': ACCEPTED_ENCODINGS };
  }
}

async function sendRequest(client: Client, hop: Hop, request: OutboundRequest): Promise<Answer> {
  const { statusCode, headers, body } = await client.request({
    method: request.method ?? 'GET',
    path: `${hop.url.pathname}${hop.url.search}`,
    headers: { ...hop.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  // An answer that is not read is destroyed with its client; that error has no other listener.
  body.on('error', () => undefined);
  return { status: statusCode, headers: joinRepeated(headers), body };
}

async function completeAnswer(
  answer: Answer,
  hop: Hop,
  request: OutboundRequest,
  signal: AbortSignal,
): Promise<OutboundResponse> {
  const maxBytes = request.maxBytes ?? DEFAULT_MAX_BYTES;
  const encoding = answer.headers['content-encoding'];
  const { origin } = hop.url;
  const announcedBytes = Number(answer.headers['content-length'] ?? 0);
  if (request.method !== 'HEAD' && !isCompressed(encoding) && announcedBytes > maxBytes)
    throw tooLarge(origin, maxBytes);
  const body = await readBody(answer.body, { encoding, maxBytes, origin, signal });
  return { status: answer.status, headers: withoutEncoding(answer.headers), body, finalUrl: hop.url.href };
}

/** The body is handed over decompressed, so the headers that described the bytes on the wire no longer hold. */
function withoutEncoding(headers: Answer['headers']): Answer['headers'] {
  if (!isCompressed(headers['content-encoding'])) return headers;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name !== 'content-encoding' && name !== 'content-length'),
  );
}

/** Anything unforeseen before a connection stood sent nothing: a header or a path that HTTP cannot carry. */
function toOutboundError(error: unknown, deadline: RequestDeadline): OutboundError {
  if (error instanceof OutboundError) return error;
  if (deadline.signal.aborted) return deadline.signal.reason as OutboundError;
  return new OutboundError('blocked', `The request cannot be sent (${describeCode(error)})`);
}
