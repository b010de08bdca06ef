import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { at, numberOf } from '../read-json.js';
import { apiBaseOf, type TiktokSource } from './tiktok.settings.js';

/** Return codes of the API for Business; they come with HTTP 200. */
const OK = 0;
const NO_PERMISSION = 40_001;
const TOO_OFTEN: readonly number[] = [40_016, 40_100, 40_133];
const TOKEN_FIRST = 40_102;
const TOKEN_LAST = 40_110;
const SERVER_FIRST = 50_000;

const codeOf = (answer: ApiAnswer): number | undefined => numberOf(at(answer.value, 'code'));
const isToken = (code: number): boolean => code >= TOKEN_FIRST && code <= TOKEN_LAST;

function faultOf(answer: ApiAnswer): ConnectorError | null {
  const code = codeOf(answer);
  if (code === undefined || code === OK) return null;
  const say = (fault: ConnectorError['fault'], predicate: string, trouble: ConnectorError['options']['code']) =>
    new ConnectorError(
      fault,
      `TikTok ${predicate} (code ${String(code)}).`,
      trouble === undefined ? {} : { code: trouble },
    );
  if (isToken(code)) return say('auth', 'does not accept the token any more; connect the account again', 'revoked');
  if (code === NO_PERMISSION) return say('auth', 'does not allow this account or app to read here', 'forbidden');
  if (TOO_OFTEN.includes(code)) return say('quota', 'asks us to wait before reading again', 'rate-limited');
  if (code >= SERVER_FIRST) return say('retry', 'has trouble', 'server-error');
  return say('invalid', 'refused the request', 'refused');
}

function replyFaultOf(answer: ApiAnswer): ReplyError | null {
  const code = codeOf(answer);
  if (code === undefined || code === OK) return null;
  if (TOO_OFTEN.includes(code)) return new ReplyError('not-sent', `TikTok asks to wait (code ${String(code)}).`);
  if (code >= SERVER_FIRST) return new ReplyError('unknown', `TikTok had trouble (code ${String(code)}).`);
  if (isToken(code))
    return new ReplyError(
      'refused',
      `TikTok does not accept the token any more; connect the account again (code ${String(code)}).`,
    );
  return new ReplyError('refused', `TikTok refused the answer (code ${String(code)}).`);
}

export const createTiktokCaller = (outbound: OutboundClient): ApiCaller =>
  new ApiCaller(outbound, { network: 'TikTok', faultOf, replyFaultOf });

/** The API for Business with this source's token. */
export class TiktokApi {
  private readonly caller: ApiCaller;

  constructor(
    outbound: OutboundClient,
    private readonly source: TiktokSource,
    private readonly now: Date,
    private readonly signal: AbortSignal,
  ) {
    this.caller = createTiktokCaller(outbound);
  }

  /** Gives the member `data`. Throws ConnectorError. */
  async get(path: string, parameters: Readonly<Record<string, string | undefined>>): Promise<unknown> {
    const query = new URLSearchParams({ business_id: this.source.settings.businessId });
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
    const url = `${apiBaseOf(this.source)}/${path}?${query.toString()}`;
    const { value } = await this.caller.read({ url, headers: this.headers(), signal: this.signal }, this.now);
    if (at(value, 'data') === undefined)
      throw new ConnectorError('invalid', 'TikTok gave an answer that is not what it documents.', {
        code: 'changed-shape',
      });
    return at(value, 'data');
  }

  /** Posts once and gives the member `data`. Throws ReplyError. */
  async post(path: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
    const json = { business_id: this.source.settings.businessId, ...body };
    const call = { url: `${apiBaseOf(this.source)}/${path}`, headers: this.headers(), json, signal: this.signal };
    return at((await this.caller.post(call, this.now)).value, 'data');
  }

  private headers(): Readonly<Record<string, string>> {
    const { accessToken } = this.source.credentials;
    if (accessToken === undefined || accessToken === '')
      throw new ConnectorError('auth', 'TikTok is not connected yet; connect the account.', { code: 'revoked' });
    return { 'access-token': accessToken };
  }
}
