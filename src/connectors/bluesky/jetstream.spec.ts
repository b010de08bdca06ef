import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/fixtures/outbound/client-harness.js';
import { startBlueskyStandIn } from '../../../test/support/stand-ins/bluesky.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, Page } from '../connector.js';
import { BlueskyConnector } from './bluesky.connector.js';
import type { BlueskySettings, BlueskySource } from './bluesky.settings.js';

type Delivered = Omit<Page, 'complete'>;

let standIn: Awaited<ReturnType<typeof startBlueskyStandIn>>;
let client: GuardedClient;
let connector: BlueskyConnector;
let source: BlueskySource;
let beats = 0;

beforeEach(async () => {
  standIn = await startBlueskyStandIn();
  client = new GuardedClient({ allow: standIn.targets, userAgent: 'Earshot/test' });
  connector = new BlueskyConnector({ outbound: client, readableFolders: [], now: () => new Date() });
  const settings: BlueskySettings = { ...standIn.settings, mode: 'jetstream' };
  source = { sourceId: '1', settings, credentials: {} };
  beats = 0;
});

afterEach(async () => {
  await client.close(0);
  await standIn.stop();
});

function listen(cursor: Cursor, into: Delivered[], stop: AbortController, from: BlueskySource = source): Promise<void> {
  return connector.listen(
    from,
    cursor,
    (page) => {
      into.push(page);
      return Promise.resolve();
    },
    { terms: null, now: () => new Date(), beat: () => (beats += 1) },
    stop.signal,
  );
}

const postsOf = (pages: readonly Delivered[]) => pages.flatMap(({ posts }) => posts);
const minutesAgo = (minutes: number): Cursor => ({ at: new Date(Date.now() - minutes * 60_000).toISOString() });

const addPost = (rkey: string, text: string, langs: readonly string[] = ['en']): string =>
  standIn.network.add({
    did: 'did:plc:ben2ben2ben2ben2ben2ben2',
    handle: 'ben.example',
    rkey,
    record: { text, langs, createdAt: new Date().toISOString() },
    indexedAt: new Date(),
  }).uri;

describe('listening to all posts', () => {
  it('is asked for by the mode, and only then', () => {
    expect(connector.isListening(source)).toBe(true);
    expect(connector.isListening({ ...source, settings: {} })).toBe(false);
  });

  it('catches up from its place, then follows, deletions included, and drops nothing', async () => {
    const pages: Delivered[] = [];
    const stop = new AbortController();
    const listening = listen(minutesAgo(200), pages, stop);
    await until(() => postsOf(pages).length === 9);
    const uri = addPost('3lbqaclive222', 'whatever it says');
    await until(() => postsOf(pages).length === 10);
    standIn.network.delete(uri, new Date());
    await until(() => postsOf(pages).length === 11);
    expect(postsOf(pages).slice(9)).toMatchObject([
      { externalId: uri, text: 'whatever it says' },
      { externalId: uri, isDeleted: true },
    ]);
    // The stream told of one handle; the other authors are known by their id.
    expect(new Set(postsOf(pages).map(({ author }) => author.handle))).toEqual(
      new Set(['ben.example', 'did:plc:ann2ann2ann2ann2ann2ann2', 'did:plc:ben2ben2ben2ben2ben2ben2']),
    );
    expect(beats).toBeGreaterThanOrEqual(13);
    stop.abort();
    await listening;

    const seen: Delivered[] = [];
    const again = new AbortController();
    const missed = addPost('3lbqacmissed2', 'while nobody listened');
    const relistening = listen(pages.at(-1)?.cursor ?? null, seen, again);
    await until(() => postsOf(seen).some(({ externalId }) => externalId === missed));
    expect(postsOf(seen).length).toBeLessThan(5);
    again.abort();
    await relistening;
  });

  it('tells as a gap what the stream does not go back to', async () => {
    const pages: Delivered[] = [];
    const stop = new AbortController();
    const listening = listen(minutesAgo(40 * 60), pages, stop);
    await until(() => pages.length > 0 && postsOf(pages).length === 9);
    const [gap] = pages.flatMap(({ gaps }) => gaps ?? []);
    expect(gap?.reason).toBe('look-back-ended');
    expect(((gap?.to.getTime() ?? 0) - (gap?.from?.getTime() ?? 0)) / 3_600_000).toBeCloseTo(4, 1);
    stop.abort();
    await listening;
  });

  it('begins at this moment when it has no place, and leaves out other languages where that is asked for', async () => {
    const pages: Delivered[] = [];
    const stop = new AbortController();
    const settings: BlueskySettings = { ...standIn.settings, mode: 'jetstream', languages: 'fi, sv' };
    const listening = listen(null, pages, stop, { ...source, settings });
    await until(() => standIn.network.sockets.length === 1);
    addPost('3lbqacen22222', 'in English');
    const finnish = addPost('3lbqacfi22222', 'suomeksi', ['fi-FI']);
    const unsaid = addPost('3lbqacun22222', '👍', []);
    await until(() => postsOf(pages).length === 2);
    expect(postsOf(pages).map(({ externalId }) => externalId)).toEqual([finnish, unsaid]);
    stop.abort();
    await listening;
  });

  it('hands on what it had before the connection broke, and puts nonsense aside', async () => {
    const pages: Delivered[] = [];
    const stop = new AbortController();
    const listening = listen(null, pages, stop);
    await until(() => standIn.network.sockets.length === 1);
    const [socket] = standIn.network.sockets;
    socket?.send('not json');
    socket?.send('{"kind":"commit"}');
    addPost('3lbqacbreak22', 'good');
    await until(() => pages.length > 0);
    expect(pages[0]?.rejected).toHaveLength(2);
    socket?.drop();
    await expect(listening).rejects.toMatchObject({ name: 'ConnectorError', fault: 'retry' });
  });

  it('ends when the other side does, and says when nobody is there', async () => {
    const stop = new AbortController();
    const pages: Delivered[] = [];
    const listening = listen(null, pages, stop);
    await until(() => standIn.network.sockets.length === 1);
    addPost('3lbqaclast222', 'the last one');
    standIn.network.sockets[0]?.close(1001);
    await listening;
    expect(postsOf(pages)).toHaveLength(1);
    await standIn.stop();
    await expect(listen(null, [], stop)).rejects.toMatchObject({ name: 'ConnectorError', fault: 'retry' });
  });
});
