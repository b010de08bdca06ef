import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError, type Quota } from '../connector.js';
import { at, booleanOf, listOf, numberOf, textOf } from '../read-json.js';
import { STACK_EXCHANGE_USUAL, baseUrlOf, type StackExchangeSource } from './stack-exchange.settings.js';

export interface StackPage {
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
}

const DEFAULT_WAIT_SECONDS = 60;
const DENIED: ReadonlySet<unknown> = new Set([401, 402, 403, 405, 406]);
const PASSING: ReadonlySet<unknown> = new Set([500, 503]);
const THROTTLED = 502;

/** Errors come as numbers in the body, whatever the status. */
function faultOf(answer: ApiAnswer): ConnectorError | null {
  const id = numberOf(at(answer.value, 'error_id'));
  if (id === undefined) return null;
  const name = (textOf(at(answer.value, 'error_name')) ?? String(id)).replaceAll('_', ' ');
  if (id === THROTTLED) {
    const seconds = /(\d+) seconds?/.exec(textOf(at(answer.value, 'error_message')) ?? '')?.[1];
    return new ConnectorError('quota', 'Stack Exchange asks us to wait before reading again.', {
      code: 'rate-limited',
      retryAfterSeconds: seconds === undefined ? DEFAULT_WAIT_SECONDS : Number(seconds),
    });
  }
  if (DENIED.has(id))
    return new ConnectorError('auth', `Stack Exchange refused the key (${name}).`, { code: 'revoked' });
  if (PASSING.has(id))
    return new ConnectorError('retry', `Stack Exchange has trouble (${name}).`, { code: 'server-error' });
  return new ConnectorError('invalid', `Stack Exchange refused the request (${name}).`, { code: 'refused' });
}

/** Stack Exchange, asked on behalf of one source during one call. */
export class StackExchangeApi {
  requests = 0;
  quotas: readonly Quota[] = [];
  /** Set by the network's `backoff`: nothing more may be asked before. */
  waitsUntil: Date | null = null;
  private readonly caller: ApiCaller;

  constructor(
    outbound: OutboundClient,
    private readonly source: StackExchangeSource,
    private readonly now: Date,
    private readonly signal: AbortSignal,
  ) {
    this.caller = new ApiCaller(outbound, { network: 'Stack Exchange', faultOf });
  }

  /** Throws ConnectorError; without a request while the network wants to be left alone. */
  async list(path: string, site: string, parameters: Readonly<Record<string, string>>): Promise<StackPage> {
    if (this.waitsUntil !== null)
      throw new ConnectorError('quota', 'Stack Exchange asks us to wait before reading again.', {
        code: 'rate-limited',
        retryAfterSeconds: Math.ceil((this.waitsUntil.getTime() - this.now.getTime()) / 1_000),
      });
    const { key } = this.source.credentials;
    const filter = this.source.settings.filter ?? STACK_EXCHANGE_USUAL.filter;
    const query = new URLSearchParams({
      ...parameters,
      site,
      filter,
      ...(key === undefined || key === '' ? {} : { key }),
    });
    this.requests += 1;
    const { value } = await this.caller.read(
      { url: `${baseUrlOf(this.source)}${path}?${query.toString()}`, signal: this.signal },
      this.now,
    );
    this.note(value);
    if (!Array.isArray(at(value, 'items')))
      throw new ConnectorError('invalid', 'Stack Exchange gave an answer that is not what it documents.', {
        code: 'changed-shape',
      });
    return { items: listOf(at(value, 'items')), hasMore: booleanOf(at(value, 'has_more')) === true };
  }

  private note(value: unknown): void {
    const backoff = numberOf(at(value, 'backoff'));
    if (backoff !== undefined && backoff > 0) this.waitsUntil = new Date(this.now.getTime() + backoff * 1_000);
    const remaining = numberOf(at(value, 'quota_remaining'));
    if (remaining === undefined) return;
    const limit = numberOf(at(value, 'quota_max')) ?? null;
    this.quotas = [{ name: 'requests today', unit: 'requests', limit, remaining, resetsAt: null }];
  }
}
