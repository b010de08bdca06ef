import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError, type Quota } from '../connector.js';
import type { ProofSender, ProvingClient } from '../dpop.js';
import { AccessRefused, ReplyError } from '../reply.types.js';
import { at, epochOf, numberOf, textOf } from '../read-json.js';
import { accountOf, BLUESKY_USUAL, type BlueskySource } from './bluesky.settings.js';

export type Parameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Words for a token that no longer counts; the status beside them is 400. */
const TOKEN_FAULTS: ReadonlySet<string> = new Set(['ExpiredToken', 'InvalidToken']);
const ACCOUNT_FAULTS: ReadonlySet<string> = new Set(['AccountTakedown', 'AccountDeactivated', 'AccountSuspended']);

/** Private messages are kept by a service of their own, which the account's server hands these requests on to. */
const CHAT_METHODS = 'chat.bsky.';
const CHAT_SERVICE = 'did:web:api.bsky.chat#bsky_chat';
/** The words beside `InvalidToken` where the app password was made without the right to messages. */
const NO_RIGHT = /bad token method|scope/i;

const lacksRight = ({ value }: ApiAnswer): boolean => NO_RIGHT.test(textOf(at(value, 'message')) ?? '');

export const errorNameOf = (answer: ApiAnswer): string | undefined => textOf(at(answer.value, 'error'));

/** What Bluesky refused a question with, where it said so. */
export class BlueskyRefusal extends ConnectorError {
  constructor(
    readonly errorName: string,
    status: number,
  ) {
    super('invalid', `Bluesky refused the request (status ${String(status)}).`, { code: 'refused' });
  }
}

function faultOf(answer: ApiAnswer): ConnectorError | null {
  const name = answer.status >= 400 && answer.status < 500 ? errorNameOf(answer) : undefined;
  if (name === undefined) return null;
  if (lacksRight(answer)) {
    return new ConnectorError('auth', 'The access to Bluesky was given without the right to private messages.', {
      code: 'forbidden',
    });
  }
  if (TOKEN_FAULTS.has(name)) {
    return new ConnectorError('auth', 'The sign-in to Bluesky has run out; connect the account again.', {
      code: 'revoked',
    });
  }
  if (ACCOUNT_FAULTS.has(name)) {
    return new ConnectorError('auth', 'Bluesky has closed or paused the connected account.', { code: 'forbidden' });
  }
  return answer.status === 400 ? new BlueskyRefusal(name, answer.status) : null;
}

function replyFaultOf(answer: ApiAnswer): ReplyError | null {
  const name = answer.status === 400 ? errorNameOf(answer) : undefined;
  if (name === undefined) return null;
  if (lacksRight(answer))
    return new ReplyError('refused', 'The access to Bluesky was given without the right to private messages.');
  if (TOKEN_FAULTS.has(name)) return new AccessRefused('not-sent', 'The sign-in to Bluesky has run out.');
  return new ReplyError('refused', 'Bluesky refused the answer.');
}

const resetOf = (answer: ApiAnswer): Date | undefined => epochOf(answer.headers['ratelimit-reset']);

export const blueskyCaller = (outbound: ProvingClient): ApiCaller =>
  new ApiCaller(outbound, {
    network: 'Bluesky',
    faultOf,
    replyFaultOf,
    waitSecondsOf: (answer, now) => {
      const resetsAt = resetOf(answer);
      return resetsAt === undefined ? undefined : (resetsAt.getTime() - now.getTime()) / 1_000;
    },
  });

export const xrpcUrl = (base: string, method: string, query = ''): string =>
  `${base.replace(/\/+$/, '')}/xrpc/${method}${query === '' ? '' : `?${query}`}`;

/** The account's server, asked on behalf of one source during one call; counts what it asks. */
export class BlueskyApi {
  requests = 0;
  quotas: readonly Quota[] = [];
  private readonly caller: ApiCaller;
  private readonly base: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    outbound: OutboundClient,
    proofs: ProofSender,
    source: BlueskySource,
    private readonly now: Date,
    private readonly signal: AbortSignal | undefined,
  ) {
    const { settings } = source;
    const account = accountOf(source);
    const proofKey = account?.proofKey ?? null;
    this.caller = blueskyCaller(
      account === null || proofKey === null ? outbound : proofs.with(proofKey, account.token),
    );
    this.base =
      account === null
        ? (settings.appViewUrl ?? BLUESKY_USUAL.appViewUrl)
        : (account.serverUrl ?? settings.baseUrl ?? BLUESKY_USUAL.baseUrl);
    this.headers = account === null || proofKey !== null ? {} : { authorization: `Bearer ${account.token}` };
  }

  /** Throws ConnectorError; a BlueskyRefusal where the question itself was refused. */
  async get(method: string, parameters: Parameters): Promise<ApiAnswer> {
    const query = new URLSearchParams(
      Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
        if (value === undefined) return [];
        return typeof value === 'object' ? value.map((one) => [name, one]) : [[name, String(value)]];
      }),
    );
    this.requests += 1;
    const answer = await this.caller.read(
      {
        url: xrpcUrl(this.base, method, query.toString()),
        headers: this.headersFor(method),
        ...(this.signal && { signal: this.signal }),
      },
      this.now,
    );
    this.quotas = quotasOf(answer);
    return answer;
  }

  /** Writes something people will see. Throws ReplyError. */
  post(method: string, json: object): Promise<ApiAnswer> {
    return this.caller.post(
      {
        url: xrpcUrl(this.base, method),
        headers: this.headersFor(method),
        json,
        ...(this.signal && { signal: this.signal }),
      },
      this.now,
    );
  }

  /** Hands over bytes that nobody sees yet. Throws ConnectorError. */
  upload(method: string, type: string, body: Buffer): Promise<ApiAnswer> {
    this.requests += 1;
    return this.caller.read(
      {
        method: 'POST',
        url: xrpcUrl(this.base, method),
        headers: { ...this.headersFor(method), 'content-type': type },
        body,
        ...(this.signal && { signal: this.signal }),
      },
      this.now,
    );
  }

  private headersFor(method: string): Readonly<Record<string, string>> {
    return method.startsWith(CHAT_METHODS) ? { ...this.headers, 'atproto-proxy': CHAT_SERVICE } : this.headers;
  }
}

function quotasOf(answer: ApiAnswer): readonly Quota[] {
  const remaining = numberOf(answer.headers['ratelimit-remaining']);
  if (remaining === undefined) return [];
  const limit = numberOf(answer.headers['ratelimit-limit']) ?? null;
  return [{ name: 'requests', unit: 'requests', limit, remaining, resetsAt: resetOf(answer) ?? null }];
}
