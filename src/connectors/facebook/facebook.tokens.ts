import type { ConnectorContext } from '../connector.js';
import type { TokenKeeper, Tokens } from '../token.types.js';
import { ConnectorError } from '../connector.js';
import { appSecretProof, createGraphCaller, graphUrl } from '../meta-graph.js';
import { at, textOf } from '../read-json.js';
import { apiBaseOf, FACEBOOK_USUAL, siteOf, type FacebookSettings, type FacebookSource } from './facebook.settings.js';

/** Permissions that reading the Page, answering comments and messages takes. */
const SCOPES: readonly string[] = [
  'pages_show_list',
  'pages_manage_metadata',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_messaging',
];

function clientOf(source: FacebookSource): { readonly client_id: string; readonly client_secret: string } {
  const { appId } = source.settings;
  const { appSecret } = source.credentials;
  if (appId === undefined || appSecret === undefined)
    throw new ConnectorError('auth', 'The number and the secret of the Meta app are needed to connect the account.', {
      code: 'refused',
    });
  return { client_id: appId, client_secret: appSecret };
}

/** Facebook Login: the code becomes a token of the person, that a long-lived one, and that the token of the Page, which does not run out. */
export function createFacebookTokens(context: ConnectorContext): TokenKeeper<FacebookSettings> {
  const read = async (
    source: FacebookSource,
    path: string,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<{ readonly token: string; readonly name: string | undefined }> => {
    const caller = createGraphCaller(context.outbound, 'Facebook');
    const url = graphUrl(apiBaseOf(source), path, parameters);
    const { value } = await caller.read({ url, signal }, context.now());
    const token = textOf(at(value, 'access_token'));
    if (token === undefined) throw new ConnectorError('invalid', 'Facebook gave no token.', { code: 'changed-shape' });
    return { token, name: textOf(at(value, 'name')) };
  };
  return {
    consent: {
      authorizeUrl: (source, request) => {
        const version = source.settings.apiVersion ?? FACEBOOK_USUAL.apiVersion;
        return graphUrl(siteOf(source), `${version}/dialog/oauth`, {
          client_id: clientOf(source).client_id,
          redirect_uri: request.redirectUri,
          state: request.state,
          response_type: 'code',
          scope: SCOPES.join(','),
          code_challenge: request.codeChallenge,
          code_challenge_method: 'S256',
        });
      },
      exchange: async (source, grant, signal): Promise<Tokens> => {
        const client = clientOf(source);
        const person = await read(
          source,
          'oauth/access_token',
          { ...client, redirect_uri: grant.redirectUri, code: grant.code, code_verifier: grant.codeVerifier },
          signal,
        );
        const longLived = await read(
          source,
          'oauth/access_token',
          { ...client, grant_type: 'fb_exchange_token', fb_exchange_token: person.token },
          signal,
        );
        const page = await read(
          source,
          source.settings.pageId,
          {
            fields: 'access_token,name',
            access_token: longLived.token,
            appsecret_proof: appSecretProof(longLived.token, client.client_secret),
          },
          signal,
        );
        return {
          credentials: { accessToken: page.token },
          expiresAt: null,
          scopes: SCOPES,
          ...(page.name === undefined ? {} : { account: page.name }),
        };
      },
    },
  };
}
