import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IsOptional, IsString } from 'class-validator';
import type { Connector } from '../../src/connectors/connector.js';
import type { NormalisedPost } from '../../src/connectors/post.types.js';
import { WatchCoverageJob } from '../../src/modules/coverage/watch-coverage.job.js';
import { ListenSourcesJob } from '../../src/modules/ingest/listen-sources.job.js';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { DeliverOutboxJob } from '../../src/modules/outbox/deliver-outbox.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { SourceLeaseService } from '../../src/modules/sources/source-lease.service.js';
import { aPost } from '../support/a-post.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { Scene } from '../support/scene.js';
import { serveLoopback, type Answer, type Loopback } from '../support/stand-ins/stand-in.js';

const INTERVAL_SECONDS = 300;

/** What the site answers now, and the items its feed shows. */
let site: Loopback;
let answer: Answer | null;
let items: number;
/** Where notices of alerts arrive. */
let receiver: Loopback;
let receiverAnswer: Answer;
let scene: Scene;
let stream: FakeStream;

class FakeSettings {
  @IsOptional()
  @IsString()
  query?: string;
}

/** A stream that brings what it is told to and then only beats. */
class FakeStream {
  private deliver: ((posts: readonly NormalisedPost[]) => Promise<void>) | null = null;
  isOpen = false;

  readonly connector = {
    kind: 'fake-stream',
    network: 'web',
    description: 'A stream for this spec.',
    settings: FakeSettings,
    settingFields: [],
    credentialFields: [],
    poll: () => Promise.reject(new Error('not polled')),
    isListening: () => true,
    listen: async (_source, _cursor, deliver, context, signal) => {
      this.deliver = (posts) => deliver({ posts, cursor: { at: posts.length } });
      await this.deliver([]);
      context.beat();
      this.isOpen = true;
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve, { once: true });
      });
    },
    replyability: () => ({ verdict: 'by-hand', reason: 'spec', deepLink: null }),
  } satisfies Connector as Connector;

  async bring(count: number): Promise<void> {
    await this.deliver?.(Array.from({ length: count }, () => aPost().build()));
  }
}

const feed = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/rss+xml' },
  body: `<rss version="2.0"><channel><title>News</title>${Array.from(
    { length: items },
    (_, n) =>
      `<item><guid>n${String(n)}</guid><title>News ${String(n)}</title><link>https://news.example/${String(n)}</link></item>`,
  ).join('')}</channel></rss>`,
});

beforeAll(async () => {
  site = await serveLoopback(() => answer ?? feed());
  receiver = await serveLoopback(() => receiverAnswer);
  scene = await Scene.open({ outboundAllow: [site.host, receiver.host] });
  stream = new FakeStream();
  const catalogue = scene.http.app.get(ConnectorCatalogue);
  (Reflect.get(catalogue, 'byKind') as Map<string, Connector>).set('fake-stream', stream.connector);
});
afterAll(async () => {
  await scene.close();
  await site.stop();
  await receiver.stop();
});

let notifierId: string;
beforeEach(async () => {
  answer = null;
  items = 10;
  receiverAnswer = { status: 204 };
  const made = await scene.as(scene.admin, 'POST', '/notifiers', {
    kind: 'webhook',
    name: 'On call',
    settings: { url: `${receiver.origin}/hook` },
  });
  expect(made.status).toBe(201);
  notifierId = made.body.id as string;
});
afterEach(async () => {
  await scene.as(scene.admin, 'DELETE', `/notifiers/${notifierId}`);
  await scene.sql(`UPDATE source SET deleted_at = now()`);
  await watch();
  await sendDue();
});

const never = (): { signal: AbortSignal; workerId: string } => ({
  signal: new AbortController().signal,
  workerId: 'spec',
});
const watch = (): Promise<unknown> => scene.http.app.get(WatchCoverageJob).run(never());

async function sendDue(): Promise<void> {
  await scene.sql(`UPDATE outbox SET due_at = now() WHERE kind = 'alert.send' AND state = 'waiting'`);
  await scene.http.app.get(DeliverOutboxJob).run(never());
}

/** Lets time go by for a source: everything it remembers moves back. */
async function pass(id: string, seconds: number): Promise<void> {
  await scene.sql(
    `UPDATE source SET watched_since = watched_since - make_interval(secs => $2), created_at = created_at - make_interval(secs => $2),
       last_post_at = last_post_at - make_interval(secs => $2), last_success_at = last_success_at - make_interval(secs => $2),
       last_beat_at = last_beat_at - make_interval(secs => $2), health_since = health_since - make_interval(secs => $2) WHERE id = $1`,
    [id, seconds],
  );
}

async function readOnce(id: string): Promise<void> {
  await scene.sql(`UPDATE source SET next_poll_at = now() WHERE id = $1`, [id]);
  await scene.http.app.get(ReadSourcesJob).run(never());
}

const addFeed = (): Promise<string> =>
  scene.source({
    connector: 'feed',
    name: 'The News',
    settings: { url: `${site.origin}/feed` },
    intervalSeconds: INTERVAL_SECONDS,
  });

/** A feed that brought four new posts with each of five reads. */
async function busyFeed(): Promise<string> {
  const id = await addFeed();
  await readOnce(id);
  for (let read = 0; read < 5; read++) {
    await pass(id, INTERVAL_SECONDS);
    items += 4;
    await readOnce(id);
  }
  await watch();
  expect(await healthOf(id)).toMatchObject({ state: 'ok', reason: null });
  return id;
}

interface Health {
  readonly state: string;
  readonly reason: { readonly code: string; readonly text: string } | null;
  readonly lastPostAt: string | null;
}
const healthOf = async (id: string): Promise<Health> => (await scene.get(`/sources/${id}`)).body.health as Health;

const noticesOf = (): { title: string; text: string; key: string; severity: string }[] =>
  receiver.received.map(
    ({ body }) => JSON.parse(body) as { title: string; text: string; key: string; severity: string },
  );

/** The notice that left about what happened since `before`. */
async function expectNotice(before: number, text: RegExp): Promise<void> {
  await watch();
  await sendDue();
  const left = noticesOf().slice(before);
  expect(left).toHaveLength(1);
  expect(left[0]?.text).toMatch(text);
}

describe('a source whose server says', () => {
  it.each([
    ['402', { status: 402 }, 'payment-required', /wants to be paid/],
    ['403', { status: 403 }, 'forbidden', /does not let us read/],
    ['401, because the token was revoked', { status: 401 }, 'revoked', /401/],
    ['something of another shape', { status: 200, body: '{"results": []}' }, 'changed-shape', /./],
  ] as [string, Answer, string, RegExp][])(
    '%s is blind at once, for that reason, and an alert leaves',
    async (_, trouble, code, text) => {
      const id = await busyFeed();
      const before = receiver.received.length;
      answer = trouble;
      await pass(id, INTERVAL_SECONDS);
      await readOnce(id);
      const health = await healthOf(id);
      expect(health).toMatchObject({ state: 'blind', reason: { code } });
      expect(health.reason?.text).toMatch(text);
      await expectNotice(before, text);
      const { items: alerts } = (await scene.get('/alerts?state=open')).body as { items: Record<string, unknown>[] };
      expect(alerts).toEqual([
        expect.objectContaining({
          kind: 'source-blind',
          details: { sourceId: id, sourceName: 'The News', connector: 'feed', reason: code },
          deliveries: [expect.objectContaining({ state: 'sent', notifier: { id: notifierId, name: 'On call' } })],
        }),
      ]);
      // Mended: the alert ends by itself and says so.
      answer = null;
      await readOnce(id);
      expect(await healthOf(id)).toMatchObject({ state: 'ok', reason: null });
      await expectNotice(before + 1, /^Over: /);
      expect((await scene.get('/alerts?state=open')).body.items).toEqual([]);
    },
  );

  it('503 is degraded first, told of when it lasts, and blind when nothing was read for six intervals', async () => {
    const id = await busyFeed();
    const before = receiver.received.length;
    answer = { status: 503 };
    await pass(id, INTERVAL_SECONDS);
    await readOnce(id);
    expect(await healthOf(id)).toMatchObject({ state: 'degraded', reason: { code: 'server-error' } });
    await watch();
    await sendDue();
    expect(receiver.received).toHaveLength(before);
    await pass(id, 2 * INTERVAL_SECONDS);
    await expectNotice(before, /has trouble/);
    await pass(id, 4 * INTERVAL_SECONDS);
    await expectNotice(before + 1, /sees nothing.*has trouble/);
    expect(await healthOf(id)).toMatchObject({ state: 'blind', reason: { code: 'server-error' } });
  });
});

describe('a feed that froze', () => {
  it('is degraded within two intervals, an alert leaves, and one new post mends it', async () => {
    const id = await busyFeed();
    const before = receiver.received.length;
    for (let read = 0; read < 2; read++) {
      await pass(id, INTERVAL_SECONDS);
      await readOnce(id);
    }
    await expectNotice(before, /no new post for 10 minutes; about 8 are usual/);
    const health = await healthOf(id);
    expect(health).toMatchObject({ state: 'degraded', reason: { code: 'frozen' } });
    // Answers alone change nothing.
    await readOnce(id);
    expect(await healthOf(id)).toMatchObject({
      state: 'degraded',
      reason: { code: 'frozen', text: health.reason?.text },
    });
    items += 1;
    await readOnce(id);
    expect(await healthOf(id)).toMatchObject({ state: 'ok', reason: null });
    await expectNotice(before + 1, /^Over: /);
  });

  it('is not taken for frozen when it never was fast', async () => {
    const id = await addFeed();
    await readOnce(id);
    await pass(id, 12 * 3_600);
    items += 1;
    await readOnce(id);
    await pass(id, 8 * 3_600);
    await readOnce(id);
    await watch();
    expect(await healthOf(id)).toMatchObject({ state: 'ok' });
  });
});

describe('a stream', () => {
  it('that sends only heartbeats is degraded within two intervals, and an alert leaves', async () => {
    const stop = new AbortController();
    const id = await scene.source({ connector: 'fake-stream', name: 'Firehose', settings: {}, intervalSeconds: 60 });
    const before = receiver.received.length;
    stream.isOpen = false;
    await scene.http.app.get(ListenSourcesJob).run({ signal: stop.signal, workerId: 'spec' });
    expect(await waitUntil(() => stream.isOpen, 10_000)).toBe(true);
    await pass(id, 300);
    await stream.bring(20);
    await watch();
    expect(await healthOf(id)).toMatchObject({ state: 'ok' });
    await pass(id, 120);
    await scene.http.app.get(SourceLeaseService).recordBeat(id);
    await expectNotice(before, /gives signs of life, but no post for 2 minutes/);
    expect(await healthOf(id)).toMatchObject({ state: 'degraded', reason: { code: 'heartbeats-only' } });
    await scene.http.app.get(SourceLeaseService).recordBeat(id);
    expect(await healthOf(id)).toMatchObject({ state: 'degraded' });
    await stream.bring(1);
    expect(await healthOf(id)).toMatchObject({ state: 'ok', reason: null });
    stop.abort();
  });
});

describe('what was not seen', () => {
  it('is kept with its reason, and shown for any time gone by', async () => {
    const from = new Date(Date.now() - 60_000).toISOString();
    const id = await busyFeed();
    answer = { status: 403 };
    await readOnce(id);
    await scene.sql(
      `UPDATE source_state SET from_at = now() - interval '30 seconds' WHERE source_id = $1 AND to_at IS NULL`,
      [id],
    );
    answer = null;
    await readOnce(id);
    const to = new Date(Date.now() + 60_000).toISOString();
    const { status, body } = await scene.get(`/coverage/history?from=${from}&to=${to}`);
    expect(status).toBe(200);
    const own = (body.items as { source: { id: string } }[]).filter(({ source }) => source.id === id);
    expect(own).toEqual([
      {
        source: { id, name: 'The News', connector: 'feed', network: 'web' },
        state: 'blind',
        reason: { code: 'forbidden', text: expect.stringContaining('403') },
        from: expect.any(String),
        to: expect.any(String),
      },
    ]);
    expect(body).toMatchObject({ state: 'blind' });
    expect(body.blindSeconds).toBeGreaterThanOrEqual(29);
    const states = await scene.sql<{ state: string; isOpen: boolean }>(
      `SELECT state, to_at IS NULL AS "isOpen" FROM source_state WHERE source_id = $1 ORDER BY id`,
      [id],
    );
    expect(states.map(({ state }) => state)).toEqual(['waiting', 'ok', 'blind', 'ok']);
    expect(states.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true]);
    expect((await scene.get(`/coverage/history?from=${to}&to=${from}`)).status).toBe(400);
    expect((await scene.get(`/coverage/history?from=${from}&to=${to}&watch=${scene.watchId}`)).status).toBe(200);
    expect((await scene.get(`/coverage/history?from=${from}&to=${to}&watch=987654321`)).status).toBe(404);
  });

  it('shows in the overview beside what is expected, to everybody who works here', async () => {
    const id = await busyFeed();
    const agent = await scene.agent('Asta');
    const { status, body } = await scene.get('/coverage', agent);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'ok', asOf: expect.any(String) });
    expect((body.items as { source: { id: string } }[]).find(({ source }) => source.id === id)).toMatchObject({
      source: { id, name: 'The News', connector: 'feed', network: 'web' },
      state: 'ok',
      reason: null,
      expectedPerDay: null,
      seenPerDay: 20,
      openGaps: 0,
      missingHours: 0,
      spend: { today: { requests: expect.any(Number) } },
    });
  });
});

describe('a feed of which nothing can be understood', () => {
  it('is degraded for its changed shape', async () => {
    const id = await busyFeed();
    answer = {
      status: 200,
      headers: { 'content-type': 'application/rss+xml' },
      body: '<rss version="2.0"><channel><title>News</title><item><guid>a</guid></item><item><guid>b</guid></item></channel></rss>',
    };
    await readOnce(id);
    expect(await healthOf(id)).toMatchObject({ state: 'degraded', reason: { code: 'changed-shape' } });
  });
});
