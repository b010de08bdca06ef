import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../test/support/fake-outbound.js';
import type { OutboundRequest, OutboundResponse } from '../outbound/outbound.types.js';
import type { Connector } from './connector.js';
import { createConnectors } from './registry.js';

const NOW = new Date('2026-03-02T20:00:00Z');
const CHANNEL = 'UCacmeacmeacmeacmeacme00';
const TOKEN = { accessToken: 'a-token-of-some-length' };

type Answers = (url: URL) => unknown;

function connect(kind: string, answers: Answers = () => ({})): { connector: Connector; asked: string[] } {
  const asked: string[] = [];
  const request = ({ url }: OutboundRequest): Promise<OutboundResponse> => {
    const { pathname, search } = new URL(url);
    asked.push(`${pathname}${search}`);
    const body = Buffer.from(JSON.stringify(answers(new URL(url))));
    return Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, body, finalUrl: url });
  };
  const context = { outbound: fakeOutbound({ request }), readableFolders: [], now: () => NOW };
  const connector = createConnectors(context).find((one) => one.kind === kind);
  if (connector === undefined) throw new Error(`There is no connector ${kind}.`);
  return { connector, asked };
}

const sourceOf = (settings: object, credentials: Readonly<Record<string, string>> = {}) => ({
  sourceId: '1',
  settings,
  credentials,
});

describe('the account a source is connected with', () => {
  it.each([
    ['facebook', { pageId: '12' }, {}, 'Acme', { address: '12', handle: 'Acme', ownPosts: 'shown' }],
    ['instagram', { accountId: '12' }, {}, null, { address: '12', handle: '12', ownPosts: 'shown' }],
    ['tiktok', { businessId: 'b12' }, {}, null, { address: 'b12', handle: 'b12', ownPosts: 'shown' }],
    ['threads', { userId: '1', username: 'acme' }, {}, null, { handle: '@acme', ownPosts: 'not-shown' }],
    ['linkedin', { organizationId: '7' }, {}, null, { address: 'urn:li:organization:7', ownPosts: 'not-shown' }],
    ['youtube', { channelId: CHANNEL }, {}, null, { address: CHANNEL, ownPosts: 'asked' }],
    ['youtube', { searchesPerDay: 3 }, {}, null, null],
    ['x', { accountId: '5', handle: '@acme' }, {}, null, { address: '5', handle: '@acme', url: 'https://x.com/acme' }],
    ['x', { query: 'acme' }, {}, null, null],
    [
      'mastodon',
      { baseUrl: 'https://m.example' },
      TOKEN,
      '@acme@m.example',
      { address: 'acme@m.example', ownPosts: 'asked' },
    ],
    ['mastodon', { baseUrl: 'https://m.example' }, TOKEN, null, null],
    [
      'bluesky',
      {},
      { did: 'did:plc:a', accessJwt: 'j', handle: 'acme.example' },
      null,
      { address: 'did:plc:a', handle: 'acme.example' },
    ],
    ['bluesky', {}, {}, null, null],
    ['reddit', { userAgent: 'x:y:1' }, { username: 'acme' }, null, { address: 'acme', handle: 'u/acme' }],
    [
      'google-play',
      { packageName: 'com.acme.app' },
      {},
      'robot@google',
      { handle: 'com.acme.app', ownPosts: 'not-shown' },
    ],
    ['app-store', { appId: '99' }, {}, null, { address: '99', ownPosts: 'not-shown' }],
    ['trustpilot', { businessUnitId: 'f00' }, {}, null, { address: 'f00', ownPosts: 'not-shown' }],
    ['telegram', {}, { botToken: '123:abc', botUsername: 'acmebot' }, null, { address: '123', handle: '@acmebot' }],
    ['telegram', {}, {}, null, null],
    ['discord', { channels: '1' }, {}, null, null],
  ] as const)('of %s %j', (kind, settings, credentials, connectedAs, expected) => {
    const told = connect(kind).connector.ownAccount?.(sourceOf(settings, credentials), connectedAs);
    if (expected === null) expect(told).toBeNull();
    else expect(told).toMatchObject(expected);
  });

  it('is asked for its last post only where it says so', () => {
    const context = { outbound: fakeOutbound(), readableFolders: [], now: () => NOW };
    const asking = createConnectors(context).filter(({ lastOwnPost }) => lastOwnPost !== undefined);
    expect(asking.map(({ kind }) => kind).sort()).toEqual(['bluesky', 'mastodon', 'youtube']);
  });
});

describe('the last own post', () => {
  const ask = (connector: Connector, source: ReturnType<typeof sourceOf>) =>
    connector.lastOwnPost?.(source, AbortSignal.timeout(5_000));

  it('of Mastodon is the newest status that answers and boosts nobody', async () => {
    const { connector, asked } = connect('mastodon', ({ pathname }) =>
      pathname.endsWith('verify_credentials') ? { id: '42' } : [{ id: '1', created_at: '2026-02-01T10:00:00.000Z' }],
    );
    const source = sourceOf({ baseUrl: 'https://m.example' }, TOKEN);
    expect(await ask(connector, source)).toEqual({ postedAt: new Date('2026-02-01T10:00:00Z'), requests: 2 });
    expect(asked[1]).toBe('/api/v1/accounts/42/statuses?limit=1&exclude_replies=true&exclude_reblogs=true');
  });

  it('of Mastodon is none where nothing was posted', async () => {
    const { connector } = connect('mastodon', ({ pathname }) =>
      pathname.endsWith('verify_credentials') ? { id: '42' } : [],
    );
    expect(await ask(connector, sourceOf({ baseUrl: 'https://m.example' }, TOKEN))).toMatchObject({ postedAt: null });
  });

  it('of Bluesky leaves out what others wrote and the account passed on', async () => {
    const post = (did: string, indexedAt: string): object => ({ post: { author: { did }, indexedAt } });
    const { connector, asked } = connect('bluesky', () => ({
      feed: [post('did:plc:b', '2026-03-01T00:00:00Z'), post('did:plc:a', '2026-01-05T00:00:00Z')],
    }));
    const source = sourceOf({}, { did: 'did:plc:a', accessJwt: 'j' });
    expect(await ask(connector, source)).toEqual({ postedAt: new Date('2026-01-05T00:00:00Z'), requests: 1 });
    expect(asked[0]).toContain('filter=posts_no_replies');
    await expect(ask(connector, sourceOf({}))).rejects.toMatchObject({ fault: 'auth' });
  });

  it('of YouTube is the newest upload of the channel', async () => {
    const { connector, asked } = connect('youtube', () => ({
      items: [{ contentDetails: { videoId: 'v', videoPublishedAt: '2026-02-20T08:00:00Z' } }],
    }));
    const source = sourceOf({ channelId: CHANNEL }, { apiKey: 'k' });
    expect(await ask(connector, source)).toEqual({ postedAt: new Date('2026-02-20T08:00:00Z'), requests: 1 });
    expect(asked[0]).toContain('playlistId=UUacmeacmeacmeacmeacme00');
    await expect(ask(connector, sourceOf({}, { apiKey: 'k' }))).rejects.toMatchObject({ fault: 'invalid' });
  });
});
