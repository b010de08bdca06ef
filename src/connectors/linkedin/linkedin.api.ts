import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError } from '../connector.js';
import { apiBaseOf, LINKEDIN_USUAL, type LinkedinSource } from './linkedin.settings.js';

const SWITCHED_OFF = 426;
const DAY_MS = 24 * 3_600_000;

/** The REST interface of one month's version, with this source's token. */
export class LinkedinApi {
  private readonly caller: ApiCaller;

  constructor(
    outbound: OutboundClient,
    private readonly source: LinkedinSource,
    private readonly now: Date,
    private readonly signal: AbortSignal,
  ) {
    this.caller = new ApiCaller(outbound, {
      network: 'LinkedIn',
      faultOf: (answer) =>
        answer.status === SWITCHED_OFF
          ? new ConnectorError(
              'invalid',
              'LinkedIn has switched off this version of its interface; set a newer apiVersion.',
              {
                code: 'changed-shape',
              },
            )
          : null,
      waitSecondsOf: (_answer, at) => secondsToMidnight(at),
    });
  }

  /** `path` with its query as the network's own notation wants it, already escaped. */
  get(path: string): Promise<ApiAnswer> {
    return this.caller.read({ url: this.url(path), headers: this.headers(), signal: this.signal }, this.now);
  }

  /** Posts once. Throws ReplyError. */
  post(path: string, json: unknown): Promise<ApiAnswer> {
    return this.caller.post({ url: this.url(path), headers: this.headers(), json, signal: this.signal }, this.now);
  }

  private url(path: string): string {
    return `${apiBaseOf(this.source)}/${path}`;
  }

  private headers(): Readonly<Record<string, string>> {
    const { accessToken } = this.source.credentials;
    if (accessToken === undefined || accessToken === '')
      throw new ConnectorError('auth', 'LinkedIn is not connected yet; connect the account.', { code: 'revoked' });
    return {
      authorization: `Bearer ${accessToken}`,
      'linkedin-version': this.source.settings.apiVersion ?? LINKEDIN_USUAL.apiVersion,
      'x-restli-protocol-version': '2.0.0',
    };
  }
}

/** Allowances are for a day and come back at midnight UTC. */
function secondsToMidnight(now: Date): number {
  return Math.ceil((DAY_MS - (now.getTime() % DAY_MS)) / 1_000);
}
