import type { ITwitterApiClientPlugin, TwitterApi, TwitterApiTokens, TwitterApiv2 } from 'twitter-api-v2';
import type { OutboundClient, OutboundStream } from '../../outbound/outbound.types.js';
import type { ApiAnswer, ApiCall } from '../call-api.js';
import { ApiCaller } from '../call-api.js';
import type { SourceSettings } from '../setting.types.js';
import { ConnectorError } from '../connector.js';
import { mannersOf } from './x.problem.js';
import type { XSettings } from './x.settings.js';
import { termsOf } from './x.settings.js';

/** Who asks: the app, the connected account, or whichever of the two there is, the app first. */
export type XSpeaker = 'app' | 'account' | 'anyone';

type Credentials = Readonly<Record<string, string>>;
type Call = (v2: TwitterApiv2) => Promise<unknown>;

/** A request as the library composed and signed it, caught on its way out. */
class Composed extends Error {
  constructor(
    readonly request: { url: URL; method: string; headers: Record<string, string>; body: string | Buffer | undefined },
  ) {
    super('The request was composed.');
  }
}

/** The library opens no connection of its own: what it wants to send is taken from it before it does. */
const takeOver = (baseUrl: string): ITwitterApiClientPlugin => ({
  onBeforeRequestConfig: ({ params }) => {
    const { pathname, search } = new URL(params.url);
    params.url = `${baseUrl}${pathname}${search}`;
    // The library tells the kind of body by the path, which may be another one behind a proxy.
    params.forceBodyMode = 'json';
  },
  onBeforeRequest: ({ computedParams }) => {
    throw new Composed(computedParams);
  },
});

const appTokenOf = (credentials: Credentials): string | null => credentials['bearerToken'] ?? null;

function accountTokensOf(credentials: Credentials): string | TwitterApiTokens | null {
  const { oauth2AccessToken, consumerKey, consumerSecret, accessToken, accessSecret } = credentials;
  if (oauth2AccessToken !== undefined) return oauth2AccessToken;
  if (accessToken === undefined) return null;
  // A token without a secret is one of OAuth 2.0 that somebody typed in.
  if (accessSecret === undefined) return accessToken;
  if (consumerKey === undefined || consumerSecret === undefined) return null;
  return { appKey: consumerKey, appSecret: consumerSecret, accessToken, accessSecret };
}

/** Whether there are tokens to speak for the account with: for posting, direct messages and its own lists. */
export const speaksForAccount = (credentials: Credentials): boolean => accountTokensOf(credentials) !== null;

/** X's API: requests are composed and signed by twitter-api-v2 and sent by the guarded client. */
export class XApi {
  constructor(
    private readonly outbound: OutboundClient,
    private readonly source: SourceSettings<XSettings>,
    private readonly now: Date,
  ) {}

  get speaksForApp(): boolean {
    return appTokenOf(this.source.credentials) !== null;
  }

  get speaksForAccount(): boolean {
    return speaksForAccount(this.source.credentials);
  }

  /** Asks once. `what` names the allowance it draws on. Throws ConnectorError. */
  async read(speaker: XSpeaker, what: string, call: Call, signal?: AbortSignal): Promise<ApiAnswer> {
    const composed = await this.compose(speaker, call);
    return new ApiCaller(this.outbound, mannersOf(what, this.now)).read(withSignal(composed, signal), this.now);
  }

  /** Posts once. Throws ReplyError, and ConnectorError where there is nobody to post as. */
  async post(call: Call, signal?: AbortSignal): Promise<ApiAnswer> {
    const composed = await this.compose('account', call);
    return new ApiCaller(this.outbound, mannersOf('posts', this.now)).post(withSignal(composed, signal), this.now);
  }

  async stream(call: Call, idleTimeoutMs: number, signal: AbortSignal): Promise<OutboundStream> {
    const { url, headers = {} } = await this.compose('app', call);
    return this.outbound.stream({ url, headers, idleTimeoutMs, signal });
  }

  private async compose(speaker: XSpeaker, call: Call): Promise<ApiCall> {
    const client = await this.open(speaker);
    try {
      await call(client.v2);
    } catch (error) {
      if (!(error instanceof Composed)) throw error;
      const { url, method, headers, body } = error.request;
      const call_: ApiCall = {
        method: method as NonNullable<ApiCall['method']>,
        url: url.href,
        headers: lowerCased(headers),
      };
      return body === undefined ? call_ : { ...call_, body };
    }
    throw new Error('twitter-api-v2 sent a request by itself.');
  }

  private async open(speaker: XSpeaker): Promise<TwitterApi> {
    const { credentials } = this.source;
    const [app, account] = [appTokenOf(credentials), accountTokensOf(credentials)];
    const tokens = speaker === 'account' ? account : speaker === 'app' ? app : (app ?? account);
    if (tokens === null) throw new ConnectorError('auth', missing[speaker], { code: 'revoked' });
    const { TwitterApi } = await import('twitter-api-v2');
    const settings = { plugins: [takeOver(termsOf(this.source).baseUrl)] };
    return typeof tokens === 'string' ? new TwitterApi(tokens, settings) : new TwitterApi(tokens, settings);
  }
}

const missing: Readonly<Record<XSpeaker, string>> = {
  app: "X wants the app's bearer token for this; none is set.",
  account: 'X wants a connected account for this; none is connected.',
  anyone: "X needs the app's bearer token or a connected account; there is neither.",
};

const withSignal = (call: ApiCall, signal: AbortSignal | undefined): ApiCall =>
  signal === undefined ? call : { ...call, signal };

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
