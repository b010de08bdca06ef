import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectorContext, Cursor, Page } from '../connector.js';
import { ReplayConnector } from './replay.connector.js';
import type { ReplaySettings } from './replay.settings.js';

const START = Date.parse('2026-05-01T12:00:00Z');
const minute = 60_000;
const at = (minutes: number): Date => new Date(START + minutes * minute);

let folder: string;
let elsewhere: string;
let replay: ReplayConnector;

const line = (id: string, recordedMinute: number, members: object = {}): string =>
  JSON.stringify({
    id,
    text: `post ${id}`,
    author: { handle: 'ann' },
    publishedAt: new Date(Date.parse('2026-01-01T00:00:00Z') + recordedMinute * minute).toISOString(),
    ...members,
  });

function poll(settings: Partial<ReplaySettings>, cursor: Cursor, now: Date, maxPosts = 100): Promise<Page> {
  const source = { sourceId: '1', settings: { file: 'posts.ndjson', ...settings }, credentials: {} };
  return replay.poll(source, cursor, { now, maxPosts, maxRequests: 10, terms: null });
}

const ids = (page: Page): string[] => page.posts.map((post) => post.externalId);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-replay-'));
  elsewhere = await mkdtemp(join(tmpdir(), 'earshot-elsewhere-'));
  const context: Pick<ConnectorContext, 'readableFolders'> = { readableFolders: [folder] };
  replay = new ReplayConnector(context as ConnectorContext);
  await writeFile(
    join(folder, 'posts.ndjson'),
    [
      line('c', 20, { inReplyTo: 'a', conversationId: 'a' }),
      line('a', 0),
      'not json',
      '',
      line('b', 10),
      line('a', 0, { text: 'edited', editedAt: '2026-01-01T00:15:00Z' }),
    ].join('\r\n'),
  );
  await writeFile(join(elsewhere, 'secret.ndjson'), line('x', 0));
  await symlink(join(elsewhere, 'secret.ndjson'), join(folder, 'link.ndjson'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(elsewhere, { recursive: true });
});

describe('a replay', () => {
  it('shows each post when its time has come on the real clock', async () => {
    const first = await poll({}, null, at(0));
    expect(ids(first)).toEqual(['a']);
    expect(first).toMatchObject({ complete: true, notBefore: at(10) });
    expect(first.posts[0]?.publishedAt).toEqual(at(0));
    expect(first.rejected).toEqual([{ raw: 'not json', reason: 'Line 3: Not JSON at 1:1: a value is expected.' }]);

    const second = await poll({}, first.cursor, at(16));
    expect(second.posts).toMatchObject([
      { externalId: 'b', publishedAt: at(10) },
      { externalId: 'a', text: 'edited', publishedAt: at(0), editedAt: at(15) },
    ]);
    expect(second).toMatchObject({ complete: true, notBefore: at(20), rejected: [] });

    const third = await poll({}, second.cursor, at(21));
    expect(third.posts).toMatchObject([{ externalId: 'c', inReplyTo: 'a', conversationId: 'a', publishedAt: at(20) }]);
    expect(third.notBefore).toBeUndefined();
    expect(ids(await poll({}, third.cursor, at(1_000)))).toEqual([]);
  });

  it('runs faster by its speed and never asks to be polled within a second', async () => {
    const first = await poll({ speed: 100 }, null, at(0));
    expect(first.notBefore).toEqual(at(0.1));
    const nearly = await poll({ speed: 100 }, first.cursor, new Date(at(0.1).getTime() - 10));
    expect(nearly.notBefore).toEqual(new Date(at(0.1).getTime() + 990));
    const rest = await poll({ speed: 100 }, nearly.cursor, at(0.2));
    expect(ids(rest)).toEqual(['b', 'a', 'c']);
    expect(rest.posts[0]?.publishedAt).toEqual(at(0.1));
  });

  it('shows what lies before the anchor at once, in the past', async () => {
    const first = await poll({ anchor: '2026-01-01T00:12:00Z' }, null, at(0));
    expect(first.posts.map((post) => [post.externalId, post.publishedAt])).toEqual([
      ['a', at(-12)],
      ['b', at(-2)],
    ]);
    expect(first.notBefore).toEqual(at(3));
  });

  it('keeps to the limit of a page and says that more is due', async () => {
    const first = await poll({}, null, at(60 * 24), 2);
    expect(first).toMatchObject({ complete: true });
    const many = await poll({ anchor: '2026-02-01T00:00:00Z' }, null, at(0), 2);
    expect(ids(many)).toEqual(['a', 'b']);
    expect(many.complete).toBe(false);
    expect(many.notBefore).toBeUndefined();
    const rest = await poll({ anchor: '2026-02-01T00:00:00Z' }, many.cursor, at(0), 2);
    expect(ids(rest)).toEqual(['a', 'c']);
  });

  it('reads the same page again from the same cursor', async () => {
    const { cursor } = await poll({}, null, at(0));
    expect(await poll({}, cursor, at(16))).toEqual(
      await poll({}, JSON.parse(JSON.stringify(cursor)) as Cursor, at(16)),
    );
  });

  it('starts again under new ids when it repeats, and skips the laps it slept through', async () => {
    const settings = { repeat: true, network: 'forum' };
    const lap = 20 + 1 / 60;
    const first = await poll(settings, null, at(0));
    const all = await poll(settings, first.cursor, at(20));
    expect(all).toMatchObject({ notBefore: at(lap) });
    const again = await poll(settings, all.cursor, at(lap + 20));
    expect(again.posts).toMatchObject([
      { externalId: 'a~2', network: 'forum', publishedAt: at(lap) },
      { externalId: 'b~2' },
      { externalId: 'a~2', text: 'edited' },
      { externalId: 'c~2', inReplyTo: 'a~2', conversationId: 'a~2' },
    ]);
    expect(again.rejected).toEqual([]);
    const later = await poll(settings, again.cursor, at(lap * 50 + 1));
    expect(later.cursor).toMatchObject({ lap: 51 });
    expect(new Set(ids(later).map((id) => id.split('~')[1]))).toEqual(new Set(['3', '50', '51']));
  });

  it.each(['../posts.ndjson', 'missing.ndjson', 'link.ndjson', '/etc/passwd', '.', 'a\0b'])(
    'does not read %j',
    async (file) => {
      await expect(poll({ file }, null, at(0))).rejects.toMatchObject({ name: 'ConnectorError', fault: 'invalid' });
    },
  );

  it('reads a file again once it has changed', async () => {
    const file = 'growing.ndjson';
    await writeFile(join(folder, file), line('a', 0));
    const first = await poll({ file }, null, at(0));
    await writeFile(join(folder, file), `${line('a', 0)}\n${line('b', 1)}\n`);
    expect(ids(await poll({ file }, first.cursor, at(2)))).toEqual(['b']);
  });

  it('refuses a file over 20 MiB', async () => {
    await writeFile(join(folder, 'huge.ndjson'), Buffer.alloc(20 * 1024 * 1024 + 1, ' '));
    await expect(poll({ file: 'huge.ndjson' }, null, at(0))).rejects.toMatchObject({ fault: 'invalid' });
  });

  it('sends no answer anywhere', async () => {
    const source = { sourceId: '1', settings: { file: 'posts.ndjson' }, credentials: {} };
    const to = { externalId: 'a', conversationId: 'a', authorHandle: 'ann', visibility: 'public' as const };
    expect(await replay.reply(source, to, 'Hello', 'key-1')).toEqual({ externalId: 'simulated-key-1' });
    expect(replay.replyability({ url: null })).toEqual({ verdict: 'public', reason: 'simulated', deepLink: null });
  });
});
