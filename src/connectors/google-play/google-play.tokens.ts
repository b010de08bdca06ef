import type { ApiAnswer } from '../call-api.js';
import { ApiCaller } from '../call-api.js';
import type { ConnectorContext } from '../connector.js';
import type { TokenKeeper } from '../token.types.js';
import { ConnectorError } from '../connector.js';
import { at, numberOf, textOf } from '../read-json.js';
import { readPrivateKey, signJwt } from '../sign-jwt.js';
import type { GooglePlaySettings } from './google-play.settings.js';
import { GOOGLE_PLAY_USUAL } from './google-play.settings.js';

const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFE_SECONDS = 3_600;

const refused = (): ConnectorError =>
  new ConnectorError('auth', 'Google refused the key of the service account.', { code: 'revoked' });

const faultOf = ({ status }: ApiAnswer): ConnectorError | null => (status === 400 || status === 401 ? refused() : null);

/** Access tokens of an hour for a service account, each against an assertion signed with its key. */
export function createGooglePlayTokens(context: ConnectorContext): TokenKeeper<GooglePlaySettings> {
  const caller = new ApiCaller(context.outbound, { network: 'Google', faultOf });
  return {
    obtain: async ({ settings, credentials }, signal) => {
      const now = context.now();
      const key = readPrivateKey(credentials['privateKey'], 'rsa');
      const clientEmail = credentials['clientEmail'];
      if (key === null || clientEmail === undefined) throw refused();
      const url = settings.tokenUrl ?? GOOGLE_PLAY_USUAL.tokenUrl;
      const assertion = signJwt(key, {
        iss: clientEmail,
        aud: url,
        issuedAt: now,
        lifeSeconds: LIFE_SECONDS,
        others: { scope: SCOPE },
      });
      const answer = await caller.read({ method: 'POST', url, form: { grant_type: GRANT, assertion }, signal }, now);
      const accessToken = textOf(at(answer.value, 'access_token'));
      if (accessToken === undefined)
        throw new ConnectorError('invalid', 'Google gave no token.', { code: 'changed-shape' });
      const life = numberOf(at(answer.value, 'expires_in')) ?? LIFE_SECONDS;
      return {
        credentials: { accessToken },
        expiresAt: new Date(now.getTime() + life * 1_000),
        account: clientEmail,
      };
    },
  };
}
