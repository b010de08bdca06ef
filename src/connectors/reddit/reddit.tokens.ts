import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import type { ConsentRequest, TokenKeeper, Tokens } from '../token.types.js';
import { at, countOf, textOf } from '../read-json.js';
import { RedditApi } from './reddit-api.js';
import { authUrlOf, credentialOf, type RedditSettings, type RedditSource } from './reddit.settings.js';

const SCOPES = 'identity read submit privatemessages history';
const USUAL_LIFE_SECONDS = 3_600;

/** How the token is asked for with what is known: by a lasting token, by name and password, or for the application alone. */
function grantOf(source: RedditSource): Readonly<Record<string, string>> {
  const refreshToken = credentialOf(source, 'refreshToken');
  if (refreshToken !== null) return { grant_type: 'refresh_token', refresh_token: refreshToken };
  const [username, password] = [credentialOf(source, 'username'), credentialOf(source, 'password')];
  if (username !== null && password !== null) return { grant_type: 'password', username, password };
  return { grant_type: 'client_credentials' };
}

/** Tokens last an hour or a day and are obtained again; consent in the browser gives a lasting one. */
export function keepTokens(outbound: OutboundClient, now: () => Date): TokenKeeper<RedditSettings> {
  const request = async (
    source: RedditSource,
    grant: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Tokens> => {
    const { value } = await new RedditApi(outbound, source, now(), signal).requestToken(grant);
    const accessToken = textOf(at(value, 'access_token'));
    if (accessToken === undefined) {
      const reason = textOf(at(value, 'error'));
      throw reason === undefined
        ? new ConnectorError('invalid', 'Reddit gave no token.', { code: 'changed-shape' })
        : new ConnectorError('auth', `Reddit refused the credentials (${reason}); connect the account again.`, {
            code: 'revoked',
          });
    }
    const refreshToken = textOf(at(value, 'refresh_token'));
    const lifeSeconds = countOf(at(value, 'expires_in')) ?? USUAL_LIFE_SECONDS;
    const scope = textOf(at(value, 'scope'));
    const account =
      grant['grant_type'] === 'client_credentials' ? undefined : await readAccount(source, accessToken, signal);
    return {
      credentials: {
        accessToken,
        ...(refreshToken === undefined ? {} : { refreshToken }),
        ...(account === undefined ? {} : { username: account }),
      },
      expiresAt: new Date(now().getTime() + lifeSeconds * 1_000),
      ...(scope === undefined ? {} : { scopes: scope.split(/[\s,]+/) }),
      ...(account === undefined ? {} : { account }),
    };
  };

  const readAccount = async (
    source: RedditSource,
    accessToken: string,
    signal: AbortSignal,
  ): Promise<string | undefined> => {
    const known = { ...source, credentials: { ...source.credentials, accessToken } };
    const { value } = await new RedditApi(outbound, known, now(), signal).get('/api/v1/me');
    return textOf(at(value, 'name'));
  };

  return {
    obtain: (source, signal) => request(source, grantOf(source), signal),
    consent: {
      authorizeUrl(source: RedditSource, { state, redirectUri }: ConsentRequest): string {
        const query = new URLSearchParams({
          client_id: credentialOf(source, 'clientId') ?? '',
          response_type: 'code',
          state,
          redirect_uri: redirectUri,
          duration: 'permanent',
          scope: SCOPES,
        });
        return `${authUrlOf(source)}/api/v1/authorize?${query.toString()}`;
      },
      exchange: (source, { code, redirectUri }, signal) =>
        request(source, { grant_type: 'authorization_code', code, redirect_uri: redirectUri }, signal),
    },
  };
}
