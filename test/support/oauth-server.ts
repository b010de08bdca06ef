import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export const CLIENT = { id: 'earshot-client', secret: 'client secret' };

interface Grant {
  readonly challenge: string;
  readonly redirectUri: string;
}

/**
 * An authorization server on loopback: codes with PKCE (S256), refresh tokens that work once. A refresh token offered a second
 * time takes the whole access back, as networks do that suspect a theft.
 */
export class OAuthServer {
  /** Bodies of token requests, oldest first. */
  readonly asked: URLSearchParams[] = [];
  /** Requests of the protected resource, by what they were answered. */
  readonly reads: number[] = [];
  lifeSeconds = 3_600;
  /** How long the token address thinks. */
  delayMs = 0;
  /** What the token address answers instead, for one request each. */
  readonly refusals: { readonly status: number; readonly body: object }[] = [];
  reused = 0;
  private readonly grants = new Map<string, Grant>();
  private accessToken: string | null = null;
  private refreshToken: string | null = null;
  private readonly used = new Set<string>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly origin: string,
    readonly host: string,
  ) {}

  static async start(): Promise<OAuthServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const self = new OAuthServer(server, `http://${host}`, host);
    server.on('request', (request, response) => void self.answer(request, response));
    return self;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A person agrees on the page they were sent to; gives the address their browser is sent back to. */
  agree(authorizeUrl: string): string {
    const { searchParams } = new URL(authorizeUrl);
    if (searchParams.get('code_challenge_method') !== 'S256') throw new Error('The request has no PKCE.');
    const code = randomUUID();
    const redirectUri = searchParams.get('redirect_uri') ?? '';
    this.grants.set(code, { challenge: searchParams.get('code_challenge') ?? '', redirectUri });
    return `${redirectUri}?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()}`;
  }

  /** The network takes back what it gave. */
  revoke(): void {
    this.accessToken = null;
    this.refreshToken = null;
  }

  /** The access token ends before its time; the refresh token stays. */
  expireAccess(): void {
    this.accessToken = 'another';
  }

  /** Every secret this server gave out. */
  readonly secrets: string[] = [];

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (request.url === '/token') {
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      this.asked.push(form);
      await sleep(this.delayMs);
      const { status, body } = this.refusals.shift() ?? this.give(form);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const isKnown = request.headers.authorization === `Bearer ${this.accessToken ?? ''}` && this.accessToken !== null;
    this.reads.push(isKnown ? 200 : 401);
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' }).end('{"posts":[]}');
  }

  private give(form: URLSearchParams): { status: number; body: object } {
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret)
      return { status: 401, body: { error: 'invalid_client' } };
    if (form.get('grant_type') === 'authorization_code') {
      const grant = this.grants.get(form.get('code') ?? '');
      this.grants.delete(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      return grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri') ? this.fresh() : refused;
    }
    const offered = form.get('refresh_token') ?? '';
    if (this.used.has(offered)) {
      this.reused += 1;
      this.revoke();
      return refused;
    }
    if (this.refreshToken === null || offered !== this.refreshToken) return refused;
    this.used.add(offered);
    return this.fresh();
  }

  private fresh(): { status: number; body: object } {
    this.accessToken = `access-${randomUUID()}`;
    this.refreshToken = `refresh-${randomUUID()}`;
    this.secrets.push(this.accessToken, this.refreshToken);
    return {
      status: 200,
      body: {
        access_token: this.accessToken,
        refresh_token: this.refreshToken,
        token_type: 'bearer',
        expires_in: this.lifeSeconds,
        scope: 'read write',
      },
    };
  }
}
