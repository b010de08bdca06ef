import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError, type Quota } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { at, listOf, numberOf, textOf } from '../read-json.js';
import { authUrlOf, baseUrlOf, credentialOf, type RedditSource } from './reddit.settings.js';
import { thingOf, type Thing } from './reddit.normalise.js';

/** What Reddit gives at once at most, in a listing and by name. */
export const AT_ONCE = 100;

const UNIT_SECONDS: Readonly<Record<string, number>> = { millisecond: 0.001, second: 1, minute: 60, hour: 3_600 };

/** "…try again in 5 minutes." */
export function readWait(message: string): number | undefined {
  const [, amount, unit = ''] = /(\d+)\s*(millisecond|second|minute|hour)s?\b/i.exec(message) ?? [];
  const seconds = UNIT_SECONDS[unit.toLowerCase()];
  return amount === undefined || seconds === undefined ? undefined : Math.max(1, Math.ceil(Number(amount) * seconds));
}

/** A refusal inside a 200: `{"json": {"errors": [["CODE", "sentence", "field"]]}}`. */
function readErrors(answer: ApiAnswer): { readonly code: string; readonly text: string } | null {
  const [first] = listOf(at(answer.value, 'json', 'errors'));
  if (first === undefined) return null;
  const code = textOf(at(first, 0)) ?? 'UNKNOWN';
  const sentence = textOf(at(first, 1)) ?? code;
  return { code, text: /[.!?]$/.test(sentence) ? sentence : `${sentence}.` };
}

function replyFaultOf(answer: ApiAnswer): ReplyError | null {
  const error = readErrors(answer);
  if (error === null) return null;
  if (error.code === 'RATELIMIT')
    return new ReplyError('not-sent', `Reddit asks to wait: ${error.text}`, readWait(error.text) ?? 60);
  return new ReplyError('refused', `Reddit refused the answer: ${error.text}`);
}

function faultOf(answer: ApiAnswer): ConnectorError | null {
  if (answer.status !== 200) return null;
  const error = readErrors(answer);
  if (error === null) return null;
  if (error.code !== 'RATELIMIT')
    return new ConnectorError('invalid', `Reddit refused: ${error.text}`, { code: 'refused' });
  return new ConnectorError('quota', `Reddit asks us to wait: ${error.text}`, {
    code: 'rate-limited',
    retryAfterSeconds: readWait(error.text) ?? 60,
  });
}

/** Reddit, asked on behalf of one source during one call; counts what it asks. */
export class RedditApi {
  requests = 0;
  quotas: readonly Quota[] = [];
  private readonly caller: ApiCaller;

  constructor(
    outbound: OutboundClient,
    private readonly source: RedditSource,
    private readonly now: Date,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.caller = new ApiCaller(outbound, {
      network: 'Reddit',
      faultOf,
      replyFaultOf,
      waitSecondsOf: (answer) => numberOf(answer.headers['x-ratelimit-reset']),
    });
  }

  /** Throws ConnectorError; without a request when the allowance is known to be used up. */
  async get(path: string, parameters: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> {
    const waitsUntil = this.waitsUntil;
    if (waitsUntil !== null)
      throw new ConnectorError('quota', 'The allowance of requests to Reddit is used up.', {
        code: 'rate-limited',
        retryAfterSeconds: Math.ceil((waitsUntil.getTime() - this.now.getTime()) / 1_000),
        quotas: this.quotas,
      });
    const query = new URLSearchParams({ ...parameters, raw_json: '1' }).toString();
    this.requests += 1;
    const answer = await this.caller.read(
      { url: `${baseUrlOf(this.source)}${path}?${query}`, headers: this.headers(), ...this.aborting },
      this.now,
    );
    this.quotas = quotasOf(answer, this.now);
    return answer;
  }

  /** The things of a listing, and where the next older ones begin. Throws ConnectorError. */
  async list(
    path: string,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly things: readonly Thing[]; readonly after: string | null }> {
    const { value } = await this.get(path, parameters);
    return readListing(value);
  }

  /** Throws ReplyError. */
  post(path: string, form: Readonly<Record<string, string>>): Promise<ApiAnswer> {
    return this.caller.post(
      {
        url: `${baseUrlOf(this.source)}${path}`,
        headers: this.headers(),
        form: { ...form, api_type: 'json', raw_json: '1' },
        ...this.aborting,
      },
      this.now,
    );
  }

  /** Asks for a token with the application's own name and secret. Throws ConnectorError. */
  requestToken(form: Readonly<Record<string, string>>): Promise<ApiAnswer> {
    const client = `${credentialOf(this.source, 'clientId') ?? ''}:${credentialOf(this.source, 'clientSecret') ?? ''}`;
    return this.caller.read(
      {
        url: `${authUrlOf(this.source)}/api/v1/access_token`,
        headers: {
          'user-agent': this.source.settings.userAgent,
          authorization: `Basic ${Buffer.from(client).toString('base64')}`,
        },
        form,
        ...this.aborting,
      },
      this.now,
    );
  }

  /** When the allowance is used up and not yet given anew. */
  get waitsUntil(): Date | null {
    const [quota] = this.quotas;
    const isUsedUp = quota?.remaining !== undefined && quota.remaining !== null && quota.remaining < 1;
    return isUsedUp && quota.resetsAt !== null && quota.resetsAt > this.now ? quota.resetsAt : null;
  }

  private get aborting(): { readonly signal?: AbortSignal } {
    return this.signal === undefined ? {} : { signal: this.signal };
  }

  private headers(): Readonly<Record<string, string>> {
    const token = credentialOf(this.source, 'accessToken');
    if (token === null)
      throw new ConnectorError('auth', 'Reddit has given no token yet; connect the account.', { code: 'revoked' });
    return { 'user-agent': this.source.settings.userAgent, authorization: `bearer ${token}` };
  }
}

export function readListing(value: unknown): { readonly things: readonly Thing[]; readonly after: string | null } {
  if (at(value, 'kind') !== 'Listing' || !Array.isArray(at(value, 'data', 'children')))
    throw new ConnectorError('invalid', 'Reddit gave an answer that is not what it documents.', {
      code: 'changed-shape',
    });
  return {
    things: listOf(at(value, 'data', 'children')).map(thingOf),
    after: textOf(at(value, 'data', 'after')) ?? null,
  };
}

/** What is left is a number with decimals, and the reset is seconds from now. */
function quotasOf({ headers }: ApiAnswer, now: Date): readonly Quota[] {
  const remaining = numberOf(headers['x-ratelimit-remaining']);
  const used = numberOf(headers['x-ratelimit-used']);
  const reset = numberOf(headers['x-ratelimit-reset']);
  if (remaining === undefined) return [];
  return [
    {
      name: 'requests',
      unit: 'requests',
      limit: used === undefined ? null : Math.round(remaining + used),
      remaining,
      resetsAt: reset === undefined ? null : new Date(now.getTime() + reset * 1_000),
    },
  ];
}
