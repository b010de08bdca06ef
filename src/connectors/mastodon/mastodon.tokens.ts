import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import type { ConsentRequest, TokenKeeper, Tokens } from '../token.types.js';
import { at, countOf, textOf } from '../read-json.js';
import { MastodonApi } from './mastodon-api.js';
import { handleOf } from './mastodon.normalise.js';
import type { MastodonSettings, MastodonSource } from './mastodon.settings.js';

export const SCOPES = 'read:accounts read:notifications read:search read:statuses write:statuses';

function clientOf(source: MastodonSource): { readonly clientId: string; readonly clientSecret: string } {
  const { clientId, clientSecret } = source.credentials;
  if (clientId === undefined || clientId === '' || clientSecret === undefined || clientSecret === '')
    throw new ConnectorError('auth', 'Give the client key and secret of your Mastodon application first.');
  return { clientId, clientSecret };
}

/** Consent in the browser (authorization code with PKCE). Tokens of Mastodon do not run out; those of some other servers do. */
export const keepTokens = (outbound: OutboundClient, now: () => Date): TokenKeeper<MastodonSettings> => ({
  consent: {
    authorizeUrl(source: MastodonSource, { state, redirectUri, codeChallenge }: ConsentRequest): string {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientOf(source).clientId,
        redirect_uri: redirectUri,
        scope: SCOPES,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      });
      return `${source.settings.baseUrl.replace(/\/+$/, '')}/oauth/authorize?${query.toString()}`;
    },
    async exchange(source, { code, redirectUri, codeVerifier }, signal): Promise<Tokens> {
      const { clientId, clientSecret } = clientOf(source);
      const bare = { ...source, credentials: {} };
      const { value } = await new MastodonApi(outbound, bare, now(), signal).requestToken({
        grant_type: 'authorization_code',
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: redirectUri,
        code,
        code_verifier: codeVerifier,
      });
      const accessToken = textOf(at(value, 'access_token'));
      if (accessToken === undefined)
        throw new ConnectorError('invalid', 'Mastodon gave no token.', { code: 'changed-shape' });
      const lifeSeconds = countOf(at(value, 'expires_in'));
      const scope = textOf(at(value, 'scope'));
      const api = new MastodonApi(outbound, { ...source, credentials: { accessToken } }, now(), signal);
      const account = await api.get('/api/v1/accounts/verify_credentials');
      const handle = handleOf(account.value, api.host);
      return {
        credentials: { accessToken },
        expiresAt: lifeSeconds === undefined ? null : new Date(now().getTime() + lifeSeconds * 1_000),
        ...(scope === undefined ? {} : { scopes: scope.split(' ') }),
        ...(handle === undefined ? {} : { account: handle }),
      };
    },
  },
});
