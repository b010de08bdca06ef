import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from '../call-api.js';
import { ConnectorError } from '../connector.js';
import type {
  AnnouncedConsent,
  AnnouncedGrant,
  AnnouncedRequest,
  ClientPlace,
  ConsentPage,
  Tokens,
} from '../token.types.js';
import { newProofKey, type ProofSender } from '../dpop.js';
import { at, numberOf, textOf } from '../read-json.js';
import { BlueskyDirectory } from './bluesky-identity.js';
import { BLUESKY_USUAL, type BlueskySettings, type BlueskySource } from './bluesky.settings.js';

/** The account itself, its posts, its private messages. */
const SCOPES = 'atproto transition:generic transition:chat.bsky';
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d+)?\//;
/** What a token lasts where the server does not say. */
const USUAL_LIFE_SECONDS = 300;

const CLIENT_NEEDS_ADDRESS =
  'Bluesky connects accounts only with an Earshot at an https address, or opened at http://127.0.0.1 (not at "localhost").';

const refused = (message: string): ConnectorError => new ConnectorError('auth', message, { code: 'refused' });

/** On loopback the client describes itself in its id; everywhere else its id is where its description is served. */
function clientIdOf(clientUrl: string, redirectUri: string): string {
  if (LOOPBACK.test(redirectUri))
    return `http://localhost?${new URLSearchParams({ redirect_uri: redirectUri, scope: SCOPES }).toString()}`;
  if (clientUrl.startsWith('https://')) return clientUrl;
  throw new ConnectorError('invalid', CLIENT_NEEDS_ADDRESS);
}

function faultOf({ status, value }: ApiAnswer): ConnectorError | null {
  const name = textOf(at(value, 'error'));
  if (name === undefined || status < 400 || status >= 500 || status === 429) return null;
  if (name === 'invalid_grant')
    return new ConnectorError('auth', 'Bluesky does not accept the access any more; connect the account again.', {
      code: 'revoked',
    });
  return refused('Bluesky refused to give access; connect the account again.');
}

/**
 * Sign-in as the AT Protocol has it: the request is announced (PAR), the code comes with PKCE, tokens are bound to a key of this
 * account (DPoP), and refresh tokens work once. No secret: Earshot is a public client.
 */
export class BlueskyOAuth implements AnnouncedConsent<BlueskySettings> {
  private readonly directory: BlueskyDirectory;

  constructor(
    outbound: OutboundClient,
    private readonly proofs: ProofSender,
    private readonly now: () => Date,
  ) {
    this.directory = new BlueskyDirectory(outbound, now);
  }

  clientDocument({ clientUrl, redirectUri, homeUrl }: ClientPlace): object {
    return {
      client_id: clientUrl,
      client_name: 'Earshot',
      client_uri: homeUrl,
      redirect_uris: [redirectUri],
      scope: SCOPES,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      application_type: 'web',
      dpop_bound_access_tokens: true,
    };
  }

  async announce(source: BlueskySource, request: AnnouncedRequest, signal: AbortSignal): Promise<ConsentPage> {
    const clientId = clientIdOf(request.clientUrl, request.redirectUri);
    const server = await this.directory.findAuthorizationServer(
      source.settings.baseUrl ?? BLUESKY_USUAL.baseUrl,
      signal,
    );
    const proofKey = newProofKey();
    const hint = (source.credentials['identifier'] ?? '').replace(/^@/, '');
    const value = await this.ask(
      server.announceUrl,
      proofKey,
      {
        client_id: clientId,
        response_type: 'code',
        redirect_uri: request.redirectUri,
        scope: SCOPES,
        state: request.state,
        code_challenge: request.codeChallenge,
        code_challenge_method: 'S256',
        ...(hint === '' ? {} : { login_hint: hint }),
      },
      signal,
    );
    const requestUri = textOf(at(value, 'request_uri'));
    if (requestUri === undefined)
      throw new ConnectorError('invalid', 'Bluesky took the request without naming it.', { code: 'changed-shape' });
    const url = new URL(server.authorizeUrl);
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('request_uri', requestUri);
    return { url: url.href, remembered: { proofKey, clientId, issuer: server.issuer, tokenUrl: server.tokenUrl } };
  }

  async exchange(source: BlueskySource, grant: AnnouncedGrant, signal: AbortSignal): Promise<Tokens> {
    const { proofKey, clientId, issuer, tokenUrl } = grant.remembered;
    if (proofKey === undefined || clientId === undefined || issuer === undefined || tokenUrl === undefined)
      throw refused('The sign-in was not begun here; connect the account again.');
    if (grant.issuer !== issuer) throw refused('Another server answered than the one that was asked.');
    const value = await this.ask(
      tokenUrl,
      proofKey,
      {
        grant_type: 'authorization_code',
        code: grant.code,
        redirect_uri: grant.redirectUri,
        code_verifier: grant.codeVerifier,
        client_id: clientId,
      },
      signal,
    );
    const did = textOf(at(value, 'sub')) ?? '';
    const account = await this.directory.findAccount(source, did, issuer, signal);
    return this.tokensOf(value, {
      proofKey,
      clientId,
      issuer,
      tokenUrl,
      did,
      serverUrl: account.serverUrl,
      handle: account.handle ?? did,
    });
  }

  /** Of an account that was connected this way. */
  async refresh({ credentials }: BlueskySource, signal: AbortSignal): Promise<Tokens> {
    const { proofKey, clientId, issuer, tokenUrl, did, serverUrl, handle, refreshToken } = credentials;
    if (proofKey === undefined || clientId === undefined || issuer === undefined || tokenUrl === undefined)
      throw refused('The account is not connected; connect it again.');
    if (did === undefined || serverUrl === undefined || refreshToken === undefined)
      throw refused('The account is not connected; connect it again.');
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
    const value = await this.ask(tokenUrl, proofKey, form, signal);
    if (at(value, 'sub') !== did) throw refused('The access that came is for another account.');
    return this.tokensOf(value, { proofKey, clientId, issuer, tokenUrl, did, serverUrl, handle: handle ?? did });
  }

  private tokensOf(value: unknown, kept: Readonly<Record<string, string>>): Tokens {
    const [accessToken, refreshToken] = [textOf(at(value, 'access_token')), textOf(at(value, 'refresh_token'))];
    const scopes = (textOf(at(value, 'scope')) ?? '').split(' ');
    if (accessToken === undefined || refreshToken === undefined || !scopes.includes('atproto'))
      throw new ConnectorError('invalid', 'Bluesky gave no token.', { code: 'changed-shape' });
    if (textOf(at(value, 'token_type'))?.toLowerCase() !== 'dpop')
      throw new ConnectorError('invalid', 'Bluesky gave a token that is bound to no key.', { code: 'changed-shape' });
    const seconds = numberOf(at(value, 'expires_in')) ?? USUAL_LIFE_SECONDS;
    return {
      credentials: { ...kept, accessToken, refreshToken },
      expiresAt: new Date(this.now().getTime() + seconds * 1_000),
      scopes,
      account: kept['handle'] ?? '',
    };
  }

  private async ask(
    url: string,
    proofKey: string,
    form: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const caller = new ApiCaller(this.proofs.with(proofKey, null), { network: 'Bluesky', faultOf });
    return (await caller.read({ method: 'POST', url, form, signal }, this.now())).value;
  }
}
