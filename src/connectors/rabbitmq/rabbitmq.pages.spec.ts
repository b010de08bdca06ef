import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ConsumeMessage } from 'amqplib';
import { readMessage } from './rabbitmq.normalise.js';
import { toPages, type PageContext } from './rabbitmq.pages.js';
import { readPlace, startOf, writePlace, type StreamPlace } from './rabbitmq.place.js';
import { brokersOf, RabbitmqSettings } from './rabbitmq.settings.js';

const NOW = new Date('2026-03-03T00:00:00Z');
const EARLIER = new Date('2026-03-02T23:00:00Z');
const FIXTURE = readFileSync(join(import.meta.dirname, 'fixtures/messages.json'));

const post = (id: number): string => JSON.stringify({ id, text: 'Acme', author: { handle: 'ann' } });
const message = (offset: number | null, body: string): ConsumeMessage =>
  ({
    content: Buffer.from(body),
    properties: { headers: offset === null ? {} : { 'x-stream-offset': offset } },
  }) as unknown as ConsumeMessage;
const context = (more: Partial<PageContext> = {}): PageContext => ({
  queue: 'posts',
  queueType: 'stream',
  network: undefined,
  maxPosts: 3,
  now: NOW,
  ...more,
});
const place = (offset: number | null): StreamPlace => ({ queue: 'posts', offset, at: EARLIER });

describe('the body of a message', () => {
  it('is a list of posts, or one', () => {
    const read = readMessage(FIXTURE, NOW, 'forum');
    expect(read.rejected).toEqual([]);
    expect(read.posts.map(({ externalId, network, isDeleted }) => [externalId, network, isDeleted ?? false])).toEqual([
      ['1790000000000000001', 'forum', false],
      ['1790000000000000002', 'forum', false],
      ['1790000000000000003', 'forum', true],
    ]);
    expect(readMessage(Buffer.from(post(7)), NOW, undefined).posts[0]).toEqual({
      externalId: '7',
      text: 'Acme',
      author: { handle: 'ann' },
    });
  });

  it('is set aside with its reason when it is neither, or too large', () => {
    for (const body of ['no json', '{"id":"1"}', ' '.repeat(5 * 1024 * 1024 + 1)]) {
      const { posts, rejected } = readMessage(Buffer.from(body), NOW, undefined);
      expect(posts).toEqual([]);
      expect(rejected).toHaveLength(1);
      expect(rejected[0]?.reason).toMatch(/\w.*\.$/);
      expect(rejected[0]?.raw.length).toBeLessThanOrEqual(64 * 1024);
    }
  });

  it('is not believed about dates that are still to come', () => {
    const body = `{"id":1,"text":"","author":{"handle":"a"},"publishedAt":"2099-01-01T00:00:00Z"}`;
    expect(readMessage(Buffer.from(body), NOW, undefined).posts[0]?.publishedAt).toEqual(NOW);
  });
});

describe('pages of messages', () => {
  it('hold no more posts than allowed, and a cursor of what is wholly in them', () => {
    const many = `[${[1, 2, 3, 4, 5].map(post).join(',')}]`;
    const { pages, place: reached } = toPages([message(8, post(0)), message(9, many)], place(7), context());
    expect(pages.map(({ posts, cursor }) => [posts.length, cursor?.['offset']])).toEqual([
      [3, 8],
      [3, 9],
    ]);
    expect(reached?.offset).toBe(9);
    expect(pages.flatMap(({ gaps }) => gaps ?? [])).toEqual([]);
  });

  it('say which messages the stream dropped before they could be read', () => {
    const { pages } = toPages([message(20, post(1))], place(7), context());
    expect(pages[0]?.gaps).toEqual([{ from: EARLIER, to: NOW, reason: 'stream-dropped' }]);
  });

  it('are none of a queue of the other kind', () => {
    expect(() => toPages([message(null, post(1))], null, context())).toThrow('no stream');
    expect(() => toPages([message(1, post(1))], null, context({ queueType: 'quorum' }))).toThrow('is a stream');
  });
});

describe('the place in a stream', () => {
  it('survives JSON and belongs to its queue', () => {
    const cursor = JSON.parse(JSON.stringify(writePlace(place(7)))) as Record<string, unknown>;
    expect(readPlace(cursor, 'posts')).toEqual(place(7));
    expect(readPlace(cursor, 'others')).toBeNull();
    expect(readPlace({ offset: 'x', queue: 'posts' }, 'posts')).toBeNull();
    expect(readPlace(null, 'posts')).toBeNull();
  });

  it('is gone on from after its offset, or before a first message from the time reading began', () => {
    expect(startOf(null, 'next')).toBe('next');
    expect(startOf(place(7), 'next')).toBe(8);
    expect(startOf(place(null), 'first')).toBe('first');
    expect(startOf(place(null), 'next')).toEqual({ '!': 'timestamp', value: EARLIER.getTime() / 1_000 - 60 });
  });
});

it('tries the brokers of the settings in their order', () => {
  const settings = Object.assign(new RabbitmqSettings(), {
    urls: 'amqp://a.example, amqps://[::1], amqp://b.example:99/',
  });
  expect(brokersOf(settings)).toEqual([
    { protocol: 'amqp', host: 'a.example', port: 5672 },
    { protocol: 'amqps', host: '::1', port: 5671 },
    { protocol: 'amqp', host: 'b.example', port: 99 },
  ]);
});
