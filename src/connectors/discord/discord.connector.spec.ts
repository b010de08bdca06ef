import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/fixtures/outbound/client-harness.js';
import type { DiscordStandIn } from '../../../test/support/stand-ins/discord.stand-in.js';
import { startDiscordStandIn } from '../../../test/support/stand-ins/discord.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, Page, PollLimits } from '../connector.js';
import type { ReplyTarget } from '../reply.types.js';
import { DiscordConnector } from './discord.connector.js';
import { readMessage } from './discord.normalise.js';
import type { DiscordSettings, DiscordSource } from './discord.settings.js';

type Delivered = Omit<Page, 'complete'>;

let standIn: DiscordStandIn;
let client: GuardedClient;
let connector: DiscordConnector;
let source: DiscordSource;
const signal = (): AbortSignal => AbortSignal.timeout(20_000);
const limits = (more: Partial<PollLimits> = {}): PollLimits => ({
  now: new Date(),
  maxPosts: 100,
  maxRequests: 20,
  terms: [],
  ...more,
});
const target = (): ReplyTarget => {
  if (standIn.replyTarget === undefined) throw new Error('nothing to answer');
  return standIn.replyTarget;
};
const textsOf = (pages: readonly Delivered[]): string[] => pages.flatMap(({ posts }) => posts.map(({ text }) => text));

beforeEach(async () => {
  standIn = await startDiscordStandIn();
  client = new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' });
  connector = new DiscordConnector({ outbound: client, readableFolders: [], now: () => new Date() });
  source = { sourceId: '1', settings: standIn.settings as DiscordSettings, credentials: standIn.credentials };
});
afterEach(async () => {
  await client.close(0);
  await standIn.stop();
});

describe('reading channels', () => {
  it('reads a message with all it says, with names where Discord writes ids', () => {
    const message = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/message.json'), 'utf8')) as object;
    const place = { guildId: '1000000000000000001', botId: '1100000000000000009' };
    expect(readMessage(message, place)).toEqual({
      kind: 'post',
      hasNoWords: false,
      post: {
        externalId: '1200000000000000001:1300000000000000042',
        text: '@acmecare my card :sad: was declined',
        author: { id: '1150000000000000077', handle: 'maija_k', name: 'Maija K' },
        url: 'https://discord.com/channels/1000000000000000001/1200000000000000001/1300000000000000042',
        publishedAt: new Date('2026-03-02T09:15:00.123Z'),
        editedAt: new Date('2026-03-02T09:16:00Z'),
        conversationId: '1200000000000000001:1300000000000000040',
        inReplyTo: '1200000000000000001:1300000000000000040',
        metrics: { likes: 3 },
        addressesUs: true,
      },
    });
    expect(readMessage(message, { ...place, guildId: null })).toMatchObject({ post: { isPrivate: true } });
    expect(readMessage(message, { ...place, botId: '1150000000000000077' })).toMatchObject({ post: { isOwn: true } });
    for (const bad of [null, {}, { ...message, id: '5' }, { ...message, author: null }, { ...message, content: 5 }])
      expect(readMessage(bad, place)).toMatchObject({ kind: 'bad', reason: expect.stringMatching(/\.$/) });
  });

  it('skips nothing when more came than one page and one poll can hold', async () => {
    const { cursor: start } = await connector.poll(source, null, limits(), signal());
    const added = Array.from({ length: 250 }, (_, i) => standIn.add(`message ${String(i)}`).content);
    const seen = new Set<string>();
    let cursor: Cursor = start;
    for (let complete = false; !complete;) {
      const page = await connector.poll(source, cursor, limits({ maxRequests: 1 }), signal());
      for (const text of textsOf([page])) seen.add(text);
      ({ cursor, complete } = page);
    }
    expect(added.filter((text) => !seen.has(text))).toEqual([]);
  });

  it('reads the other channels when one is gone, and says which', async () => {
    standIn.add('still read');
    const gone = '1200000000000000404';
    const reading = (channels: string): DiscordSource => ({
      ...source,
      settings: Object.assign({}, source.settings, { channels }),
    });
    const both = reading(`${gone} ${source.settings.channels}`);
    const page = await connector.poll(both, null, limits(), signal());
    expect(textsOf([page])).toContain('still read');
    expect(page.complete).toBe(true);
    expect(page.notices).toMatchObject([{ code: 'query-refused', text: expect.stringContaining(gone) }]);
    await expect(connector.poll(reading(gone), null, limits(), signal())).rejects.toMatchObject({
      options: { code: 'not-found' },
    });
  });

  it('fills an interval from the history', async () => {
    const inside = Array.from({ length: 130 }, (_, i) => standIn.add(`inside ${String(i)}`));
    const outside = standIn.add('after');
    const instant = (message: { readonly [name: string]: unknown } | undefined): Date =>
      new Date(String(message?.['timestamp']));
    const gap = { from: instant(inside[10]), to: instant(outside) };
    const found: string[] = [];
    let cursor: Cursor = null;
    for (let complete = false; !complete;) {
      const page = await connector.fill(source, gap, cursor, limits({ maxPosts: 50 }), signal());
      found.push(...textsOf([page]));
      ({ cursor, complete } = page);
    }
    expect(new Set(found)).toEqual(new Set(inside.slice(10).map(({ content }) => content)));
  });

  it('says when Discord hides what people write, and what is left of the limit', async () => {
    standIn.add('');
    const page = await connector.poll(source, null, limits(), signal());
    expect(page.notices?.map(({ code }) => code)).toEqual(['message-content-missing']);
    expect(page.quotas).toMatchObject([{ limit: 5, remaining: 4 }]);
  });

  it('waits fractions of a second that Discord asks for', async () => {
    standIn.answerPolls?.({ status: 429, body: '{"message":"limited","retry_after":64.57,"global":false}' });
    await expect(connector.poll(source, null, limits(), signal())).rejects.toMatchObject({
      fault: 'quota',
      options: { retryAfterSeconds: 65 },
    });
  });
});

describe('listening', () => {
  const listen = (cursor: Cursor, into: Delivered[], stop: AbortController, from = source): Promise<void> =>
    connector.listen(
      from,
      cursor,
      (page) => {
        into.push(page);
        return Promise.resolve();
      },
      { terms: null, now: () => new Date(), beat: () => undefined },
      stop.signal,
    );

  it('is told of messages, edits and deletions, in its channels and in private', async () => {
    const pages: Delivered[] = [];
    const stop = new AbortController();
    const listening = listen(null, pages, stop);
    await until(() => standIn.sockets.length === 1);
    const message = standIn.add('live');
    standIn.add('elsewhere', { channel_id: '1200000000000000099' });
    standIn.add('in private', { channel_id: '1200000000000000555' });
    standIn.delete(message.id);
    await until(() => pages.flatMap(({ posts }) => posts).length === 3);
    expect(pages.flatMap(({ posts }) => posts)).toMatchObject([
      { text: 'live' },
      { text: 'in private', isPrivate: true, addressesUs: true },
      { externalId: `1200000000000000001:${message.id}`, isDeleted: true },
    ]);
    expect(standIn.greetings).toEqual([`identify ${String((1 << 9) | (1 << 12) | (1 << 15))}`]);
    stop.abort();
    await listening;

    const seen: Delivered[] = [];
    const again = new AbortController();
    standIn.add('while nobody listened');
    const relistening = listen(pages.at(-1)?.cursor ?? null, seen, again);
    await until(() => textsOf(seen).length === 1);
    expect(textsOf(seen)).toEqual(['while nobody listened']);
    expect(seen.flatMap(({ gaps }) => gaps ?? [])).toEqual([]);
    expect(standIn.greetings.at(-1)).toMatch(/^resume \d+$/);
    again.abort();
    await relistening;
  });

  it('begins anew when its session is forgotten, and tells the time in between as a gap', async () => {
    const pages: Delivered[] = [];
    const stop = new AbortController();
    const listening = listen(null, pages, stop);
    await until(() => pages.length > 0);
    stop.abort();
    await listening;
    standIn.forgetSessions();
    const later: Delivered[] = [];
    await listen(pages.at(-1)?.cursor ?? null, later, new AbortController());
    expect(standIn.greetings.at(-1)).toBe('invalid');
    const fresh = new AbortController();
    const last: Delivered[] = [];
    const relistening = listen(later.at(-1)?.cursor ?? null, last, fresh);
    await until(() => last.length > 0);
    expect(last[0]?.gaps).toMatchObject([{ reason: 'session-lost', from: expect.any(Date) }]);
    fresh.abort();
    await relistening;
  });

  /** The newest connection, once so many were greeted. */
  const greeted = async (count: number): Promise<DiscordStandIn['sockets'][number] | undefined> => {
    await until(() => standIn.greetings.length === count);
    return standIn.sockets.at(-1);
  };

  it('leaves a connection that no longer answers, and ends when it is asked to connect again', async () => {
    standIn.answerHeartbeats(false);
    await listen(null, [], new AbortController());
    standIn.answerHeartbeats(true);
    const listening = listen(null, [], new AbortController());
    (await greeted(2))?.send('{"op":7,"d":null}');
    await listening;
  });

  it('says why it is refused', async () => {
    const other = { ...source, credentials: { botToken: 'MTE.not.the-token-of-the-bot' } };
    await expect(listen(null, [], new AbortController(), other)).rejects.toMatchObject({
      fault: 'auth',
      options: { code: 'revoked' },
    });
    const listening = listen(null, [], new AbortController());
    (await greeted(1))?.close(4014);
    await expect(listening).rejects.toMatchObject({ fault: 'auth', options: { code: 'forbidden' } });
    const dropped = listen(null, [], new AbortController());
    (await greeted(2))?.drop();
    await expect(dropped).rejects.toMatchObject({ fault: 'retry', options: { code: 'unreachable' } });
  });
});

describe('answering on Discord', () => {
  it('tells only the writer, and posts once though the answer to the first try is lost', async () => {
    standIn.loseNextAnswer();
    await expect(connector.reply(source, target(), 'Hello @everyone', 'k1', signal())).rejects.toMatchObject({
      outcome: 'unknown',
    });
    const posted = await connector.reply(source, target(), 'Hello @everyone', 'k1', signal());
    expect(standIn.posted?.()).toEqual([{ externalId: posted.externalId, text: 'Hello @everyone' }]);
    expect(standIn.messages.at(-1)).toMatchObject({
      allowed: { parse: [], replied_user: true },
      message_reference: { message_id: target().externalId.split(':')[1] },
    });
  });

  it('posts nothing under a message that is gone', async () => {
    standIn.delete(target().externalId.split(':')[1] ?? '');
    await expect(connector.reply(source, target(), 'Hi', 'k', signal())).rejects.toMatchObject({ outcome: 'refused' });
  });

  it('writes in private where that is asked for and open', async () => {
    const to: ReplyTarget = { ...target(), visibility: 'private' };
    const posted = await connector.reply(source, to, 'Between us', 'k2', signal());
    expect(posted.externalId).toMatch(/^1200000000000000555:/);
    await expect(connector.reply(source, to, 'closed to you', 'k3', signal())).rejects.toMatchObject({
      outcome: 'refused',
      message: 'This person takes no private messages from the bot.',
    });
    const { authorId: _, ...unknown } = to;
    await expect(connector.reply(source, unknown, 'Hi', 'k4', signal())).rejects.toMatchObject({ outcome: 'refused' });
  });
});
