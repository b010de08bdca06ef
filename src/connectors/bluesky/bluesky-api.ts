import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError, type Quota } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { at, epochOf, numberOf, textOf } from '../read-json.js';
import { accountOf, BLUESKY_USUAL, type BlueskySource } from './bluesky.settings.js';

export type Parameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Words for a token that no longer counts; the status beside them is 400. */
const TOKEN_FAULTS: ReadonlySet<string> = new Set(['ExpiredToken', 'InvalidToken']);
const ACCOUNT_FAULTS: ReadonlySet<string> = new Set(['AccountTakedown', 'AccountDeactivated', 'AccountSuspended']);

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
  if (TOKEN_FAULTS.has(name)) return new ReplyError('not-sent', 'The sign-in to Bluesky has run out.');
  return new ReplyError('refused', 'Bluesky refused the answer.');
}

const resetOf = (answer: ApiAnswer): Date | undefined => epochOf(answer.headers['ratelimit-reset']);

export const blueskyCaller = (outbound: OutboundClient): ApiCaller =>
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
    source: BlueskySource,
    private readonly now: Date,
    private readonly signal: AbortSignal | undefined,
  ) {
    const { settings } = source;
    const account = accountOf(source);
    this.caller = blueskyCaller(outbound);
    this.base =
      account === null
        ? (settings.appViewUrl ?? BLUESKY_USUAL.appViewUrl)
        : (settings.baseUrl ?? BLUESKY_USUAL.baseUrl);
    this.headers = account === null ? {} : { authorization: `Bearer ${account.accessJwt}` };
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
        headers: this.headers,
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
        headers: this.headers,
        json,
        ...(this.signal && { signal: this.signal }),
      },
      this.now,
    );
  }
}

function quotasOf(answer: ApiAnswer): readonly Quota[] {
  const remaining = numberOf(answer.headers['ratelimit-remaining']);
  if (remaining === undefined) return [];
  const limit = numberOf(answer.headers['ratelimit-limit']) ?? null;
  return [{ name: 'requests', unit: 'requests', limit, remaining, resetsAt: resetOf(answer) ?? null }];
}
