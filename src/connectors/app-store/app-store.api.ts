import type { OutboundClient } from '../../outbound/outbound.types.js';
import type { ApiAnswer, ApiCall } from '../call-api.js';
import { ApiCaller } from '../call-api.js';
import type { Quota } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError } from '../reply.types.js';
import { readPrivateKey, signJwt } from '../sign-jwt.js';
import type { AppStoreSettings } from './app-store.settings.js';
import { APP_STORE_USUAL } from './app-store.settings.js';

const AUDIENCE = 'appstoreconnect-v1';
/** Apple takes tokens of 20 minutes at most. */
const TOKEN_LIFE_SECONDS = 600;

export const hasKey = ({ credentials }: SourceSettings<AppStoreSettings>): boolean =>
  credentials['issuerId'] !== undefined &&
  credentials['keyId'] !== undefined &&
  credentials['privateKey'] !== undefined;

/** `user-hour-lim:3500;user-hour-rem:499` */
export function readQuotas({ headers }: ApiAnswer): readonly Quota[] {
  const said = headers['x-rate-limit'] ?? '';
  const [limit, remaining] = ['lim', 'rem'].map((name) => new RegExp(`user-hour-${name}:(\\d+)`).exec(said)?.[1]);
  if (limit === undefined || remaining === undefined) return [];
  return [
    { name: 'requests an hour', unit: 'requests', limit: Number(limit), remaining: Number(remaining), resetsAt: null },
  ];
}

/** One source's way to Apple at one moment. */
export class AppStoreApi {
  private readonly caller: ApiCaller;

  constructor(
    outbound: OutboundClient,
    private readonly source: SourceSettings<AppStoreSettings>,
    private readonly now: Date,
    private readonly signal?: AbortSignal,
  ) {
    this.caller = new ApiCaller(outbound, { network: 'The App Store' });
  }

  readFeed(country: string, page: number): Promise<ApiAnswer> {
    const { baseUrl, appId } = this.source.settings;
    const base = (baseUrl ?? APP_STORE_USUAL.baseUrl).replace(/\/+$/, '');
    const path = `${country}/rss/customerreviews/page=${String(page)}/id=${appId}/sortby=mostrecent/json`;
    return this.caller.read(this.call(`${base}/${path}`), this.now);
  }

  /** `path` begins with `/v1/`. */
  read(path: string): Promise<ApiAnswer> {
    const token = this.token();
    if (token === null)
      return Promise.reject(
        new ConnectorError('auth', 'The key of App Store Connect is not given or cannot be read.', { code: 'revoked' }),
      );
    return this.caller.read(
      { ...this.call(this.address(path)), headers: { authorization: `Bearer ${token}` } },
      this.now,
    );
  }

  post(path: string, json: unknown): Promise<ApiAnswer> {
    const token = this.token();
    if (token === null)
      return Promise.reject(new ReplyError('refused', 'The key of App Store Connect is not given or cannot be read.'));
    const headers = { authorization: `Bearer ${token}` };
    return this.caller.post({ ...this.call(this.address(path)), headers, json }, this.now);
  }

  private call(url: string): ApiCall {
    return { url, ...(this.signal === undefined ? {} : { signal: this.signal }) };
  }

  private address(path: string): string {
    return `${(this.source.settings.connectUrl ?? APP_STORE_USUAL.connectUrl).replace(/\/+$/, '')}${path}`;
  }

  private token(): string | null {
    const { issuerId, keyId, privateKey } = this.source.credentials;
    const key = readPrivateKey(privateKey, 'ec');
    if (key === null || issuerId === undefined) return null;
    const claims = { iss: issuerId, aud: AUDIENCE, issuedAt: this.now, lifeSeconds: TOKEN_LIFE_SECONDS };
    return signJwt(key, claims, keyId);
  }
}
