import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign, type JsonWebKey } from 'node:crypto';
import type { OutboundClient, OutboundRequest, OutboundResponse } from '../outbound/outbound.types.js';
import { at, parseJson, textOf } from './read-json.js';

/** What sends requests with a proof of possession. */
export type ProvingClient = Pick<OutboundClient, 'request'>;

const NONCE_WANTED = 'use_dpop_nonce';
const MOST_SERVERS = 500;

/** A new key of an account, as text that may be stored: whoever has it can use the tokens bound to it. */
export function newProofKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}

/**
 * Requests that prove the possession of a key (DPoP, RFC 9449; ES256). Servers hand out numbers a proof must carry and change them
 * as they like: each server's last one is remembered, and a request that was refused for the lack of one is made once more. The
 * refusal is certain, so that also what must not be done twice may be.
 */
export class ProofSender {
  private readonly nonces = new Map<string, string>();

  constructor(
    private readonly outbound: ProvingClient,
    private readonly now: () => Date,
  ) {}

  /** `key` as `newProofKey` made it; `accessToken` null where tokens are asked for. */
  with(key: string, accessToken: string | null): ProvingClient {
    return {
      request: async (request) => {
        const { origin } = new URL(request.url);
        const nonce = this.nonces.get(origin);
        const first = await this.send(request, key, accessToken, nonce);
        const wanted = this.nonces.get(origin);
        if (!isNonceWanted(first) || wanted === undefined || wanted === nonce) return first;
        return this.send(request, key, accessToken, wanted);
      },
    };
  }

  private async send(
    request: OutboundRequest,
    key: string,
    accessToken: string | null,
    nonce: string | undefined,
  ): Promise<OutboundResponse> {
    const response = await this.outbound.request({
      ...request,
      // A proof names the one address it is for.
      maxRedirects: 0,
      headers: {
        ...request.headers,
        dpop: makeProof(key, request, { accessToken, issuedAt: this.now(), nonce }),
        ...(accessToken === null ? {} : { authorization: `DPoP ${accessToken}` }),
      },
    });
    this.remember(new URL(request.url).origin, response.headers['dpop-nonce']);
    return response;
  }

  private remember(origin: string, nonce: string | undefined): void {
    if (nonce === undefined || nonce === '') return;
    this.nonces.delete(origin);
    this.nonces.set(origin, nonce);
    const [oldest] = this.nonces.keys();
    if (this.nonces.size > MOST_SERVERS && oldest !== undefined) this.nonces.delete(oldest);
  }
}

function isNonceWanted({ status, headers, body }: OutboundResponse): boolean {
  if (status !== 400 && status !== 401) return false;
  if ((headers['www-authenticate'] ?? '').includes(NONCE_WANTED)) return true;
  return textOf(at(parseJson(body.toString('utf8')), 'error')) === NONCE_WANTED;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function makeProof(
  key: string,
  { method = 'GET', url }: OutboundRequest,
  of: { readonly accessToken: string | null; readonly issuedAt: Date; readonly nonce: string | undefined },
): string {
  const jwk = JSON.parse(key) as JsonWebKey;
  const { origin, pathname } = new URL(url);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y } };
  const payload = {
    jti: randomUUID(),
    htm: method,
    htu: `${origin}${pathname}`,
    iat: Math.floor(of.issuedAt.getTime() / 1_000),
    ...(of.nonce === undefined ? {} : { nonce: of.nonce }),
    ...(of.accessToken === null ? {} : { ath: createHash('sha256').update(of.accessToken).digest('base64url') }),
  };
  const content = `${encode(header)}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(content), {
    key: createPrivateKey({ key: jwk, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  });
  return `${content}.${signature.toString('base64url')}`;
}
