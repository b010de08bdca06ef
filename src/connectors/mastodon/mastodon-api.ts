import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError, type Quota } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { at, instantOf, numberOf, textOf } from '../read-json.js';
import { accessTokenOf, type MastodonSource } from './mastodon.settings.js';

export type Parameters = readonly (readonly [name: string, value: string])[];

/** Where the pages beside this one begin, as its Link header says. */
export interface Links {
  readonly newer: URLSearchParams | null;
  readonly older: URLSearchParams | null;
}

const resetOf = (answer: ApiAnswer): Date | undefined => instantOf(answer.headers['x-ratelimit-reset']);

/** One server, asked on behalf of one source during one call; counts what it asks. */
export class MastodonApi {
  requests = 0;
  quotas: readonly Quota[] = [];
  readonly base: string;
  readonly host: string;
  private readonly caller: ApiCaller;
  private readonly token: string | null;
  /** Whether the last refusal was the server's own, and not that of a proxy before it or of a wrong address. */
  private saidSo = false;
  private ownDomain: Promise<string | null> | null = null;

  constructor(
    outbound: OutboundClient,
    source: MastodonSource,
    private readonly now: Date,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.base = source.settings.baseUrl.replace(/\/+$/, '');
    this.host = new URL(this.base).hostname;
    this.token = accessTokenOf(source);
    this.caller = new ApiCaller(outbound, {
      network: 'Mastodon',
      faultOf: (answer) => {
        this.saidSo = textOf(at(answer.value, 'error')) !== undefined;
        return null;
      },
      waitSecondsOf: (answer, at) => {
        const resetsAt = resetOf(answer);
        return resetsAt === undefined ? undefined : (resetsAt.getTime() - at.getTime()) / 1_000;
      },
      replyFaultOf: (answer) => {
        const reason = answer.status === 422 ? textOf(at(answer.value, 'error')) : undefined;
        return reason === undefined ? null : new ReplyError('refused', `Mastodon refused the answer: ${reason}`);
      },
    });
  }

  get hasToken(): boolean {
    return this.token !== null;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }

  /** Throws ConnectorError. */
  async get(path: string, parameters: Parameters = []): Promise<ApiAnswer> {
    const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
    this.requests += 1;
    const answer = await this.caller.read(
      {
        url: `${this.base}${path}${query === '' ? '' : `?${query}`}`,
        headers: this.headers,
        ...(this.signal === undefined ? {} : { signal: this.signal }),
      },
      this.now,
    );
    this.quotas = quotasOf(answer);
    return answer;
  }

  /** What is asked for, or null where the server says that there is no such thing. Throws ConnectorError otherwise. */
  async find(path: string, parameters: Parameters = []): Promise<ApiAnswer | null> {
    try {
      return await this.get(path, parameters);
    } catch (error) {
      const isMissing =
        error instanceof ConnectorError && (error.options.code === 'not-found' || error.fault === 'gone');
      if (isMissing && this.saidSo) return null;
      throw error;
    }
  }

  /** The name the server makes its addresses with; null where it does not tell. Asked for once. Throws ConnectorError. */
  domain(): Promise<string | null> {
    this.ownDomain ??= this.find('/api/v2/instance').then((answer) => textOf(at(answer?.value, 'domain')) ?? null);
    return this.ownDomain;
  }

  /** Asks another server, without credentials, whether it still has this; null where it does not tell. */
  async findAtOrigin(url: string): Promise<'there' | 'gone' | null> {
    this.requests += 1;
    try {
      await this.caller.read(
        {
          url,
          headers: { accept: 'application/activity+json' },
          accept: 'text',
          ...(this.signal === undefined ? {} : { signal: this.signal }),
        },
        this.now,
      );
      return 'there';
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      return error.fault === 'gone' || error.options.code === 'not-found' ? 'gone' : null;
    }
  }

  /** Posts a status, once. Throws ReplyError. */
  post(path: string, json: object, key: string): Promise<ApiAnswer> {
    return this.caller.post(
      {
        url: `${this.base}${path}`,
        headers: { ...this.headers, 'idempotency-key': key },
        json,
        ...(this.signal === undefined ? {} : { signal: this.signal }),
      },
      this.now,
    );
  }

  /** Hands over what nobody sees yet. Throws ConnectorError. */
  upload(path: string, body: Buffer, contentType: string): Promise<ApiAnswer> {
    return this.caller.read(
      {
        method: 'POST',
        url: `${this.base}${path}`,
        headers: { ...this.headers, 'content-type': contentType },
        body,
        ...(this.signal === undefined ? {} : { signal: this.signal }),
      },
      this.now,
    );
  }

  /** Asks for a token. Throws ConnectorError. */
  requestToken(json: object): Promise<ApiAnswer> {
    return this.caller.read(
      {
        url: `${this.base}/oauth/token`,
        json,
        ...(this.signal === undefined ? {} : { signal: this.signal }),
      },
      this.now,
    );
  }

  /** When the server's allowance is used up and not yet given anew. */
  get waitsUntil(): Date | null {
    const [quota] = this.quotas;
    return quota?.remaining === 0 && quota.resetsAt !== null && quota.resetsAt > this.now ? quota.resetsAt : null;
  }
}

function quotasOf(answer: ApiAnswer): readonly Quota[] {
  const remaining = numberOf(answer.headers['x-ratelimit-remaining']);
  if (remaining === undefined) return [];
  const limit = numberOf(answer.headers['x-ratelimit-limit']) ?? null;
  return [{ name: 'requests', unit: 'requests', limit, remaining, resetsAt: resetOf(answer) ?? null }];
}

/** RFC 8288. Only the query is taken from an address: the token goes to no other host than the one it was given for. */
export function readLinks(answer: ApiAnswer): Links {
  const found = new Map<string, URLSearchParams>();
  for (const [, url, attributes] of (answer.headers['link'] ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const relation = /;\s*rel="?([^";,]+)"?/i.exec(attributes ?? '')?.[1]?.toLowerCase();
    const query = (url ?? '').split('?')[1];
    if (relation !== undefined && query !== undefined && !found.has(relation))
      found.set(relation, new URLSearchParams(query.split('#')[0]));
  }
  return { newer: found.get('prev') ?? null, older: found.get('next') ?? null };
}
