import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BlueskyNetwork } from '../../../test/support/stand-ins/bluesky-network.js';
import { startBlueskyStandIn } from '../../../test/support/stand-ins/bluesky.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { PollLimits } from '../connector.js';
import type { Tokens } from '../token.types.js';
import { BlueskyConnector } from './bluesky.connector.js';
import type { BlueskySource } from './bluesky.settings.js';

const REDIRECT = 'http://127.0.0.1:3000/oauth/callback';
const CLIENT = 'http://127.0.0.1:3000/oauth/clients/bluesky.json';
const VERIFIER = 'a verifier that only we know, long enough for the purpose';

let standIn: Awaited<ReturnType<typeof startBlueskyStandIn>>;
let network: BlueskyNetwork;
let client: GuardedClient;
let connector: BlueskyConnector;
let bare: BlueskySource;

const signal = (): AbortSignal => AbortSignal.timeout(10_000);
const LIMITS: PollLimits = {
  now: new Date(),
  maxPosts: 1_000,
  maxRequests: 50,
  terms: [{ kind: 'word', text: 'acme' }],
};

beforeEach(async () => {
  standIn = await startBlueskyStandIn();
  ({ network } = standIn);
  client = new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' });
  connector = new BlueskyConnector({ outbound: client, readableFolders: [], now: () => new Date() });
  bare = { sourceId: '1', settings: standIn.settings, credentials: {} };
});
afterEach(async () => {
  await client.close(0);
  await standIn.stop();
});

const consent = () => {
  const { announcedConsent } = connector.tokens;
  if (announcedConsent === undefined) throw new Error('Bluesky has no consent.');
  return announcedConsent;
};

const announce = (redirectUri = REDIRECT, clientUrl = CLIENT) =>
  consent().announce(
    bare,
    {
      state: 'st',
      redirectUri,
      clientUrl,
      codeChallenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    },
    signal(),
  );

async function connect(more: { readonly issuer?: string; readonly codeVerifier?: string } = {}): Promise<Tokens> {
  const page = await announce();
  const back = new URL(network.oauth.agree(page.url, more.issuer));
  return consent().exchange(
    bare,
    {
      code: back.searchParams.get('code') ?? '',
      redirectUri: REDIRECT,
      codeVerifier: more.codeVerifier ?? VERIFIER,
      issuer: back.searchParams.get('iss'),
      remembered: page.remembered,
    },
    signal(),
  );
}

const withTokens = ({ credentials }: Tokens): BlueskySource => ({ ...bare, credentials });

describe('an account connected in the browser', () => {
  it('is read and answers, with a proof for each request and whatever number the server wants in it', async () => {
    const tokens = await connect();
    expect(tokens).toMatchObject({ account: 'acme.example', scopes: expect.arrayContaining(['atproto']) });
    const source = withTokens(tokens);
    const page = await connector.poll(source, null, LIMITS, signal());
    expect(page.posts).toHaveLength(6);
    network.oauth.rotateNonce();
    if (standIn.replyTarget === undefined) throw new Error('nothing to answer');
    const posted = await connector.reply(source, standIn.replyTarget, 'On it.', 'k1', signal());
    expect(standIn.posted?.()).toEqual([{ externalId: posted.externalId, text: 'On it.' }]);
    expect(network.oauth.refusedProofs).toEqual([]);
    const proofs = standIn.received.map(({ headers }) => headers['dpop']).filter((proof) => proof !== undefined);
    expect(new Set(proofs).size).toBe(proofs.length);
  });

  it('announces what it asks for, and puts none of it into the address of the browser', async () => {
    const { url } = await announce();
    expect([...new URL(url).searchParams.keys()]).toEqual(['client_id', 'request_uri']);
    const announced = standIn.received.filter(({ path }) => path === '/oauth/par').at(-1)?.body ?? '';
    expect(Object.fromEntries(new URLSearchParams(announced))).toMatchObject({
      code_challenge_method: 'S256',
      redirect_uri: REDIRECT,
      state: 'st',
      client_id: expect.stringMatching(/^http:\/\/localhost\?redirect_uri=/),
    });
  });

  it('uses each refresh token once', async () => {
    const first = await connect();
    const second = await connector.tokens.refresh?.(withTokens(first), signal());
    if (second === undefined) throw new Error('Nothing came.');
    expect(second.credentials['refreshToken']).not.toBe(first.credentials['refreshToken']);
    expect(second.credentials).toMatchObject({ did: first.credentials['did'], serverUrl: network.oauth.origin });
    await expect(connector.poll(withTokens(first), null, LIMITS, signal())).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
    expect((await connector.poll(withTokens(second), null, LIMITS, signal())).posts).toHaveLength(6);
    await expect(connector.tokens.refresh?.(withTokens(first), signal())).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
    expect(network.oauth.reused).toBe(1);
  });

  it('is told that it ran out as anything else is', async () => {
    const source = withTokens(await connect());
    network.oauth.expireAccess();
    await expect(connector.poll(source, null, LIMITS, signal())).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
  });

  it('proves nothing with another key', async () => {
    const tokens = await connect();
    const other = (await announce()).remembered['proofKey'] ?? '';
    const stolen = withTokens({ ...tokens, credentials: { ...tokens.credentials, proofKey: other } });
    await expect(connector.poll(stolen, null, LIMITS, signal())).rejects.toMatchObject({ fault: 'auth' });
    await expect(connector.tokens.refresh?.(stolen, signal())).rejects.toMatchObject({ fault: 'auth' });
    expect(network.oauth.reused).toBe(0);
  });

  it('is not taken from a server that was not asked, or with a verifier that is not ours', async () => {
    await expect(connect({ issuer: 'https://elsewhere.example' })).rejects.toMatchObject({
      options: { code: 'refused' },
    });
    expect(network.oauth.granted).toEqual([]);
    await expect(connect({ codeVerifier: 'guess' })).rejects.toMatchObject({ fault: 'auth' });
  });

  it('is not taken where the server does not speak for the account', async () => {
    const elsewhere = await startBlueskyStandIn();
    try {
      const directoryUrl = elsewhere.network.oauth.origin;
      bare = { ...bare, settings: { ...standIn.settings, directoryUrl } };
      await client.close(0);
      client = new GuardedClient({ allow: [...standIn.targets, ...elsewhere.targets], userAgent: 'Earshot/test' });
      connector = new BlueskyConnector({ outbound: client, readableFolders: [], now: () => new Date() });
      await expect(connect()).rejects.toThrow('does not speak for this account');
    } finally {
      await elsewhere.stop();
    }
  });
});

describe('the client', () => {
  it('describes itself at its address, which is its id away from loopback', async () => {
    const clientUrl = 'https://earshot.example/oauth/clients/bluesky.json';
    const redirectUri = 'https://earshot.example/oauth/callback';
    const document = consent().clientDocument({ clientUrl, redirectUri, homeUrl: 'https://earshot.example' });
    expect(document).toMatchObject({
      client_id: clientUrl,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'none',
      dpop_bound_access_tokens: true,
    });
    const { url } = await announce(redirectUri, clientUrl);
    expect(new URL(url).searchParams.get('client_id')).toBe(clientUrl);
  });

  it('says what it needs where it is at no address the network accepts', async () => {
    await expect(
      announce('http://earshot.example/oauth/callback', 'http://earshot.example/oauth/clients/bluesky.json'),
    ).rejects.toThrow('https');
    await expect(announce('http://localhost:3000/oauth/callback', CLIENT)).rejects.toThrow('127.0.0.1');
    expect(standIn.received).toEqual([]);
  });
});
