import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ApiCaller } from '../call-api.js';
import { ConnectorError } from '../connector.js';
import { at, listOf, textOf, webUrlOf } from '../read-json.js';
import { BLUESKY_USUAL, type BlueskySource } from './bluesky.settings.js';

/** The server that hands out tokens, by its own description (RFC 8414). */
export interface AuthorizationServer {
  readonly issuer: string;
  readonly announceUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
}

/** An account by its id: where its posts are kept, and its name. */
export interface Identity {
  readonly did: string;
  readonly serverUrl: string;
  readonly handle: string | null;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

const malformed = (what: string): ConnectorError =>
  new ConnectorError('invalid', `${what} is not described as the AT Protocol says.`, { code: 'changed-shape' });

/** Finds out who gives tokens for a server, and where an account is at home. Throws ConnectorError. */
export class BlueskyDirectory {
  private readonly api: ApiCaller;

  constructor(
    outbound: Pick<OutboundClient, 'request'>,
    private readonly now: () => Date,
  ) {
    this.api = new ApiCaller(outbound, { network: 'Bluesky' });
  }

  /** A server of accounts names who gives tokens for it; the one everybody signs in at is that itself. */
  async findAuthorizationServer(serverUrl: string, signal: AbortSignal): Promise<AuthorizationServer> {
    const issuer = (await this.issuersFor(serverUrl, signal))[0] ?? withoutSlash(serverUrl);
    const value = await this.read(`${issuer}/.well-known/oauth-authorization-server`, signal);
    const [announceUrl, authorizeUrl, tokenUrl] = [
      webUrlOf(at(value, 'pushed_authorization_request_endpoint')),
      webUrlOf(at(value, 'authorization_endpoint')),
      webUrlOf(at(value, 'token_endpoint')),
    ];
    const takesOurProofs = listOf(at(value, 'dpop_signing_alg_values_supported')).includes('ES256');
    if (at(value, 'issuer') !== issuer || !takesOurProofs) throw malformed('The sign-in server');
    if (announceUrl === undefined || authorizeUrl === undefined || tokenUrl === undefined)
      throw malformed('The sign-in server');
    return { issuer, announceUrl, authorizeUrl, tokenUrl };
  }

  /** Whose account it is, and that `issuer` may speak for it: any server could claim to. */
  async findAccount(source: BlueskySource, did: string, issuer: string, signal: AbortSignal): Promise<Identity> {
    const document = await this.read(documentUrl(source, did), signal);
    const service = listOf(at(document, 'service')).find((one) =>
      (textOf(at(one, 'id')) ?? '').endsWith('#atproto_pds'),
    );
    const serverUrl = webUrlOf(at(service, 'serviceEndpoint'));
    if (at(document, 'id') !== did || serverUrl === undefined) throw malformed('The account');
    if (!(await this.issuersFor(serverUrl, signal)).includes(issuer))
      throw new ConnectorError('auth', 'The server that signed in does not speak for this account.', {
        code: 'refused',
      });
    const name = listOf(at(document, 'alsoKnownAs')).map((one) => /^at:\/\/([^/]+)$/.exec(String(one))?.[1]);
    return { did, serverUrl: withoutSlash(serverUrl), handle: name.find((one) => one !== undefined) ?? null };
  }

  /** None where the server describes itself in no such way. */
  private async issuersFor(serverUrl: string, signal: AbortSignal): Promise<readonly string[]> {
    try {
      const value = await this.read(`${withoutSlash(serverUrl)}/.well-known/oauth-protected-resource`, signal);
      return listOf(at(value, 'authorization_servers')).filter((one): one is string => webUrlOf(one) !== undefined);
    } catch (error) {
      if (error instanceof ConnectorError && (error.options.code === 'not-found' || error.fault === 'invalid'))
        return [];
      throw error;
    }
  }

  private async read(url: string, signal: AbortSignal): Promise<unknown> {
    return (await this.api.read({ url, maxRedirects: 0, signal }, this.now())).value;
  }
}

/** Where an id is explained: the directory for `did:plc`, the named site itself for `did:web`. */
function documentUrl({ settings }: BlueskySource, did: string): string {
  if (/^did:plc:[a-z2-7]{24}$/.test(did))
    return `${withoutSlash(settings.directoryUrl ?? BLUESKY_USUAL.directoryUrl)}/${did}`;
  const site = /^did:web:([a-zA-Z0-9.-]+)$/.exec(did)?.[1];
  if (site === undefined) throw malformed('The account');
  return `https://${site}/.well-known/did.json`;
}
