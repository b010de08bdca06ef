import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BlueskyNetwork } from '../../../test/support/stand-ins/bluesky-network.js';
import { startBlueskyStandIn } from '../../../test/support/stand-ins/bluesky.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Page, PollLimits, SearchTerm } from '../connector.js';
import type { ReplyTarget } from '../reply.types.js';
import { BlueskyConnector } from './bluesky.connector.js';
import { readView } from './bluesky.normalise.js';
import type { BlueskySource } from './bluesky.settings.js';

const ACME: readonly SearchTerm[] = [{ kind: 'word', text: 'acme' }];

type Running = Awaited<ReturnType<typeof startBlueskyStandIn>>;
let standIn: Running;
let network: BlueskyNetwork;
let client: GuardedClient;
let connector: BlueskyConnector;
let source: BlueskySource;

const connectorTo = (targets: readonly string[], now = (): Date => new Date()): BlueskyConnector => {
  client = new GuardedClient({ allow: targets, userAgent: 'Earshot/test' });
  return new BlueskyConnector({ outbound: client, readableFolders: [], now });
};
const signal = (): AbortSignal => AbortSignal.timeout(10_000);
const limits = (more: Partial<PollLimits> = {}): PollLimits => ({
  now: new Date(),
  maxPosts: 1_000,
  maxRequests: 50,
  terms: ACME,
  ...more,
});
const idsOf = ({ posts }: Pick<Page, 'posts'>): string[] => posts.map(({ externalId }) => externalId);

beforeEach(async () => {
  standIn = await startBlueskyStandIn();
  ({ network } = standIn);
  connector = connectorTo(standIn.targets);
  source = { sourceId: '1', settings: standIn.settings, credentials: standIn.credentials };
});

afterEach(async () => {
  await client.close(0);
  await standIn.stop();
});

describe('sessions', () => {
  const typedIn = (): BlueskySource => ({
    ...source,
    credentials: { identifier: '@acme.example', appPassword: 'abcd-efgh-ijkl-mnop' },
  });

  it('are opened once, renewed with the other token, and opened anew when that has run out', async () => {
    const first = await connector.tokens.obtain?.(typedIn(), signal());
    expect(first).toMatchObject({ account: 'acme.example', credentials: { did: expect.stringMatching(/^did:/) } });
    const held = { ...typedIn(), credentials: { ...typedIn().credentials, ...first?.credentials } };
    const second = await connector.tokens.refresh?.(held, signal());
    expect(second?.credentials['accessJwt']).not.toBe(first?.credentials['accessJwt']);
    const third = await connector.tokens.refresh?.(held, signal());
    expect(standIn.received.map(({ path }) => path.split('.').at(-1))).toEqual([
      'createSession',
      'refreshSession',
      'refreshSession',
      'createSession',
    ]);
    const page = await connector.poll(
      { ...held, credentials: { ...held.credentials, ...third?.credentials } },
      null,
      limits(),
      signal(),
    );
    expect(page.posts).not.toEqual([]);
  });

  it('tell a wrong password, none, and a token that ran out from trouble', async () => {
    const wrong = { ...typedIn(), credentials: { identifier: 'acme.example', appPassword: 'x' } };
    await expect(connector.tokens.obtain?.(wrong, signal())).rejects.toMatchObject({ fault: 'auth' });
    await expect(connector.tokens.obtain?.({ ...source, credentials: {} }, signal())).rejects.toMatchObject({
      fault: 'auth',
    });
    network.expireSession();
    await expect(connector.poll(source, null, limits(), signal())).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
    await expect(connector.reply(source, replyTarget(), 'Hi', 'k', signal())).rejects.toMatchObject({
      outcome: 'not-sent',
    });
  });
});

describe('a post', () => {
  it('is read with all it says', () => {
    const view = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/search-post.json'), 'utf8')) as unknown;
    const read = readView(view, 'did:plc:acmeacmeacmeacmeacmeacme');
    expect(read).toEqual({
      ok: true,
      indexedAt: new Date('2026-03-02T09:15:01.250Z'),
      post: {
        externalId: 'at://did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3lbqk2mxn5c2a',
        text: 'Hei @acme.example, my Acme card was declined twice 😡 see acme.example/help',
        author: { id: 'did:plc:z72i7hdynmk6r22z27h6tvur', handle: 'maija.example', name: 'Maija K' },
        url: 'https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur/post/3lbqk2mxn5c2a',
        lang: 'en',
        publishedAt: new Date('2026-03-02T09:15:00Z'),
        conversationId: 'at://did:plc:root4root4root4root4root4r/app.bsky.feed.post/3lbqroot2222a',
        inReplyTo: 'at://did:plc:root4root4root4root4root4r/app.bsky.feed.post/3lbqparent22a',
        quoteOf: 'at://did:plc:quoted7quoted7quoted7quot/app.bsky.feed.post/3lbqquoted22a',
        addressesUs: true,
        metrics: { likes: 7, reposts: 1, replies: 2 },
      },
    });
    expect(readView(view, 'did:plc:z72i7hdynmk6r22z27h6tvur')).toMatchObject({ post: { isOwn: true } });
    expect(readView(view, null)).not.toHaveProperty('post.addressesUs');
  });

  it.each([null, {}, { uri: 'https://x' }, { uri: 'at://did:plc:a/app.bsky.feed.post/3', record: { text: 5 } }])(
    'that makes no sense is put aside: %j',
    (view) => {
      expect(readView(view, null)).toMatchObject({ ok: false, rejected: { reason: expect.stringMatching(/\.$/) } });
    },
  );

  it('brings its thread along, whatever is left of it', async () => {
    const [first, answer] = [standIn.pollIds?.[3] ?? '', standIn.pollIds?.[4] ?? ''];
    const thread = (externalId: string): Promise<Page> =>
      connector.readThread(source, { externalId, conversationId: first }, limits(), signal());
    expect(new Set(idsOf(await thread(answer)))).toEqual(new Set([first, answer]));
    network.delete(first, new Date());
    expect(idsOf(await thread(answer))).toEqual([answer]);
    expect(idsOf(await thread(first))).toEqual([]);
  });
});

const replyTarget = (): ReplyTarget => {
  if (standIn.replyTarget === undefined) throw new Error('nothing to answer');
  return standIn.replyTarget;
};

describe('answering', () => {
  it('names the parent and its root by id and content, and makes handles work', async () => {
    const to = replyTarget();
    const posted = await connector.reply(
      source,
      to,
      'Sorry, @ben.example! See https://acme.example/help',
      'k1',
      signal(),
    );
    const record = network.posts.find(({ uri }) => uri === posted.externalId)?.record;
    expect(record).toMatchObject({
      $type: 'app.bsky.feed.post',
      reply: {
        root: { uri: to.conversationId, cid: expect.stringMatching(/^bafy/) },
        parent: { uri: to.externalId, cid: expect.stringMatching(/^bafy/) },
      },
    });
    expect(record?.['facets']).toMatchObject([
      { index: { byteStart: 7, byteEnd: 19 }, features: [{ did: 'did:plc:ben2ben2ben2ben2ben2ben2' }] },
      { features: [{ uri: 'https://acme.example/help' }] },
    ]);
    expect(posted.url).toContain('/post/');
  });

  it('posts once though the answer to the first try is lost, and knows it after the post it answers is gone', async () => {
    network.losesNextAnswer = true;
    const posted = await connector.reply(source, replyTarget(), 'Hello', 'k2', signal());
    const again = await connector.reply(source, replyTarget(), 'Hello', 'k2', signal());
    expect(again.externalId).toBe(posted.externalId);
    network.delete(replyTarget().externalId, new Date());
    expect((await connector.reply(source, replyTarget(), 'Hello', 'k2', signal())).externalId).toBe(posted.externalId);
    expect(standIn.posted?.()).toHaveLength(1);
    await expect(connector.reply(source, replyTarget(), 'Hello', 'k3', signal())).rejects.toMatchObject({
      outcome: 'refused',
    });
  });

  it('makes a thread of a long answer, each part under the one before', async () => {
    const text = 'We are sorry to hear that. '.repeat(20).trim();
    const posted = await connector.reply(source, replyTarget(), text, 'k4', signal());
    const own = network.posts.filter(({ did }) => did === source.credentials['did']);
    expect(own.map(({ record }) => record.text)).toEqual(connector.measureReply(source, replyTarget(), text).parts);
    expect(own).toHaveLength(2);
    expect(own[0]?.uri).toBe(posted.externalId);
    expect(own[1]?.record).toMatchObject({
      reply: { parent: { uri: own[0]?.uri }, root: { uri: replyTarget().conversationId } },
    });
    expect((await connector.reply(source, replyTarget(), text, 'k4', signal())).externalId).toBe(posted.externalId);
    expect(standIn.posted?.()).toHaveLength(2);
  });

  it('is not done without an account, or with nothing to say', async () => {
    const refused = { outcome: 'refused' };
    const to = replyTarget();
    await expect(connector.reply({ ...source, credentials: {} }, to, 'Hi', 'k', signal())).rejects.toMatchObject(
      refused,
    );
    await expect(connector.reply(source, to, '  ', 'k', signal())).rejects.toMatchObject(refused);
    const facts = { url: 'https://bsky.app/x', authorHandle: 'ann' };
    expect(connector.replyability({ ...facts, isOwn: true }, source)).toMatchObject({ reason: 'own-post' });
    expect(connector.replyability(facts, { ...source, credentials: {} })).toMatchObject({ reason: 'not-connected' });
    expect(standIn.posted?.()).toEqual([]);
  });
});
