import { createHash, createPublicKey, randomUUID, verify, type JsonWebKey } from 'node:crypto';
import type { Answer, Received } from './stand-in.js';
import { json } from './live-loopback.js';

interface Announced {
  readonly form: URLSearchParams;
  readonly thumbprint: string;
}

interface Access {
  readonly token: string;
  readonly thumbprint: string;
  endsAt: number;
}

const AGE_SECONDS = 300;

/**
 * The sign-in server of the network and the proofs it asks for: requests are announced, codes come with PKCE, tokens are bound to
 * the key of the proof, refresh tokens work once, and the number each proof must carry changes every few requests.
 */
export class BlueskySignIn {
  origin = '';
  lifeSeconds = 1_800;
  /** How many requests one number is good for. */
  requestsPerNonce = 3;
  /** Refresh tokens offered a second time. */
  reused = 0;
  /** What token requests were, by kind; proofs that were refused, by why. */
  readonly granted: string[] = [];
  readonly refusedProofs: string[] = [];
  private nonce = randomUUID();
  private counted = 0;
  private readonly announced = new Map<string, Announced>();
  private readonly codes = new Map<string, Announced>();
  private readonly proofIds = new Set<string>();
  private readonly spent = new Set<string>();
  private access: Access | null = null;
  private refreshToken: string | null = null;

  constructor(
    readonly did: string,
    private readonly handle: string,
    private readonly now: () => number,
  ) {}

  /** Null where the request is for somebody else. */
  answer(request: Received): Answer | null {
    const { pathname } = new URL(request.path, this.origin);
    switch (pathname) {
      case '/.well-known/oauth-protected-resource':
        return json({ resource: this.origin, authorization_servers: [this.origin] });
      case '/.well-known/oauth-authorization-server':
        return json({
          issuer: this.origin,
          pushed_authorization_request_endpoint: `${this.origin}/oauth/par`,
          authorization_endpoint: `${this.origin}/oauth/authorize`,
          token_endpoint: `${this.origin}/oauth/token`,
          require_pushed_authorization_requests: true,
          dpop_signing_alg_values_supported: ['RS256', 'ES256'],
        });
      case `/${this.did}`:
        return json({
          id: this.did,
          alsoKnownAs: [`at://${this.handle}`],
          service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: this.origin }],
        });
      case '/oauth/par':
        return this.announce(request);
      case '/oauth/token':
        return this.giveTokens(request);
      default:
        return null;
    }
  }

  /** A person agrees on the page they were sent to; gives the address their browser is sent back to. */
  agree(authorizeUrl: string, issuer = this.origin): string {
    const { searchParams } = new URL(authorizeUrl);
    const announced = this.announced.get(searchParams.get('request_uri') ?? '');
    if (announced === undefined || announced.form.get('client_id') !== searchParams.get('client_id'))
      throw new Error('Nobody announced this.');
    const code = randomUUID();
    this.codes.set(code, announced);
    const { form } = announced;
    const back = new URLSearchParams({ code, state: form.get('state') ?? '', iss: issuer });
    return `${form.get('redirect_uri') ?? ''}?${back.toString()}`;
  }

  /** What the network itself is to be told of a request that carries a bound token; null where it may go on. */
  checkAccess(request: Received): Answer | null {
    const token = (request.headers.authorization ?? '').replace(/^DPoP /, '');
    const proof = this.checkProof(request, token);
    if (typeof proof !== 'string') return { ...proof, status: 401 };
    if (this.access === null || token !== this.access.token || proof !== this.access.thumbprint)
      return this.say(401, 'invalid_token');
    return this.access.endsAt <= this.now() ? this.say(401, 'invalid_token') : null;
  }

  expireAccess(): void {
    if (this.access !== null) this.access.endsAt = 0;
  }

  rotateNonce(): void {
    this.nonce = randomUUID();
    this.counted = 0;
  }

  get nonceHeaders(): Record<string, string> {
    return { 'dpop-nonce': this.nonce };
  }

  private announce(request: Received): Answer {
    const proof = this.checkProof(request, null);
    if (typeof proof !== 'string') return proof;
    const form = new URLSearchParams(request.body);
    const isGood =
      form.get('response_type') === 'code' &&
      form.get('code_challenge_method') === 'S256' &&
      (form.get('scope') ?? '').split(' ').includes('atproto') &&
      this.knowsClient(form.get('client_id') ?? '', form.get('redirect_uri') ?? '');
    if (!isGood) return this.say(400, 'invalid_request');
    const requestUri = `urn:ietf:params:oauth:request_uri:${randomUUID()}`;
    this.announced.set(requestUri, { form, thumbprint: proof });
    return json({ request_uri: requestUri, expires_in: 300 }, 201, this.nonceHeaders);
  }

  /** A client on loopback says in its id where it is; others are looked up by theirs. */
  private knowsClient(clientId: string, redirectUri: string): boolean {
    const { origin, searchParams } = new URL(clientId);
    if (origin !== 'http://localhost') return clientId.startsWith('https://');
    return searchParams.get('redirect_uri') === redirectUri && !redirectUri.includes('localhost');
  }

  private giveTokens(request: Received): Answer {
    const proof = this.checkProof(request, null);
    if (typeof proof !== 'string') return proof;
    const form = new URLSearchParams(request.body);
    const kind = form.get('grant_type') ?? '';
    if (kind === 'authorization_code') {
      const code = form.get('code') ?? '';
      const announced = this.codes.get(code);
      this.codes.delete(code);
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const isGood =
        announced?.thumbprint === proof &&
        announced.form.get('code_challenge') === challenge &&
        announced.form.get('redirect_uri') === form.get('redirect_uri') &&
        announced.form.get('client_id') === form.get('client_id');
      return isGood ? this.fresh(kind, proof) : this.say(400, 'invalid_grant');
    }
    const offered = form.get('refresh_token') ?? '';
    if (this.spent.has(offered)) {
      this.reused += 1;
      this.access = null;
      this.refreshToken = null;
    }
    if (offered !== this.refreshToken || proof !== this.access?.thumbprint) return this.say(400, 'invalid_grant');
    this.spent.add(offered);
    return this.fresh(kind, proof);
  }

  private fresh(kind: string, thumbprint: string): Answer {
    this.granted.push(kind);
    this.access = {
      token: `bound-${randomUUID()}`,
      thumbprint,
      endsAt: this.now() + this.lifeSeconds * 1_000,
    };
    this.refreshToken = `once-${randomUUID()}`;
    return json(
      {
        access_token: this.access.token,
        token_type: 'DPoP',
        expires_in: this.lifeSeconds,
        refresh_token: this.refreshToken,
        scope: 'atproto transition:generic transition:chat.bsky',
        sub: this.did,
      },
      200,
      this.nonceHeaders,
    );
  }

  /** The thumbprint of the key a proof was made with, or what a wrong one is answered. */
  private checkProof(request: Received, accessToken: string | null): string | Exclude<Answer, string> {
    const [head = '', body = '', signature = ''] = String(request.headers['dpop'] ?? '').split('.');
    const read = (part: string): Record<string, unknown> =>
      JSON.parse(Buffer.from(part, 'base64url').toString('utf8') || '{}') as Record<string, unknown>;
    const [header, claims] = [read(head), read(body)];
    const jwk = (header['jwk'] ?? {}) as JsonWebKey;
    const refuse = (why: string): Exclude<Answer, string> => {
      this.refusedProofs.push(why);
      return this.say(400, 'invalid_dpop_proof');
    };
    if (header['typ'] !== 'dpop+jwt' || header['alg'] !== 'ES256' || jwk.d !== undefined) return refuse('head');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    if (!isSigned) return refuse('signature');
    if (claims['htm'] !== request.method || claims['htu'] !== `${this.origin}${request.path.split('?')[0] ?? ''}`)
      return refuse('address');
    if (Math.abs(Number(claims['iat']) - this.now() / 1_000) > AGE_SECONDS) return refuse('time');
    if (accessToken !== null && claims['ath'] !== createHash('sha256').update(accessToken).digest('base64url'))
      return refuse('token');
    const id = String(claims['jti']);
    if (this.proofIds.has(id)) return refuse('repeated');
    this.proofIds.add(id);
    if (claims['nonce'] !== this.nonce) return this.say(400, 'use_dpop_nonce');
    this.counted += 1;
    if (this.counted >= this.requestsPerNonce) this.rotateNonce();
    return createHash('sha256')
      .update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }))
      .digest('base64url');
  }

  private say(status: number, error: string): Exclude<Answer, string> {
    return {
      status,
      headers: {
        'content-type': 'application/json',
        ...this.nonceHeaders,
        ...(status === 401 || error === 'use_dpop_nonce' ? { 'www-authenticate': `DPoP error="${error}"` } : {}),
      },
      body: JSON.stringify({ error, error_description: `${error} of the stand-in` }),
    };
  }
}
