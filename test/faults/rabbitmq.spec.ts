import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ConfirmChannel } from 'amqplib';
import { ConnectorError, type Cursor, type Deliver } from '../../src/connectors/connector.js';
import { RabbitmqConnector } from '../../src/connectors/rabbitmq/rabbitmq.connector.js';
import type { RabbitmqSettings } from '../../src/connectors/rabbitmq/rabbitmq.settings.js';
import { GuardedClient } from '../../src/outbound/guarded-client.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { hasRabbitmq, RabbitCluster } from '../support/rabbit-cluster.js';

jest.setTimeout(180_000);

const POSTS = 3_000;
const KILLED_AFTER = 1_000;
const PER_CONFIRMATION = 50;
const UNTIL_READ_MS = 60_000;

const idOf = (queue: string, i: number): string => `${queue}-${String(i)}`;

/** What one listening source stored, with the cursors it stored with it. */
class Listening {
  readonly ids: string[] = [];
  readonly rejected: string[] = [];
  readonly cursors: Cursor[] = [];
  beats = 0;
  failure: unknown = null;
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(
    cluster: RabbitCluster,
    settings: Omit<RabbitmqSettings, 'urls'> & { readonly urls?: string },
    cursor: Cursor = null,
    credentials: Readonly<Record<string, string>> = cluster.credentials,
  ) {
    const outbound = new GuardedClient({ allow: cluster.targets, userAgent: 'Earshot/test' });
    const connector = new RabbitmqConnector({ outbound, readableFolders: [], now: () => new Date() });
    const deliver: Deliver = async (page) => {
      this.ids.push(...page.posts.map(({ externalId }) => externalId));
      this.rejected.push(...(page.rejected ?? []).map(({ raw }) => raw));
      this.cursors.push(JSON.parse(JSON.stringify(page.cursor)) as Cursor);
    };
    const context = { terms: null, now: () => new Date(), beat: () => (this.beats += 1) };
    const source = { sourceId: '1', settings: { urls: cluster.urls, ...settings }, credentials };
    this.ended = connector.listen(source, cursor, deliver, context, this.stopping.signal).catch((error: unknown) => {
      this.failure = error;
    });
  }

  /** What ended it, with the broker's own words. */
  get reason(): string | null {
    const { failure } = this;
    return failure instanceof Error ? `${failure.message} ${String(failure.cause)}` : null;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  async fault(): Promise<string> {
    await this.ended;
    if (this.failure instanceof ConnectorError)
      return `${this.failure.fault} ${this.failure.options.code ?? ''}: ${this.failure.message}`;
    throw new Error(`Not a ConnectorError: ${String(this.failure)}`);
  }
}

/** Publishes with confirmation; whatever was not confirmed is published again through the next node. */
async function publish(cluster: RabbitCluster, queue: string, bodies: readonly string[]): Promise<void> {
  let done = 0;
  for (let node = 1; done < bodies.length; node = node === 1 ? 2 : 1) {
    const model = await cluster.connectTo(node);
    model.on('error', () => undefined);
    try {
      const channel = await model.createConfirmChannel();
      channel.on('error', () => undefined);
      for (; done < bodies.length; done += PER_CONFIRMATION)
        await confirm(channel, queue, bodies.slice(done, done + PER_CONFIRMATION));
    } catch {
      // The queue is choosing a new leader: the next round sends the rest.
    } finally {
      await model.close().catch(() => undefined);
    }
  }
}

async function confirm(channel: ConfirmChannel, queue: string, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) channel.sendToQueue(queue, Buffer.from(body), { persistent: true });
  await channel.waitForConfirms();
}

const postBody = (id: string): string =>
  JSON.stringify({ id, text: `Acme, ${id}`, author: { handle: 'ann' }, publishedAt: '2026-03-02T09:00:00Z' });

const suite = hasRabbitmq()
  ? describe
  : (title: string, body: () => void): void => {
      describe.skip(`${title} (skipped: rabbitmq-server is not installed)`, body);
    };

suite('a RabbitMQ cluster of three', () => {
  let cluster: RabbitCluster;
  let settled: Cursor = null;

  beforeAll(async () => {
    cluster = await RabbitCluster.start();
    const model = await cluster.connectTo(0);
    const channel = await model.createChannel();
    for (const [queue, type] of [
      ['posts', 'stream'],
      ['tasks', 'quorum'],
      ['odd', 'quorum'],
    ] as const)
      await channel.assertQueue(queue, {
        durable: true,
        arguments: {
          'x-queue-type': type,
          'x-queue-leader-locator': 'client-local',
          [type === 'stream' ? 'x-initial-cluster-size' : 'x-quorum-initial-group-size']: 3,
        },
      });
    await model.close();
  });
  afterAll(() => cluster.stop());

  it('refuses a wrong password, an unknown host, an unknown queue and a queue of the other kind in words', async () => {
    const stream = { queue: 'posts', queueType: 'stream', urls: cluster.urls.split(',')[0] ?? '' } as const;
    const faults = [
      new Listening(cluster, stream, null, { username: 'earshot', password: 'wrong' }),
      new Listening(cluster, { ...stream, vhost: 'elsewhere' }),
      new Listening(cluster, { ...stream, queue: 'nothing' }),
      new Listening(cluster, { ...stream, queue: 'odd' }),
    ].map((listening) => listening.fault());
    await publish(cluster, 'odd', [postBody('odd-1')]);
    expect(await Promise.all(faults)).toEqual([
      'auth revoked: RabbitMQ refused the user or the password.',
      'retry refused: RabbitMQ has no such virtual host, or does not let this user in.',
      'retry not-found: RabbitMQ has no queue of this name, or none of its replicas is up.',
      'invalid refused: RabbitMQ refused to read the queue in this way; check its kind.',
    ]);
  });

  it('sets aside what is no post and goes on', async () => {
    await publish(cluster, 'odd', ['not a post', `[${postBody('odd-2')},{"id":"odd-3"}]`, postBody('odd-4')]);
    const listening = new Listening(cluster, { queue: 'odd', queueType: 'quorum' });
    expect(await waitUntil(() => listening.ids.includes('odd-4'), UNTIL_READ_MS)).toBe(true);
    await listening.stop();
    expect(listening.ids).toEqual(['odd-1', 'odd-2', 'odd-4']);
    expect(listening.rejected).toEqual(['not a post', '{"id":"odd-3"}']);

    const again = new Listening(cluster, { queue: 'odd', queueType: 'quorum' });
    await publish(cluster, 'odd', [postBody('odd-5')]);
    expect(await waitUntil(() => again.ids.length > 0, UNTIL_READ_MS)).toBe(true);
    await again.stop();
    expect(again.ids).toEqual(['odd-5']);
  });

  it('gets every post of a stream and of a quorum queue while the node that leads both is killed', async () => {
    expect(cluster.leaderOf('posts')).toBe(0);
    expect(cluster.leaderOf('tasks')).toBe(0);
    const stream = new Listening(cluster, { queue: 'posts', queueType: 'stream' });
    const quorum = new Listening(cluster, { queue: 'tasks', queueType: 'quorum', prefetch: 200 });
    const wanted = (queue: string): string[] => Array.from({ length: POSTS }, (_, i) => idOf(queue, i));
    const published = Promise.all(
      ['posts', 'tasks'].map((queue) => publish(cluster, queue, wanted(queue).map(postBody))),
    );
    const readSome = (): boolean => stream.ids.length >= KILLED_AFTER && quorum.ids.length >= KILLED_AFTER;
    expect(await waitUntil(readSome, UNTIL_READ_MS)).toBe(true);
    await cluster.kill(0);
    await published;
    const readAll = (): boolean => new Set(stream.ids).size === POSTS && new Set(quorum.ids).size === POSTS;
    const hasReadAll = await waitUntil(readAll, UNTIL_READ_MS);
    await Promise.all([stream.stop(), quorum.stop()]);
    expect([stream.reason, quorum.reason]).toEqual([null, null]);
    expect([new Set(stream.ids).size, new Set(quorum.ids).size, hasReadAll]).toEqual([POSTS, POSTS, true]);
    expect(stream.beats).toBeGreaterThan(0);

    const offsets = stream.cursors.map((cursor) => Number(cursor?.['offset'] ?? -1));
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    settled = stream.cursors[Math.floor(stream.cursors.length / 2)] ?? null;
  });

  it('goes on after the offset its cursor holds, and from the end where it is told so', async () => {
    const after = Number(settled?.['offset']);
    const all = new Listening(cluster, { queue: 'posts', queueType: 'stream' });
    const rest = new Listening(cluster, { queue: 'posts', queueType: 'stream' }, settled);
    const next = new Listening(cluster, { queue: 'posts', queueType: 'stream', startFrom: 'next' });
    expect(await waitUntil(() => next.cursors.length > 0, UNTIL_READ_MS)).toBe(true);
    await publish(cluster, 'posts', [postBody('last')]);
    const hasEnded = (): boolean => [all, rest, next].every(({ ids }) => ids.includes('last'));
    expect(await waitUntil(hasEnded, UNTIL_READ_MS)).toBe(true);
    await Promise.all([all.stop(), rest.stop(), next.stop()]);
    expect(after).toBeGreaterThan(0);
    expect(rest.ids).toEqual(all.ids.slice(after + 1));
    expect(next.ids).toEqual(['last']);
  });
});
