import type { ConnectorContext } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper } from '../token.types.js';
import { ConnectorError } from '../connector.js';
import type { OAuth2Server } from '../oauth2.js';
import { OAuth2Flow } from '../oauth2.js';
import type { YoutubeSettings } from './youtube.settings.js';
import { YOUTUBE_USUAL } from './youtube.settings.js';

const SCOPE = 'https://www.googleapis.com/auth/youtube.force-ssl';

function serverOf({ settings, credentials }: SourceSettings<YoutubeSettings>): OAuth2Server {
  const { clientId, clientSecret } = credentials;
  if (clientId === undefined || clientSecret === undefined)
    throw new ConnectorError('auth', 'The OAuth client of the YouTube source is not given.', { code: 'revoked' });
  return {
    authorizeUrl: settings.authorizeUrl ?? YOUTUBE_USUAL.authorizeUrl,
    tokenUrl: settings.tokenUrl ?? YOUTUBE_USUAL.tokenUrl,
    clientId,
    clientSecret,
    clientProof: 'body',
    scopes: [SCOPE],
    // Without these Google gives no right to renew the access.
    authorizeParameters: { access_type: 'offline', prompt: 'consent' },
  };
}

/** Consent in the browser, then access tokens of an hour; Google keeps the refresh token of a consent. */
export function createYoutubeTokens(context: ConnectorContext): TokenKeeper<YoutubeSettings> {
  const flow = new OAuth2Flow(context.outbound, 'Google', context.now);
  return {
    refresh: async (source, signal) => flow.refresh(serverOf(source), source.credentials['refreshToken'], signal),
    consent: {
      authorizeUrl: (source, request) => flow.authorizeUrl(serverOf(source), request),
      exchange: async (source, grant, signal) => flow.exchange(serverOf(source), grant, signal),
    },
  };
}
