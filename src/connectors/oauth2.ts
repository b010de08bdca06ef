import type { OutboundClient } from '../outbound/outbound.types.js';
import { ApiCaller, type ApiAnswer } from './call-api.js';
import { ConnectorError } from './connector.js';
import type { ConsentRequest, Tokens } from './token.types.js';
import { at, numberOf, textOf } from './read-json.js';

/**
 * How the client of an application proves itself at the token address: HTTP Basic, its id and secret in the form, or its id alone
 * (a public client).
 */
export type ClientProof = 'basic' | 'body' | 'none';

/** A network's authorization server, and our application there. */
export interface OAuth2Server {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly clientProof: ClientProof;
  readonly scopes: readonly string[];
  /** Between scopes; a space unless given. */
  readonly scopeSeparator?: string;
  /** Further parameters of the address people are sent to. */
  readonly authorizeParameters?: Readonly<Record<string, string>>;
}

/** The codes of RFC 6749 that say: what we hold is worth nothing any more. */
const REVOKED = new Set(['invalid_grant', 'invalid_token', 'access_denied', 'token_expired']);
/** … and those that say: the application itself is not what the server knows. */
const WRONG_CLIENT = new Set(['invalid_client', 'unauthorized_client']);

/**
 * The standard flow: authorization code with PKCE (S256), refresh tokens, client credentials. Tokens are stored under the names
 * `accessToken` and `refreshToken`. Throws ConnectorError: `auth` where a person has to connect again.
 */
export class OAuth2Flow {
  private readonly api: ApiCaller;

  /** `network` is its name in sentences. */
  constructor(
    outbound: OutboundClient,
    private readonly network: string,
    private readonly now: () => Date,
  ) {
    this.api = new ApiCaller(outbound, { network, faultOf: (answer) => this.refusalIn(answer) });
  }

  authorizeUrl(server: OAuth2Server, request: ConsentRequest): string {
    const url = new URL(server.authorizeUrl);
    const parameters = {
      response_type: 'code',
      client_id: server.clientId,
      redirect_uri: request.redirectUri,
      scope: server.scopes.join(server.scopeSeparator ?? ' '),
      state: request.state,
      code_challenge: request.codeChallenge,
      code_challenge_method: 'S256',
      ...server.authorizeParameters,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  }

  exchange(
    server: OAuth2Server,
    grant: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
    signal: AbortSignal,
  ): Promise<Tokens> {
    const form = { grant_type: 'authorization_code', code: grant.code, redirect_uri: grant.redirectUri };
    return this.ask(server, { ...form, code_verifier: grant.codeVerifier }, null, signal);
  }

  /** A server that gives no new refresh token leaves the old one in force. */
  refresh(server: OAuth2Server, refreshToken: string | undefined, signal: AbortSignal): Promise<Tokens> {
    if (refreshToken === undefined)
      return Promise.reject(
        new ConnectorError('auth', `${this.network} gave no right to renew the access; connect the account again.`, {
          code: 'revoked',
        }),
      );
    return this.ask(server, { grant_type: 'refresh_token', refresh_token: refreshToken }, refreshToken, signal);
  }

  /** Tokens that speak for the application alone. */
  obtain(server: OAuth2Server, signal: AbortSignal): Promise<Tokens> {
    const scope = server.scopes.join(server.scopeSeparator ?? ' ');
    return this.ask(server, { grant_type: 'client_credentials', ...(scope === '' ? {} : { scope }) }, null, signal);
  }

  private async ask(
    server: OAuth2Server,
    form: Readonly<Record<string, string>>,
    keptRefreshToken: string | null,
    signal: AbortSignal,
  ): Promise<Tokens> {
    const now = this.now();
    const { value } = await this.api.read(
      {
        method: 'POST',
        url: server.tokenUrl,
        headers: proofHeaders(server),
        form: { ...form, ...proofFields(server) },
        maxRedirects: 0,
        signal,
      },
      now,
    );
    return this.tokensOf(value, keptRefreshToken, now);
  }

  private tokensOf(value: unknown, keptRefreshToken: string | null, now: Date): Tokens {
    const accessToken = textOf(at(value, 'access_token'));
    if (accessToken === undefined)
      throw new ConnectorError('invalid', `${this.network} gave no token.`, { code: 'changed-shape' });
    const refreshToken = textOf(at(value, 'refresh_token')) ?? keptRefreshToken;
    const written = at(value, 'expires_in');
    const seconds = numberOf(written) ?? Number(textOf(written) ?? Number.NaN);
    const scope = textOf(at(value, 'scope'));
    return {
      credentials: { accessToken, ...(refreshToken === null ? {} : { refreshToken }) },
      expiresAt: Number.isFinite(seconds) && seconds > 0 ? new Date(now.getTime() + seconds * 1_000) : null,
      ...(scope === undefined ? {} : { scopes: scope.split(/[\s,]+/).filter((each) => each !== '') }),
    };
  }

  /** Servers say `invalid_grant` beside 400 as well as 401, some beside 200. */
  private refusalIn({ value, status }: ApiAnswer): ConnectorError | null {
    const code = textOf(at(value, 'error'));
    if (code === undefined) {
      if (status !== 400) return null;
      return this.auth('refused the request for tokens; connect the account again.', 'refused');
    }
    if (REVOKED.has(code))
      return this.auth('does not accept the access any more; connect the account again.', 'revoked');
    if (WRONG_CLIENT.has(code))
      return this.auth('does not know this application; check its id and secret.', 'forbidden');
    if (status === 429 || status >= 500) return null;
    return this.auth('refused to give tokens; connect the account again.', 'refused');
  }

  private auth(predicate: string, code: 'revoked' | 'forbidden' | 'refused'): ConnectorError {
    return new ConnectorError('auth', `${this.network} ${predicate}`, { code });
  }
}

/** RFC 6749, 2.3.1: both are form-encoded before they are put together. */
function proofHeaders({ clientProof, clientId, clientSecret = '' }: OAuth2Server): Record<string, string> {
  if (clientProof !== 'basic') return {};
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
  return { authorization: `Basic ${Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString('base64')}` };
}

function proofFields({ clientProof, clientId, clientSecret }: OAuth2Server): Record<string, string> {
  if (clientProof === 'basic') return {};
  const secret = clientProof === 'body' && clientSecret !== undefined ? { client_secret: clientSecret } : {};
  return { client_id: clientId, ...secret };
}
