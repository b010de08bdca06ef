import { describe, expect, it } from '@jest/globals';
import type { OutboundClient, OutboundRequest } from '../outbound/outbound.types.js';
import { ConnectorError } from './connector.js';
import { OAuth2Flow, type OAuth2Server } from './oauth2.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const SERVER: OAuth2Server = {
  authorizeUrl: 'https://net.example/authorize?theme=plain',
  tokenUrl: 'https://net.example/token',
  clientId: 'a client',
  clientSecret: 's:ecret',
  clientProof: 'basic',
  scopes: ['read', 'write'],
};
const { signal } = new AbortController();

function flowWith(status: number, body: unknown): { flow: OAuth2Flow; sent: OutboundRequest[] } {
  const sent: OutboundRequest[] = [];
  const outbound = {
    request: (request: OutboundRequest) => {
      sent.push(request);
      return Promise.resolve({
        status,
        headers: {},
        body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        finalUrl: request.url,
      });
    },
  } as unknown as OutboundClient;
  return { flow: new OAuth2Flow(outbound, 'Testnet', () => NOW), sent };
}

const formOf = (request: OutboundRequest | undefined) => Object.fromEntries(new URLSearchParams(String(request?.body)));

describe('the standard flow', () => {
  it('sends people where the server is, with PKCE', () => {
    const { flow } = flowWith(200, {});
    const url = new URL(
      flow.authorizeUrl(SERVER, { state: 'st', redirectUri: 'https://us.example/oauth/callback', codeChallenge: 'ch' }),
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      theme: 'plain',
      response_type: 'code',
      client_id: 'a client',
      redirect_uri: 'https://us.example/oauth/callback',
      scope: 'read write',
      state: 'st',
      code_challenge: 'ch',
      code_challenge_method: 'S256',
    });
  });

  it.each([
    ['basic', { authorization: `Basic ${Buffer.from('a+client:s%3Aecret').toString('base64')}` }, {}],
    ['body', {}, { client_id: 'a client', client_secret: 's:ecret' }],
    ['none', {}, { client_id: 'a client' }],
  ] as const)('proves the client by %s', async (clientProof, headers, fields) => {
    const { flow, sent } = flowWith(200, {
      access_token: 'a',
      expires_in: 60,
      refresh_token: 'r',
      scope: 'read,write',
    });
    const grant = { code: 'c', redirectUri: 'https://us.example/cb', codeVerifier: 'v' };
    expect(await flow.exchange({ ...SERVER, clientProof }, grant, signal)).toEqual({
      credentials: { accessToken: 'a', refreshToken: 'r' },
      expiresAt: new Date('2026-03-01T10:01:00Z'),
      scopes: ['read', 'write'],
    });
    expect(sent[0]?.headers).toMatchObject(headers);
    expect(formOf(sent[0])).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: 'https://us.example/cb',
      code_verifier: 'v',
      ...fields,
    });
  });

  it('keeps the refresh token where the server gives no new one', async () => {
    const { flow } = flowWith(200, { access_token: 'b' });
    expect(await flow.refresh(SERVER, 'old', signal)).toEqual({
      credentials: { accessToken: 'b', refreshToken: 'old' },
      expiresAt: null,
    });
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'auth', 'revoked'],
    [401, { error: 'invalid_client' }, 'auth', 'forbidden'],
    [400, 'no', 'auth', 'refused'],
    [200, { error: 'invalid_grant' }, 'auth', 'revoked'],
    [200, { ok: true }, 'invalid', 'changed-shape'],
    [503, {}, 'retry', 'server-error'],
    [429, {}, 'quota', 'rate-limited'],
  ] as const)('reads %s %j as %s', async (status, body, fault, code) => {
    const { flow } = flowWith(status, body);
    const error = await flow.refresh(SERVER, 'old', signal).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectorError);
    expect(error).toMatchObject({ fault, options: { code } });
  });

  it('needs a person where there is nothing to renew with', async () => {
    const { flow, sent } = flowWith(200, {});
    await expect(flow.refresh(SERVER, undefined, signal)).rejects.toMatchObject({ fault: 'auth' });
    expect(sent).toEqual([]);
  });
});
