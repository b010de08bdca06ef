import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import type { TokenKeeper, Tokens } from '../token.types.js';
import { at, epochOf, textOf } from '../read-json.js';
import type { ProofSender } from '../dpop.js';
import { blueskyCaller, xrpcUrl } from './bluesky-api.js';
import { BlueskyOAuth } from './bluesky-oauth.js';
import { BLUESKY_USUAL, type BlueskySettings, type BlueskySource } from './bluesky.settings.js';

/** What an access token lasts where it does not say so itself. */
const USUAL_LIFE_MS = 2 * 3_600_000;

const ACCOUNT_NEEDED = 'Connect a Bluesky account, or give the handle and an app password of one.';

/**
 * Accounts are connected in the browser, or by an app password. Sessions of the latter are kept and renewed: an account may sign
 * in only 300 times a day.
 */
export function blueskyTokens(
  outbound: OutboundClient,
  proofs: ProofSender,
  now: () => Date,
): TokenKeeper<BlueskySettings> {
  const caller = blueskyCaller(outbound);
  const announcedConsent = new BlueskyOAuth(outbound, proofs, now);

  const open = async (source: BlueskySource, method: string, call: object, signal: AbortSignal): Promise<Tokens> => {
    const url = xrpcUrl(source.settings.baseUrl ?? BLUESKY_USUAL.baseUrl, method);
    const answer = await caller.read({ url, method: 'POST', signal, ...call }, now());
    return tokensOf(answer.value, now());
  };

  const obtain = (source: BlueskySource, signal: AbortSignal): Promise<Tokens> => {
    const { identifier, appPassword } = source.credentials;
    if (identifier === undefined || appPassword === undefined || identifier === '' || appPassword === '')
      return Promise.reject(new ConnectorError('auth', ACCOUNT_NEEDED, { code: 'revoked' }));
    const json = { identifier: identifier.replace(/^@/, ''), password: appPassword };
    return open(source, 'com.atproto.server.createSession', { json }, signal);
  };

  const refresh = async (source: BlueskySource, signal: AbortSignal): Promise<Tokens> => {
    const { refreshJwt, proofKey } = source.credentials;
    if (proofKey !== undefined) return announcedConsent.refresh(source, signal);
    if (refreshJwt === undefined || refreshJwt === '') return obtain(source, signal);
    try {
      const headers = { authorization: `Bearer ${refreshJwt}` };
      return await open(source, 'com.atproto.server.refreshSession', { headers }, signal);
    } catch (error) {
      if (error instanceof ConnectorError && error.fault === 'auth') return obtain(source, signal);
      throw error;
    }
  };

  return { obtain, refresh, announcedConsent };
}

function tokensOf(value: unknown, now: Date): Tokens {
  const [accessJwt, refreshJwt] = [textOf(at(value, 'accessJwt')), textOf(at(value, 'refreshJwt'))];
  const [did, handle] = [textOf(at(value, 'did')), textOf(at(value, 'handle'))];
  if (accessJwt === undefined || refreshJwt === undefined || did === undefined || handle === undefined)
    throw new ConnectorError('invalid', 'Bluesky gave an answer that is not what it documents.', {
      code: 'changed-shape',
    });
  return {
    credentials: { accessJwt, refreshJwt, did, handle },
    expiresAt: endOf(accessJwt) ?? new Date(now.getTime() + USUAL_LIFE_MS),
    account: handle,
  };
}

/** When a token says that it ends. */
function endOf(token: string): Date | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as unknown;
    return epochOf(at(claims, 'exp'));
  } catch {
    return undefined;
  }
}
