import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BlueskyNetwork } from '../../../test/support/stand-ins/bluesky-network.js';
import { startBlueskyStandIn } from '../../../test/support/stand-ins/bluesky.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Page, PollLimits } from '../connector.js';
import type { ReplyTarget } from '../reply.types.js';
import { BlueskyConnector } from './bluesky.connector.js';
import type { BlueskySource } from './bluesky.settings.js';

const BEN = 'did:plc:ben2ben2ben2ben2ben2ben2';
const LIMITS: PollLimits = { now: new Date(), maxPosts: 1_000, maxRequests: 50, terms: [] };

let standIn: Awaited<ReturnType<typeof startBlueskyStandIn>>;
let network: BlueskyNetwork;
let client: GuardedClient;
let connector: BlueskyConnector;
let source: BlueskySource;

const signal = (): AbortSignal => AbortSignal.timeout(10_000);
const poll = (cursor: Page['cursor'] = null, limits = LIMITS): Promise<Page> =>
  connector.poll(source, cursor, limits, signal());
const messagesOf = ({ posts }: Page) => posts.filter(({ isPrivate }) => isPrivate === true);
const textsOf = (page: Page): string[] => messagesOf(page).map(({ text }) => text);

beforeEach(async () => {
  standIn = await startBlueskyStandIn();
  ({ network } = standIn);
  client = new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' });
  connector = new BlueskyConnector({ outbound: client, readableFolders: [], now: () => new Date() });
  source = {
    sourceId: '1',
    settings: { ...standIn.settings, readsMessages: true },
    credentials: standIn.credentials,
  };
});
afterEach(async () => {
  await client.close(0);
  await standIn.stop();
});

describe('private messages', () => {
  it('are read from what is unread on, each once, with who wrote them', async () => {
    network.chat.write(BEN, 'My card number is on the receipt.');
    const first = await poll();
    expect(messagesOf(first)).toEqual([
      {
        externalId: 'chat:convo-ben2ben2ben2ben2ben2ben2/3lmsg000001',
        conversationId: 'chat:convo-ben2ben2ben2ben2ben2ben2',
        text: 'My card number is on the receipt.',
        author: { id: BEN, handle: 'ben.example', name: 'ben' },
        publishedAt: expect.any(Date),
        isPrivate: true,
        addressesUs: true,
      },
    ]);
    expect(textsOf(await poll(first.cursor))).toEqual([]);
    for (let n = 1; n <= 5; n += 1) network.chat.write(BEN, `And ${String(n)}.`);
    const second = await poll(first.cursor);
    expect(second.complete).toBe(true);
    expect(textsOf(second)).toEqual(['And 1.', 'And 2.', 'And 3.', 'And 4.', 'And 5.']);
    expect(textsOf(await poll(second.cursor))).toEqual([]);
  });

  it('go on where the requests of a poll ended', async () => {
    network.chat.write(BEN, 'Hello');
    const first = await poll();
    for (let n = 1; n <= 6; n += 1) network.chat.write(BEN, String(n));
    const texts: string[] = [];
    let { cursor } = first;
    for (let round = 0; round < 12; round += 1) {
      const page = await poll(cursor, { ...LIMITS, maxRequests: 3 });
      texts.push(...textsOf(page));
      ({ cursor } = page);
      if (page.complete) break;
    }
    expect(texts).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('that are deleted become tombstones, and those of our own are known as ours', async () => {
    network.chat.write(BEN, 'Hello');
    const { cursor } = await poll();
    const said = network.chat.write(BEN, 'Forget it.');
    network.chat.delete(said.id);
    network.chat.write(String(source.credentials['did']), 'Noted.', network.chat.convoWith(BEN));
    const page = await poll(cursor);
    expect(messagesOf(page)).toMatchObject([
      { externalId: expect.stringContaining(said.id), isDeleted: true, text: '' },
      { text: 'Noted.', isOwn: true, author: { handle: 'acme.example' } },
    ]);
  });

  it('that may not be read are told, and stop nothing else', async () => {
    network.chat.isForbidden = true;
    const page = await poll();
    expect(page.notices?.map(({ code }) => code)).toContain('messages-not-read');
    expect(page.posts.length).toBeGreaterThan(0);
  });

  it('are not asked for unless that is wanted', async () => {
    await connector.poll({ ...source, settings: standIn.settings }, null, LIMITS, signal());
    expect(standIn.received.filter(({ path }) => path.includes('chat.bsky'))).toEqual([]);
  });
});

describe('what was missed', () => {
  it('is not called filled while a watch has no words to search for', async () => {
    const gap = { from: new Date(Date.now() - 3_600_000), to: new Date() };
    const fill = connector.fill(source, gap, null, { ...LIMITS, terms: null }, signal());
    await expect(fill).rejects.toMatchObject({ fault: 'retry', options: { retryAfterSeconds: 3_600 } });
    expect((await connector.fill(source, gap, null, LIMITS, signal())).complete).toBe(true);
  });
});

describe('answering in private', () => {
  const target = (): ReplyTarget => {
    if (standIn.replyTarget === undefined) throw new Error('nothing to answer');
    return { ...standIn.replyTarget, visibility: 'private' };
  };

  it('writes into the conversation, or opens one with the author of a post', async () => {
    const said = network.chat.write(BEN, 'Hello?');
    const [message] = messagesOf(await poll());
    expect(connector.replyability({ url: null, authorHandle: 'ben.example', isPrivate: true }, source)).toMatchObject({
      verdict: 'private-only',
    });
    await connector.reply(
      source,
      { ...target(), externalId: message?.externalId ?? '', conversationId: message?.conversationId ?? '' },
      'In the same place.',
      'k1',
      signal(),
    );
    await connector.reply(source, target(), 'To the author.', 'k2', signal());
    expect(network.chat.messages.slice(1).map(({ convoId, text }) => [convoId, text])).toEqual([
      [said.convoId, 'In the same place.'],
      [said.convoId, 'To the author.'],
    ]);
    expect(standIn.posted?.()).toEqual([]);
  });

  it('is looked for after an unknown outcome and has no key to be sent again with', async () => {
    network.chat.losesNextAnswer = true;
    const since = new Date();
    await expect(connector.reply(source, target(), 'Did it arrive?', 'k3', signal())).rejects.toMatchObject({
      outcome: 'unknown',
    });
    const found = await connector.findReply(source, target(), 'Did it  arrive?', since);
    expect(found?.externalId).toBe(`chat:${network.chat.convoWith(BEN)}/3lmsg000001`);
    expect(await connector.findReply(source, target(), 'Something else', since)).toBeNull();
    expect(connector.replyKeyLifeSeconds(source, 'private')).toBeNull();
    expect(connector.replyKeyLifeSeconds(source, 'public')).toBeGreaterThan(0);
  });

  it('is refused with the reason where a person takes no messages, or the access gives no right to them', async () => {
    network.chat.closed.add(BEN);
    await expect(connector.reply(source, target(), 'Hi', 'k4', signal())).rejects.toMatchObject({
      outcome: 'refused',
      message: 'This person takes no private messages.',
    });
    network.chat.isForbidden = true;
    await expect(connector.reply(source, target(), 'Hi', 'k5', signal())).rejects.toMatchObject({ outcome: 'refused' });
    expect(network.chat.messages).toEqual([]);
  });

  it('holds a thousand characters in one piece', () => {
    expect(connector.measureReply(source, target(), 'x'.repeat(1_000))).toMatchObject({ parts: [expect.any(String)] });
    expect(connector.measureReply(source, target(), 'x'.repeat(1_001)).warnings).toMatchObject([{ code: 'too-long' }]);
  });

  it('shows the conversation as its thread', async () => {
    network.chat.write(BEN, 'One');
    const conversationId = `chat:${network.chat.convoWith(BEN)}`;
    const thread = await connector.readThread(
      source,
      { externalId: `${conversationId}/3lmsg000001`, conversationId },
      LIMITS,
      signal(),
    );
    expect(thread.posts.map(({ text }) => text)).toEqual(['One']);
  });
});
