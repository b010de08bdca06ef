import type { ConnectorContext } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper, Tokens } from '../token.types.js';
import { ConnectorError } from '../connector.js';
import { OAuth2Flow, type OAuth2Server } from '../oauth2.js';
import { at, textOf } from '../read-json.js';
import { XApi } from './x.api.js';
import type { XSettings } from './x.settings.js';
import { termsOf } from './x.settings.js';

type Source = SourceSettings<XSettings>;

const SCOPES = ['tweet.read', 'tweet.write', 'media.write', 'users.read', 'offline.access'];
const MESSAGE_SCOPES = ['dm.read', 'dm.write'];

/** Consent in the browser (PKCE). A refresh token works once: the pair it brings takes its place at once. */
export function xTokens(context: ConnectorContext): TokenKeeper<XSettings> {
  const flow = new OAuth2Flow(context.outbound, 'X', context.now);
  return {
    consent: {
      authorizeUrl: (source, request) => flow.authorizeUrl(serverOf(source), request),
      exchange: async (source, grant, signal) => {
        const tokens = named(await flow.exchange(serverOf(source), grant, signal));
        const account = await accountOf(context, source, tokens, signal);
        return account === undefined ? tokens : { ...tokens, account };
      },
    },
    refresh: async (source, signal) =>
      named(await flow.refresh(serverOf(source), source.credentials['oauth2RefreshToken'], signal)),
  };
}

function serverOf(source: Source): OAuth2Server {
  const { baseUrl, authorizeUrl, includeDms } = termsOf(source);
  const { clientId, clientSecret } = source.credentials;
  if (clientId === undefined || clientId === '')
    throw new ConnectorError('auth', "The app's OAuth 2.0 client id is not set.", { code: 'revoked' });
  return {
    authorizeUrl,
    tokenUrl: `${baseUrl}/2/oauth2/token`,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    clientProof: clientSecret === undefined ? 'none' : 'basic',
    scopes: [...SCOPES, ...(includeDms ? MESSAGE_SCOPES : [])],
  };
}

/** Under names of their own, beside those of the OAuth 1.0a tokens that may have been typed in. */
function named(tokens: Tokens): Tokens {
  const { accessToken, refreshToken } = tokens.credentials;
  return {
    ...tokens,
    credentials: {
      ...(accessToken === undefined ? {} : { oauth2AccessToken: accessToken }),
      ...(refreshToken === undefined ? {} : { oauth2RefreshToken: refreshToken }),
    },
  };
}

/** The account's name; without it the connection stands all the same. */
async function accountOf(
  { outbound, now }: ConnectorContext,
  source: Source,
  tokens: Tokens,
  signal: AbortSignal,
): Promise<string | undefined> {
  const connected = { ...source, credentials: { ...source.credentials, ...tokens.credentials } };
  try {
    const answer = await new XApi(outbound, connected, now()).read('account', 'account', (v2) => v2.me(), signal);
    const name = textOf(at(answer.value, 'data', 'username'));
    return name === undefined ? undefined : `@${name}`;
  } catch (error) {
    if (error instanceof ConnectorError) return undefined;
    throw error;
  }
}
