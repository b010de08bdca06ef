import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TelegramStandIn } from '../../../test/support/stand-ins/telegram.stand-in.js';
import { startTelegramStandIn } from '../../../test/support/stand-ins/telegram.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, Page } from '../connector.js';
import type { ReplyTarget } from '../reply.types.js';
import { TelegramConnector } from './telegram.connector.js';
import { readUpdate } from './telegram.normalise.js';
import type { TelegramSource } from './telegram.settings.js';

const NOW = new Date();
const BOT = { token: 't', id: '7000000001', username: 'AcmeCareBot' };

let standIn: TelegramStandIn;
let connector: TelegramConnector;
let source: TelegramSource;
const signal = AbortSignal.timeout(60_000);
const poll = (cursor: Cursor, more: object = {}, now = NOW): Promise<Page> =>
  connector.poll(
    { ...source, settings: { ...standIn.settings, ...more } },
    cursor,
    { now, maxPosts: 100, maxRequests: 5, terms: [] },
    signal,
  );
const target = (): ReplyTarget => {
  if (standIn.replyTarget === undefined) throw new Error('nothing to answer');
  return standIn.replyTarget;
};

beforeEach(async () => {
  standIn = await startTelegramStandIn();
  const outbound = new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' });
  connector = new TelegramConnector({ outbound, readableFolders: [], now: () => NOW });
  source = { sourceId: '1', settings: standIn.settings, credentials: standIn.credentials };
});
afterEach(() => standIn.stop());

describe('reading Telegram', () => {
  it('reads a message with all it says, places counted in UTF-16 units', () => {
    const update = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/update.json'), 'utf8')) as {
      message: { reply_to_message?: unknown; entities?: unknown };
    };
    expect(readUpdate(update, BOT)).toEqual({
      kind: 'post',
      post: {
        externalId: '-1001876543210:41',
        text: '👋🏽 @AcmeCareBot my card was declined',
        author: { id: '5200000001', handle: 'maija_k', name: 'Maija K' },
        url: 'https://t.me/acme_users/41',
        publishedAt: new Date(1_772_442_900_000),
        editedAt: new Date(1_772_442_960_000),
        conversationId: '-1001876543210:40',
        inReplyTo: '-1001876543210:40',
        addressesUs: true,
      },
    });
    delete update.message.reply_to_message;
    expect(readUpdate(update, BOT)).toMatchObject({ post: { addressesUs: true } });
    expect(readUpdate(update, { ...BOT, username: 'OtherBot' })).not.toHaveProperty('post.addressesUs');
    expect(readUpdate({ update_id: 1, message: { text: 'x' } }, BOT)).toMatchObject({ kind: 'bad' });
    expect(readUpdate({ update_id: 1, poll: {} }, BOT)).toEqual({ kind: 'nothing' });
  });

  it('gives each message until it is confirmed by the next question, and then never again', async () => {
    const first = await poll(null);
    expect(await poll(null)).toEqual(first);
    expect((await poll(first.cursor)).posts).toEqual([]);
    standIn.add({ message_id: 90, chat: { id: 1, type: 'private' }, from: { id: 1 }, date: 1_772_442_900, text: 'Hi' });
    const second = await poll(first.cursor);
    expect(second.posts).toMatchObject([
      { externalId: '1:90', isPrivate: true, addressesUs: true, author: { handle: '1' } },
    ]);
  });

  it('tells as a gap what waited longer than a day', async () => {
    const { cursor } = await poll(null);
    const later = new Date(NOW.getTime() + 30 * 3_600_000);
    expect((await poll(cursor, {}, later)).gaps).toEqual([
      { from: NOW, to: new Date(NOW.getTime() + 6 * 3_600_000), reason: 'kept-a-day' },
    ]);
    expect((await poll((await poll(cursor, {}, later)).cursor, {}, later)).gaps).toBeUndefined();
  });

  it('says that a webhook stands in its way, or how it fares where it is wanted', async () => {
    expect((await poll(null, { isPushed: true })).notices?.map(({ code }) => code)).toEqual([
      'no-webhook',
      'webhook-fails',
    ]);
    standIn.setWebhook('https://earshot.example/api/v1/inbound/1');
    await expect(poll(null)).rejects.toMatchObject({ fault: 'invalid', options: { code: 'refused' } });
    expect((await poll(null, { isPushed: true })).notices?.map(({ code }) => code)).toEqual(['webhook-fails']);
  });

  it('asks who it is, and says so when its token is none', async () => {
    expect(await connector.tokens.obtain?.(source, signal)).toEqual({
      credentials: { botUsername: 'AcmeCareBot' },
      expiresAt: null,
      account: '@AcmeCareBot',
    });
    for (const botToken of ['', 'nonsense', '1:wrong'])
      await expect(connector.tokens.obtain?.({ ...source, credentials: { botToken } }, signal)).rejects.toMatchObject({
        fault: 'auth',
      });
  });
});

describe('answering on Telegram', () => {
  it('answers the message itself, and nothing where that is gone', async () => {
    await connector.reply(source, target(), 'Sorry to hear that', 'k', signal);
    expect(standIn.sent).toMatchObject([{ text: 'Sorry to hear that', answers: 11 }]);
    const gone = { ...target(), externalId: '-1001876543210:9999' };
    await expect(connector.reply(source, gone, 'Hi', 'k', signal)).rejects.toMatchObject({ outcome: 'refused' });
    await expect(connector.reply(source, { ...target(), externalId: 'x' }, 'Hi', 'k', signal)).rejects.toMatchObject({
      outcome: 'refused',
    });
    expect(standIn.sent).toHaveLength(1);
  });

  it('follows a group that has moved, once', async () => {
    const moved = { ...target(), externalId: '-4455:7' };
    expect(await connector.reply(source, moved, 'Hi', 'k', signal)).toEqual({
      externalId: standIn.sent[0]?.externalId,
      url: expect.stringMatching(/^https:\/\/t\.me\/acme_users\//),
    });
    expect(standIn.sent).toHaveLength(1);
  });

  it('waits as long as Telegram says', async () => {
    const wait = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 35 } };
    standIn.answerReplies?.({ status: 429, body: JSON.stringify(wait) });
    await expect(connector.reply(source, target(), 'Hi', 'k', signal)).rejects.toMatchObject({
      outcome: 'not-sent',
      retryAfterSeconds: 35,
    });
    standIn.answerPolls?.({ status: 429, body: JSON.stringify(wait) });
    await expect(poll(null)).rejects.toMatchObject({ fault: 'quota', options: { retryAfterSeconds: 35 } });
  });

  it('says where it can', () => {
    const facts = { url: null, authorHandle: 'ann' };
    expect(connector.replyability({ ...facts, isPrivate: true }, source).verdict).toBe('private-only');
    expect(connector.replyability({ ...facts, isOwn: true }, source).verdict).toBe('not-possible');
    expect(connector.replyability(facts, { ...source, credentials: {} }).verdict).toBe('by-hand');
  });
});
