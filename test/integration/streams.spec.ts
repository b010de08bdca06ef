import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ConnectorError, type Connector, type Cursor, type Deliver } from '../../src/connectors/connector.js';
import { ListenSourcesJob } from '../../src/modules/ingest/listen-sources.job.js';
import { ReadSourcesJob } from '../../src/modules/ingest/read-sources.job.js';
import { ConnectorCatalogue } from '../../src/modules/sources/connector-catalogue.service.js';
import { aPost } from '../support/a-post.js';
import { FakeNetwork } from '../support/fake-network.js';
import { Scene } from '../support/scene.js';

type Listen = NonNullable<Connector['listen']>;

/** A connection as the connector holds it; the test plays the other side. */
interface Connection {
  readonly cursor: Cursor;
  readonly deliver: Deliver;
  readonly terms: Parameters<Listen>[3]['terms'];
  readonly beat: () => void;
  readonly signal: AbortSignal;
  /** The other side ends it: in good order, or with an error. */
  end(error?: Error): void;
}

let scene: Scene;
let connections: Connection[];
const workers: Worker[] = [];

beforeAll(async () => {
  scene = await Scene.open();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.end()));
  await scene.sql('UPDATE source SET deleted_at = now(), is_listening = false');
  jest.restoreAllMocks();
});
afterAll(() => scene.close());

/** A connector whose sources listen. */
function listening(): Connector {
  connections = [];
  const listen: Listen = (_, cursor, deliver, { terms, beat }, signal) =>
    new Promise((resolve, reject) => {
      const end = (error?: Error): void => {
        if (error === undefined) resolve();
        else reject(error);
      };
      signal.addEventListener('abort', () => {
        resolve();
      });
      connections.push({ cursor, deliver, terms, beat, signal, end });
    });
  return { ...new FakeNetwork('streamed', null).connector(), isListening: () => true, listen };
}

async function streamedSource(): Promise<string> {
  const catalogue = scene.http.app.get(ConnectorCatalogue);
  const real = catalogue.get.bind(catalogue);
  const connector = listening();
  jest.spyOn(catalogue, 'get').mockImplementation((kind) => (kind === 'fake' ? connector : real(kind)));
  return scene.source({ connector: 'fake', name: 'Stream', settings: {} });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 400; left > 0; left--) {
    if (await isSo()) return;
    await sleep(25);
  }
  throw new Error('It never became so.');
}

/** A worker of its own: its own job, its own signal. */
class Worker {
  private readonly stop = new AbortController();
  private readonly job: ListenSourcesJob;

  constructor(private readonly name: string) {
    const own = scene.http.app.get(ListenSourcesJob);
    this.job = Object.assign(Object.create(Object.getPrototypeOf(own) as object) as ListenSourcesJob, own, {
      streams: new Map(),
      shortLived: new Map(),
    });
    workers.push(this);
  }

  async open(): Promise<number> {
    const { opened = 0 } = await this.job.run({ signal: this.stop.signal, workerId: this.name });
    return opened;
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.job.beforeApplicationShutdown();
  }
}

async function connectionOf(count: number): Promise<Connection> {
  await until(() => connections.length >= count);
  const connection = connections[count - 1];
  if (connection === undefined) throw new Error('There is no connection.');
  return connection;
}

const delivery = (id: string) => ({
  posts: [aPost().id(id).with({ publishedAt: new Date() }).build()],
  cursor: { at: id },
});
const rowOf = async (id: string) =>
  (
    await scene.sql<{ cursor: unknown; lease_token: string | null; health_state: string; last_beat_at: Date | null }>(
      'SELECT cursor, lease_token, health_state, last_beat_at FROM source WHERE id = $1',
      [id],
    )
  )[0];

describe('a source that listens', () => {
  it('is held by one worker, stores each delivery with its cursor, and is not polled', async () => {
    const id = await streamedSource();
    const { body } = await scene.get(`/sources/${id}`);
    expect(body).toMatchObject({ isListening: true, nextPollAt: null });
    const [one, other] = [new Worker('one'), new Worker('other')];
    expect(await one.open()).toBe(1);
    expect(await other.open()).toBe(0);
    const stream = await connectionOf(1);
    expect(stream.terms).toEqual([{ kind: 'word', text: 'acme' }]);
    await stream.deliver(delivery('s1'));
    await stream.deliver(delivery('s2'));
    expect(await scene.count('mention', `external_id IN ('s1', 's2')`)).toBe(2);
    expect(await rowOf(id)).toMatchObject({ cursor: { at: 's2' }, health_state: 'ok' });
    const polls = await scene.http.app
      .get(ReadSourcesJob)
      .run({ signal: new AbortController().signal, workerId: 'poller' });
    expect(polls['read']).toBe(0);
    stream.beat();
    stream.beat();
    await until(async () => (await rowOf(id))?.last_beat_at !== null);
    await one.end();
    expect(stream.signal.aborted).toBe(true);
    expect(await rowOf(id)).toMatchObject({ lease_token: null, cursor: { at: 's2' } });
    expect(await other.open()).toBe(1);
    expect((await connectionOf(2)).cursor).toEqual({ at: 's2' });
  });

  it('is taken over when its worker is dead, and what that one still delivers is refused', async () => {
    const id = await streamedSource();
    const [dead, heir] = [new Worker('dead'), new Worker('heir')];
    await dead.open();
    const stream = await connectionOf(1);
    await stream.deliver(delivery('t1'));
    await scene.sql(`UPDATE source SET lease_until = now() - interval '1 second', next_poll_at = now() WHERE id = $1`, [
      id,
    ]);
    expect(await heir.open()).toBe(1);
    const heirs = await connectionOf(2);
    expect(heirs.cursor).toEqual({ at: 't1' });
    await expect(stream.deliver(delivery('t2'))).rejects.toThrow(/lease/);
    expect(await scene.count('mention', `external_id = 't2'`)).toBe(0);
    expect(stream.signal.aborted).toBe(true);
    await heirs.deliver(delivery('t3'));
    expect(await rowOf(id)).toMatchObject({ cursor: { at: 't3' } });
  });

  it('is opened again after it ended, later each time it ends at once', async () => {
    const id = await streamedSource();
    const worker = new Worker('patient');
    const waits: number[] = [];
    for (let time = 1; time <= 4; time++) {
      await scene.sql('UPDATE source SET next_poll_at = now() WHERE id = $1', [id]);
      expect(await worker.open()).toBe(1);
      (await connectionOf(time)).end(time % 2 === 0 ? new ConnectorError('retry', 'The stream broke.') : undefined);
      await until(async () => (await rowOf(id))?.lease_token === null);
      const [row] = await scene.sql<{ wait: number }>(
        'SELECT extract(epoch FROM next_poll_at - now())::float8 AS wait FROM source WHERE id = $1',
        [id],
      );
      waits.push(Math.round(row?.wait ?? 0));
    }
    expect(waits[0]).toBeLessThanOrEqual(1);
    expect(waits[3]).toBeGreaterThanOrEqual(6);
    expect(await rowOf(id)).toMatchObject({ health_state: 'degraded' });
    await scene.sql('UPDATE source SET next_poll_at = now() WHERE id = $1', [id]);
    await worker.open();
    (await connectionOf(5)).beat();
    await until(async () => (await rowOf(id))?.health_state === 'ok');
  });

  it('stays with a person where the network refuses it', async () => {
    const id = await streamedSource();
    const worker = new Worker('refused');
    await worker.open();
    (await connectionOf(1)).end(new ConnectorError('auth', 'Connect the account again.', { code: 'revoked' }));
    await until(async () => (await rowOf(id))?.health_state === 'blind');
    const { body } = await scene.get(`/sources/${id}`);
    expect(body.health.reason).toEqual({ code: 'revoked', text: 'Connect the account again.' });
  });
});
