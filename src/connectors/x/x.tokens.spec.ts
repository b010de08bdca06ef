import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { OutboundRequest } from '../../outbound/outbound.types.js';
import type { XSettings } from './x.settings.js';
import { xTokens } from './x.tokens.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const signal = new AbortController().signal;
const client = { clientId: 'client', clientSecret: 'secret' };
const sourceOf = (credentials: Record<string, string>, settings: XSettings = {}) => ({
  sourceId: '1',
  settings: Object.assign({ baseUrl: 'https://x.test' }, settings),
  credentials,
});

/** X's token address and its word on who we are. */
function keeperWith(answer: { status: number; value: unknown }) {
  const requests: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: async (request) => {
      requests.push(request);
      const isMe = request.url.endsWith('/2/users/me');
      const { status, value } = isMe ? { status: 200, value: { data: { id: '1', username: 'AcmeCare' } } } : answer;
      return { status, headers: {}, body: Buffer.from(JSON.stringify(value)), finalUrl: request.url };
    },
  });
  return { keeper: xTokens({ outbound, readableFolders: [], now: () => NOW }), requests };
}

const pair = { access_token: 'a2', refresh_token: 'r2', expires_in: 7_200, scope: 'tweet.read offline.access' };

describe('the tokens of X', () => {
  it('sends people to agree, to messages only where they are read', () => {
    const { keeper } = keeperWith({ status: 200, value: pair });
    const request = { state: 's', redirectUri: 'https://e.example/oauth/callback', codeChallenge: 'c' };
    const url = new URL(keeper.consent?.authorizeUrl(sourceOf(client), request) ?? '');
    expect(`${url.origin}${url.pathname}`).toBe('https://x.com/i/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: request.redirectUri,
      scope: 'tweet.read tweet.write media.write users.read offline.access',
      state: 's',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
    expect(keeper.consent?.authorizeUrl(sourceOf(client, { includeDms: true }), request)).toContain('dm.write');
  });

  it('takes the code to the token address and asks whose account it is', async () => {
    const { keeper, requests } = keeperWith({ status: 200, value: pair });
    const grant = { code: 'code', redirectUri: 'https://e.example/oauth/callback', codeVerifier: 'v' };
    expect(await keeper.consent?.exchange(sourceOf(client), grant, signal)).toEqual({
      credentials: { oauth2AccessToken: 'a2', oauth2RefreshToken: 'r2' },
      expiresAt: new Date(NOW.getTime() + 7_200_000),
      scopes: ['tweet.read', 'offline.access'],
      account: '@AcmeCare',
    });
    expect(requests.map(({ url }) => url)).toEqual(['https://x.test/2/oauth2/token', 'https://x.test/2/users/me']);
    expect(requests[0]?.headers?.['authorization']).toBe(`Basic ${Buffer.from('client:secret').toString('base64')}`);
    expect(requests[1]?.headers?.['authorization']).toBe('Bearer a2');
  });

  it('renews with the present token, and asks a person when that one is used up', async () => {
    const { keeper, requests } = keeperWith({ status: 200, value: pair });
    const present = { clientId: 'client', oauth2AccessToken: 'a1', oauth2RefreshToken: 'r1' };
    expect((await keeper.refresh?.(sourceOf(present), signal))?.credentials).toEqual({
      oauth2AccessToken: 'a2',
      oauth2RefreshToken: 'r2',
    });
    expect(requests[0]?.body).toBe('grant_type=refresh_token&refresh_token=r1&client_id=client');
    const used = keeperWith({ status: 400, value: { error: 'invalid_grant' } });
    await expect(used.keeper.refresh?.(sourceOf(present), signal)).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
    await expect(used.keeper.refresh?.(sourceOf(client), signal)).rejects.toMatchObject({ fault: 'auth' });
  });
});
