import type { ConnectorContext } from '../connector.js';
import type { TokenKeeper, Tokens } from '../token.types.js';
import { ConnectorError } from '../connector.js';
import { at, numberOf, textOf } from '../read-json.js';
import { createTiktokCaller } from './tiktok.api.js';
import { apiBaseOf, siteOf, type TiktokSettings, type TiktokSource } from './tiktok.settings.js';

const SCOPES: readonly string[] = ['user.info.basic', 'video.list', 'comment.list', 'comment.list.manage'];
/** Of an access token, where the network does not say. */
const USUAL_LIFE_SECONDS = 24 * 3_600;

function clientOf(source: TiktokSource): { readonly client_id: string; readonly client_secret: string } {
  const { clientKey } = source.settings;
  const { clientSecret } = source.credentials;
  if (clientKey === undefined || clientSecret === undefined)
    throw new ConnectorError('auth', 'The client key and secret of the TikTok app are needed to connect the account.', {
      code: 'refused',
    });
  return { client_id: clientKey, client_secret: clientSecret };
}

/** Consent in the browser, then access tokens of a day; every renewal may bring a new refresh token. */
export function createTiktokTokens(context: ConnectorContext): TokenKeeper<TiktokSettings> {
  const ask = async (
    source: TiktokSource,
    path: string,
    body: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Tokens> => {
    const now = context.now();
    const call = { url: `${apiBaseOf(source)}/${path}`, json: { ...clientOf(source), ...body }, signal };
    const { value } = await createTiktokCaller(context.outbound).read(call, now);
    const accessToken = textOf(at(value, 'data', 'access_token'));
    if (accessToken === undefined)
      throw new ConnectorError('invalid', 'TikTok gave no token.', { code: 'changed-shape' });
    const refreshToken = textOf(at(value, 'data', 'refresh_token')) ?? source.credentials['refreshToken'];
    const lifeSeconds = numberOf(at(value, 'data', 'expires_in')) ?? USUAL_LIFE_SECONDS;
    return {
      credentials: { accessToken, ...(refreshToken === undefined ? {} : { refreshToken }) },
      expiresAt: new Date(now.getTime() + lifeSeconds * 1_000),
      scopes: SCOPES,
    };
  };
  return {
    refresh: async (source, signal) => {
      const refreshToken = source.credentials['refreshToken'];
      if (refreshToken === undefined)
        throw new ConnectorError('auth', 'TikTok is not connected yet; connect the account.', { code: 'revoked' });
      const body = { grant_type: 'refresh_token', refresh_token: refreshToken };
      return ask(source, 'tt_user/oauth2/refresh_token/', body, signal);
    },
    consent: {
      authorizeUrl: (source, request) => {
        const query = new URLSearchParams({
          client_key: clientOf(source).client_id,
          scope: SCOPES.join(','),
          response_type: 'code',
          redirect_uri: request.redirectUri,
          state: request.state,
          code_challenge: request.codeChallenge,
          code_challenge_method: 'S256',
        });
        return `${siteOf(source)}/v2/auth/authorize/?${query.toString()}`;
      },
      exchange: (source, grant, signal) =>
        ask(
          source,
          'tt_user/oauth2/token/',
          {
            grant_type: 'authorization_code',
            auth_code: grant.code,
            redirect_uri: grant.redirectUri,
            code_verifier: grant.codeVerifier,
          },
          signal,
        ),
    },
  };
}
