import { OutboundError } from '../outbound/outbound.types.js';
import type { OutboundClient, OutboundRequest, OutboundResponse } from '../outbound/outbound.types.js';
import { ConnectorError } from './connector.js';
import { AccessRefused, ReplyError } from './reply.types.js';
import { parseJson } from './read-json.js';
import { readRetryAfter } from './retry-after.js';

export interface ApiCall {
  readonly method?: OutboundRequest['method'];
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body: one of these. */
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  /** `text`: any answer is taken as it is, `value` is then undefined. `json` unless given. */
  readonly accept?: 'json' | 'text';
}

export interface ApiAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; whole numbers beyond 2^53 are text. Undefined where the body is no JSON. */
  readonly value: unknown;
  readonly text: string;
}

export interface ReceivedAnswer extends ApiAnswer {
  /** As it came, for documents that name their own charset. */
  readonly body: Buffer;
}

export interface ApiManners {
  /** The network's name in sentences: "Reddit". */
  readonly network: string;
  /** The network's own way to say no, also inside a 200 or beside a status: looked at first. Null: the status decides. */
  readonly faultOf?: (answer: ApiAnswer) => ConnectorError | null;
  /** The same for a reply. */
  readonly replyFaultOf?: (answer: ApiAnswer) => ReplyError | null;
  /** Seconds until its limit is lifted by the network's own headers; Retry-After is read without it. */
  readonly waitSecondsOf?: (answer: ApiAnswer, now: Date) => number | undefined;
}

const LEAST_QUOTA_WAIT_SECONDS = 1;

/** Calls a network's JSON interface through the guarded client and tells its refusals apart. */
export class ApiCaller {
  constructor(
    private readonly outbound: Pick<OutboundClient, 'request'>,
    private readonly manners: ApiManners,
  ) {}

  /** Asks. Throws ConnectorError for whatever is not a 2xx with JSON in it. */
  async read(call: ApiCall, now: Date): Promise<ReceivedAnswer> {
    const answer = await this.ask(call);
    const own = this.manners.faultOf?.(answer) ?? null;
    if (own !== null) throw own;
    if (answer.status < 200 || answer.status > 299) throw this.describeStatus(answer, now);
    if ((call.accept ?? 'json') === 'json' && answer.value === undefined)
      throw this.error('invalid', 'gave an answer that is not what it documents.', { code: 'changed-shape' });
    return answer;
  }

  /**
   * Posts something people will see, once, and follows no redirect. Throws ReplyError: a definite no is `refused`, a wait or a
   * request that never left `not-sent`, anything that may have been posted `unknown`.
   */
  async post(call: ApiCall, now: Date): Promise<ApiAnswer> {
    const { network } = this.manners;
    let answer: ApiAnswer;
    try {
      answer = toAnswer(await this.outbound.request({ ...toRequest({ method: 'POST', ...call }), maxRedirects: 0 }));
    } catch (error) {
      if (error instanceof OutboundError && (error.fault === 'connect' || error.fault === 'blocked'))
        throw new ReplyError('not-sent', `${network} could not be reached.`);
      throw new ReplyError('unknown', `${network} did not answer in a way that can be read.`);
    }
    const own = this.manners.replyFaultOf?.(answer) ?? null;
    const { status } = answer;
    if (status === 401 && (own === null || own.outcome === 'refused'))
      throw new AccessRefused('refused', own?.message ?? `${network} did not accept the access; connect it again.`);
    if (own !== null) throw own;
    if (status >= 200 && status < 300) {
      if (answer.value === undefined && (call.accept ?? 'json') === 'json')
        throw new ReplyError('unknown', `${network} accepted the answer without saying what became of it.`);
      return answer;
    }
    if (status === 429) throw new ReplyError('not-sent', `${network} asks to wait.`, this.waitSeconds(answer, now));
    const mayHavePosted = status < 400 || status >= 500 || status === 408 || status === 409 || status === 425;
    throw new ReplyError(mayHavePosted ? 'unknown' : 'refused', `${network} answered ${String(status)}.`);
  }

  private async ask(call: ApiCall): Promise<ReceivedAnswer> {
    try {
      return toAnswer(await this.outbound.request(toRequest(call)));
    } catch (error) {
      throw this.describeFault(error);
    }
  }

  private describeFault(error: unknown): ConnectorError {
    if (error instanceof ConnectorError) return error;
    const fault = error instanceof OutboundError ? error.fault : 'reset';
    switch (fault) {
      case 'blocked':
      case 'connect':
      case 'timeout':
      case 'reset':
        return this.error('retry', 'could not be reached.', { code: 'unreachable', cause: error });
      case 'aborted':
        return this.error('retry', 'was not read to the end.', { cause: error });
      case 'bad-response':
        return this.error('retry', 'gave an answer that cannot be read.', { code: 'server-error', cause: error });
      case 'too-many-redirects':
        return this.error('invalid', 'sends us from address to address.', { code: 'changed-shape', cause: error });
      case 'too-large':
        return this.error('invalid', 'gave an answer that is too large.', { code: 'changed-shape', cause: error });
    }
  }

  private describeStatus(answer: ApiAnswer, now: Date): ConnectorError {
    const { status } = answer;
    const said = `(status ${String(status)})`;
    const seconds = this.waitSeconds(answer, now);
    const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
    switch (status) {
      case 401:
        return this.error('auth', `refused the credentials; connect the account again ${said}.`, { code: 'revoked' });
      case 402:
        return this.error('payment', `wants to be paid: the credit is used up ${said}.`, { code: 'payment-required' });
      case 403:
        return this.error('auth', `does not allow this account to read here ${said}.`, { code: 'forbidden', ...wait });
      case 404:
        return this.error('retry', `has nothing at this address ${said}.`, { code: 'not-found', ...wait });
      case 410:
        return this.error('gone', `says that this is gone for good ${said}.`, { code: 'gone' });
      case 429:
        return this.error('quota', `asks us to wait before reading again ${said}.`, { code: 'rate-limited', ...wait });
      case 408:
      case 425:
        return this.error('retry', `has trouble ${said}.`, { code: 'server-error', ...wait });
      default:
        return status >= 500
          ? this.error('retry', `has trouble ${said}.`, { code: 'server-error', ...wait })
          : this.error('invalid', `refused the request ${said}.`, { code: 'refused' });
    }
  }

  private waitSeconds(answer: ApiAnswer, now: Date): number | undefined {
    const seconds = readRetryAfter(answer.headers, now) ?? this.manners.waitSecondsOf?.(answer, now);
    return seconds === undefined ? undefined : Math.max(LEAST_QUOTA_WAIT_SECONDS, Math.ceil(seconds));
  }

  private error(
    fault: ConnectorError['fault'],
    predicate: string,
    options: ConnectorError['options'] = {},
  ): ConnectorError {
    return new ConnectorError(fault, `${this.manners.network} ${predicate}`, options);
  }
}

function toRequest({ method, url, headers, json, form, body, signal, maxBytes, maxRedirects, accept }: ApiCall) {
  const [type, content] =
    json !== undefined
      ? ['application/json', JSON.stringify(json)]
      : form !== undefined
        ? ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()]
        : [null, body];
  const request: OutboundRequest = {
    url,
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    headers: {
      ...(accept === 'text' ? {} : { accept: 'application/json' }),
      ...(type === null ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
    ...(signal === undefined ? {} : { signal }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(maxRedirects === undefined ? {} : { maxRedirects }),
  };
  return request;
}

function toAnswer({ status, headers, body }: OutboundResponse): ReceivedAnswer {
  const text = body.toString('utf8');
  return { status, headers, text, body, value: parseJson(text) };
}
