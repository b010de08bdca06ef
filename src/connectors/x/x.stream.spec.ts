import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { X_TOKEN, XNetwork } from '../../../test/support/stand-ins/x-network.js';
import { XStreamServer } from '../../../test/support/stand-ins/x-stream.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, Deliver, ListenContext, SearchTerm } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { XApi } from './x.api.js';
import { FrameSplitter } from './x.frames.js';
import type { XReader } from './x.listing.js';
import { ReconnectPace } from './x.pace.js';
import { termsOf, type XSettings } from './x.settings.js';
import { listenToX, readBatch } from './x.stream.js';

const START = new Date('2026-11-22T12:00:00Z');
const ACME: readonly SearchTerm[] = [{ kind: 'word', text: 'acme' }];

describe('listenToX', () => {
  let now: Date;
  let network: XNetwork;
  let server: XStreamServer;
  let client: GuardedClient;
  let ending: AbortController;
  let posts: NormalisedPost[];
  let cursor: Cursor;
  let beats: number;
  let waits: number[];
  let tell: () => void;

  beforeEach(async () => {
    now = START;
    network = new XNetwork(() => now);
    network.lags = false;
    server = await XStreamServer.start(network);
    client = new GuardedClient({ allow: [server.host], userAgent: 'Earshot/test' });
    ending = new AbortController();
    posts = [];
    cursor = null;
    beats = 0;
    waits = [];
    tell = () => undefined;
  });
  afterEach(async () => {
    ending.abort();
    await server.stop();
    await client.close(0);
  });

  const listen = (settings: Partial<XSettings> = {}, terms: ListenContext['terms'] = ACME): Promise<void> => {
    const source = {
      sourceId: '1',
      settings: { baseUrl: `http://${server.host}`, ...settings },
      credentials: { bearerToken: X_TOKEN },
    };
    const read = termsOf(source);
    const readerAt = (at: Date): XReader => ({
      api: new XApi(client, source, at),
      terms: read,
      view: { accountId: null, handle: read.handle, now: at },
      signal: ending.signal,
    });
    const deliver: Deliver = async (page) => {
      posts.push(...page.posts);
      cursor = page.cursor;
      tell();
    };
    const context: ListenContext = {
      terms,
      now: () => now,
      beat: () => {
        beats += 1;
        tell();
      },
    };
    const wait = async (ms: number): Promise<void> => {
      waits.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
    };
    return listenToX(
      { api: readerAt(now).api, terms: read, signal: ending.signal, pace, context, deliver, readerAt, wait },
      cursor,
    );
  };
  let pace = new ReconnectPace();
  beforeEach(() => {
    pace = new ReconnectPace();
  });

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds())
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
  };
  const texts = (): string[] => posts.map(({ text }) => text);

  it('makes the rules, hands on what comes, and ends when told', async () => {
    server.rules.push({ id: 'a', value: 'old words', tag: 'earshot' }, { id: 'b', value: 'of others' });
    const listening = listen({ handle: 'AcmeCare' });
    await server.listened();
    expect(server.rules).toMatchObject([
      { id: 'b' },
      { value: 'acme', tag: 'earshot' },
      { value: '@acmecare', tag: 'earshot' },
    ]);
    server.emit(network.publish({ text: 'acme 🙂', at: now }));
    await until(() => posts.length === 1);
    expect(posts).toMatchObject([{ text: 'acme 🙂', author: { handle: 'ann' } }]);
    expect(cursor).toEqual({ seenAt: START.toISOString() });
    const before = beats;
    server.keepAlive();
    await until(() => beats > before);
    ending.abort();
    await expect(listening).resolves.toBeUndefined();
  });

  it('searches for what came while it was not connected, before anything newer', async () => {
    const missed = Array.from({ length: 120 }, (_, i) =>
      network.publish({ text: `acme ${String(i)}`, at: new Date(START.getTime() + i * 1_000) }),
    );
    now = new Date(START.getTime() + 600_000);
    cursor = { seenAt: START.toISOString() };
    const listening = listen();
    await server.listened();
    server.emit(network.publish({ text: 'acme live', at: now }));
    await until(() => texts().includes('acme live'));
    expect(texts().at(-1)).toBe('acme live');
    expect(new Set(texts().slice(0, -1))).toEqual(new Set(missed.map(({ text }) => text)));
    ending.abort();
    await listening;
  });

  it('connects again at once, then ever later, and gives up to be seen', async () => {
    const listening = listen();
    await server.listened();
    await until(() => cursor !== null);
    server.drop();
    await server.listened();
    for (let i = 0; i < 40; i += 1) server.refusals.push({ status: 200 });
    server.drop(true);
    await expect(listening).rejects.toMatchObject({ name: 'ConnectorError', fault: 'retry' });
    expect(waits).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * 250));
  });

  it('waits 5, 10, 20 seconds after errors, then leaves the waiting to others', async () => {
    for (let i = 0; i < 4; i += 1) server.refusals.push({ status: 503 });
    await expect(listen()).rejects.toMatchObject({
      fault: 'retry',
      options: { code: 'server-error', retryAfterSeconds: 40 },
    });
    expect(waits).toEqual([5_000, 10_000, 20_000]);
  });

  it('waits a minute after 429, and twice as long after the next', async () => {
    server.refusals.push({ status: 429 }, { status: 429 });
    await expect(listen()).rejects.toMatchObject({ fault: 'quota', options: { retryAfterSeconds: 60 } });
    await expect(listen()).rejects.toMatchObject({ fault: 'quota', options: { retryAfterSeconds: 120 } });
  });

  it('waits for the reset where X names a later one', async () => {
    const headers = {
      'x-rate-limit-limit': '50',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(START.getTime() / 1_000 + 800),
    };
    server.refusals.push({ status: 429, headers });
    await expect(listen()).rejects.toMatchObject({ fault: 'quota', options: { retryAfterSeconds: 800 } });
  });

  it('closes a connection that is in its way', async () => {
    const first = listen();
    await server.listened();
    await until(() => cursor !== null);
    const second = listen();
    await until(() => beats >= 4);
    expect(server.received.some(({ method, path }) => method === 'DELETE' && path === '/2/connections/all')).toBe(true);
    ending.abort();
    await Promise.allSettled([first, second]);
  });

  it.each([
    [401, 'auth', 'revoked'],
    [403, 'auth', 'forbidden'],
    [402, 'payment', 'payment-required'],
    [409, 'invalid', 'refused'],
  ])('leaves %i to a person', async (status, fault, code) => {
    server.refusals.push({ status, body: { title: 'No', detail: 'Because.' } });
    await expect(listen()).rejects.toMatchObject({ fault, options: { code } });
  });

  it('does not listen for nothing', async () => {
    await expect(listen({}, [])).rejects.toMatchObject({ fault: 'invalid', options: { code: 'refused' } });
  });

  it('takes a rule that is there already for added', async () => {
    server.rules.push({ id: 'z', value: 'acme' });
    const listening = listen({ handle: 'AcmeCare' });
    await server.listened();
    expect(server.rules.map(({ value }) => value)).toEqual(['acme', '@acmecare']);
    ending.abort();
    await listening;
  });

  it('moves its place on while nothing is posted', async () => {
    const listening = listen();
    await server.listened();
    await until(() => cursor !== null);
    now = new Date(START.getTime() + 61_000);
    server.keepAlive();
    await until(() => cursor?.['seenAt'] === now.toISOString());
    ending.abort();
    await listening;
    expect(posts).toEqual([]);
  });
});

describe('FrameSplitter', () => {
  it('puts lines and characters together, however they are cut', () => {
    const lines = ['{"text":"Здравствуй 🙂"}', '', '{"text":"two"}'];
    const bytes = Buffer.from(`${lines.join('\r\n')}\r\n`);
    for (let size = 1; size <= bytes.length; size += 1) {
      const splitter = new FrameSplitter();
      const frames: string[] = [];
      for (let start = 0; start < bytes.length; start += size)
        frames.push(...splitter.split(bytes.subarray(start, start + size)));
      expect(frames).toEqual(lines);
    }
  });

  it('gives up on a frame without an end', () => {
    const splitter = new FrameSplitter();
    expect(() => splitter.split(Buffer.alloc(2 * 1024 * 1024, 'x'))).toThrow('endless');
  });
});

describe('readBatch', () => {
  const view = { accountId: null, handle: null, now: START };

  it('reads posts, sets aside what it cannot read, and hears the goodbye', () => {
    const frames = [
      '',
      '{"data":{"id":"1","text":"a"}}',
      'not json',
      '{"data":{"text":"no id"}}',
      '{"errors":[{"title":"operational-disconnect","detail":"This stream has been disconnected upstream.","type":"x/operational-disconnect"}]}',
    ];
    const { posts, rejected, goodbye } = readBatch(frames, view);
    expect(posts.map(({ externalId }) => externalId)).toEqual(['1']);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'The frame of the stream is no post.',
      'The post has no id.',
    ]);
    expect(goodbye).toBe('X closes the stream: This stream has been disconnected upstream.');
  });
});

describe('ReconnectPace', () => {
  it('follows the rules of X', () => {
    const pace = new ReconnectPace();
    const cuts = Array.from({ length: 70 }, () => pace.next('cut'));
    expect(cuts.slice(0, 4)).toEqual([0, 250, 500, 750]);
    expect(cuts.at(-1)).toBe(16_000);
    expect(Array.from({ length: 8 }, () => pace.next('refused'))).toEqual(
      [5, 10, 20, 40, 80, 160, 320, 320].map((seconds) => seconds * 1_000),
    );
    expect([pace.next('limited'), pace.next('limited')]).toEqual([60_000, 120_000]);
    pace.clear();
    expect([pace.next('cut'), pace.next('refused'), pace.next('limited')]).toEqual([0, 5_000, 60_000]);
  });
});
