import type { ConnectorContext } from '../connector.js';
import type { TokenKeeper, Tokens } from '../token.types.js';
import { ConnectorError } from '../connector.js';
import type { ApiCall } from '../call-api.js';
import { createGraphCaller, graphUrl } from '../meta-graph.js';
import { at, numberOf, textOf } from '../read-json.js';
import { apiOriginOf, THREADS_USUAL, type ThreadsSettings, type ThreadsSource } from './threads.settings.js';

const SCOPES: readonly string[] = [
  'threads_basic',
  'threads_keyword_search',
  'threads_manage_mentions',
  'threads_read_replies',
  'threads_manage_replies',
  'threads_content_publish',
];
/** Of a long-lived token, where the network does not say. */
const USUAL_LIFE_SECONDS = 60 * 24 * 3_600;

function clientOf(source: ThreadsSource): { readonly client_id: string; readonly client_secret: string } {
  const { appId } = source.settings;
  const { appSecret } = source.credentials;
  if (appId === undefined || appSecret === undefined)
    throw new ConnectorError(
      'auth',
      'The number and the secret of the Threads app are needed to connect the account.',
      {
        code: 'refused',
      },
    );
  return { client_id: appId, client_secret: appSecret };
}

/** The code becomes a token of an hour, that one of 60 days, which is renewed before it runs out. */
export function createThreadsTokens(context: ConnectorContext): TokenKeeper<ThreadsSettings> {
  const ask = async (call: ApiCall): Promise<{ readonly token: string; readonly lifeSeconds: number }> => {
    const { value } = await createGraphCaller(context.outbound, 'Threads').read(call, context.now());
    const token = textOf(at(value, 'access_token'));
    if (token === undefined) throw new ConnectorError('invalid', 'Threads gave no token.', { code: 'changed-shape' });
    return { token, lifeSeconds: numberOf(at(value, 'expires_in')) ?? USUAL_LIFE_SECONDS };
  };
  const keep = (source: ThreadsSource, { token, lifeSeconds }: Awaited<ReturnType<typeof ask>>): Tokens => ({
    credentials: { accessToken: token },
    expiresAt: new Date(context.now().getTime() + lifeSeconds * 1_000),
    scopes: SCOPES,
    account: `@${source.settings.username}`,
  });
  return {
    refresh: async (source, signal) => {
      const token = source.credentials['accessToken'];
      if (token === undefined)
        throw new ConnectorError('auth', 'Threads is not connected yet; connect the account.', { code: 'revoked' });
      const parameters = { grant_type: 'th_refresh_token', access_token: token };
      return keep(
        source,
        await ask({ url: graphUrl(apiOriginOf(source), 'refresh_access_token', parameters), signal }),
      );
    },
    consent: {
      authorizeUrl: (source, request) =>
        graphUrl((source.settings.siteUrl ?? THREADS_USUAL.siteUrl).replace(/\/+$/, ''), 'oauth/authorize', {
          client_id: clientOf(source).client_id,
          redirect_uri: request.redirectUri,
          scope: SCOPES.join(','),
          response_type: 'code',
          state: request.state,
          code_challenge: request.codeChallenge,
          code_challenge_method: 'S256',
        }),
      exchange: async (source, grant, signal) => {
        const client = clientOf(source);
        const short = await ask({
          url: `${apiOriginOf(source)}/oauth/access_token`,
          form: {
            ...client,
            grant_type: 'authorization_code',
            redirect_uri: grant.redirectUri,
            code: grant.code,
            code_verifier: grant.codeVerifier,
          },
          signal,
        });
        const parameters = {
          grant_type: 'th_exchange_token',
          client_secret: client.client_secret,
          access_token: short.token,
        };
        return keep(source, await ask({ url: graphUrl(apiOriginOf(source), 'access_token', parameters), signal }));
      },
    },
  };
}
