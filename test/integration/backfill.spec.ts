import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BackfillWatchesJob } from '../../src/modules/backfills/backfill-watches.job.js';
import type { SignedInMember } from '../support/http-test-app.js';
import { insertMention, type MentionFacts } from '../support/mention-rows.js';
import { Scene } from '../support/scene.js';

const DAY_MS = 86_400_000;

let scene: Scene;
let sourceId: string;

beforeAll(async () => {
  scene = await Scene.open();
  sourceId = await scene.inboundSource();
});
afterAll(() => scene.close());

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const signal = new AbortController().signal;

const store = (facts: MentionFacts): Promise<string> =>
  insertMention(scene.http.dataSource, scene, { sourceId, publishedAt: daysAgo(1), ...facts });

/** Many mentions at once, one a second, the newest an hour old; every third names the word. */
const storeMany = (word: string, count: number): Promise<unknown> =>
  scene.sql(
    `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
       conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
     SELECT $1, 'web', $2 || n, $2 || n, $3, 'ann', CASE WHEN n % 3 = 0 THEN $2 ELSE 'else' END, 'en',
       now() - interval '1 hour' - n * interval '1 second', $2 || n, '{}', '{}', ARRAY[$4::bigint], 'neutral', 0, 0.5, md5($2 || n)
     FROM generate_series(1, $5::int) n`,
    [scene.workspaceId, word, sourceId, scene.teamId, count],
  );

const work = (stop: AbortSignal = signal) =>
  scene.http.app.get(BackfillWatchesJob).run({ signal: stop, workerId: 'worker' });

/** Runs the job until there is nothing to do. */
async function workToTheEnd(): Promise<void> {
  for (let runs = 0; runs < 50; runs += 1) {
    const { again } = await work();
    if (again === undefined) return;
  }
  throw new Error('The job finds no end.');
}

const start = (watchId: string, body: object = { days: 30 }, who: SignedInMember = scene.admin) =>
  scene.as(who, 'POST', `/watches/${watchId}/backfills`, body);
const read = async (id: unknown) => (await scene.get(`/backfills/${String(id)}`)).body;

const attachedTo = (watchId: string) =>
  scene.sql<{ id: string; spans: unknown; teams: string[]; signals: string[] }>(
    `SELECT m.id, m.watch_spans -> $2::text AS spans, m.team_ids::text[] AS teams, m.signals FROM mention m
     JOIN mention_watch f ON f.mention_id = m.id AND f.watch_id = $2::bigint AND f.published_at = m.published_at
     WHERE m.workspace_id = $1 AND $2::bigint = ANY (m.watch_ids) ORDER BY m.id`,
    [scene.workspaceId, watchId],
  );

describe('a backfill', () => {
  it('adds the watch to what it finds, once, counted when it was published', async () => {
    const press = await scene.anotherTeam('Press');
    const first = await store({ text: 'about zonk here', sentiment: 'negative', publishedAt: daysAgo(10) });
    const second = await store({ text: 'zonk', title: 'A title' });
    await store({ text: 'zonk long ago', publishedAt: daysAgo(40) });
    await store({ text: 'zonk deleted', isDeleted: true });
    await store({ text: 'something else' });
    const watchId = await scene.watch({ name: 'Zonk', query: 'zonk', team: press });
    const made = await start(watchId);
    expect(made).toMatchObject({
      status: 202,
      body: {
        watchId,
        state: 'queued',
        days: 30,
        opensTasks: false,
        scanned: 0,
        matched: 0,
        error: null,
        startedAt: null,
      },
    });
    for (const round of [1, 2]) {
      if (round === 2) await start(watchId);
      await workToTheEnd();
      expect(await attachedTo(watchId)).toEqual([
        { id: first, spans: [[6, 10]], teams: [scene.teamId, press], signals: [] },
        { id: second, spans: [[0, 4]], teams: [scene.teamId, press], signals: [] },
      ]);
    }
    const list = await scene.get(`/watches/${watchId}/backfills`);
    expect(list.body.items).toMatchObject([
      { state: 'done', matched: 0 },
      {
        id: made.body.id,
        state: 'done',
        scanned: 4,
        total: 4,
        matched: 2,
        etaSeconds: null,
        finishedAt: expect.any(String),
      },
    ]);
    const volume = await scene.sql<{ mentions: number; negatives: number; age: number }>(
      `SELECT mentions, negatives, round(extract(epoch FROM now() - bucket_at) / 86400)::int AS age FROM volume_bucket WHERE watch_id = $1 ORDER BY bucket_at`,
      [watchId],
    );
    expect(volume).toEqual([
      { mentions: 1, negatives: 1, age: 10 },
      { mentions: 1, negatives: 0, age: 1 },
    ]);
    expect(await scene.sql('SELECT id FROM task WHERE last_mention_id = ANY ($1)', [[first, second]])).toEqual([]);
    const audited = await scene.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE resource_id = $1 AND action LIKE 'backfill.%' ORDER BY id`,
      [made.body.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['backfill.create', 'backfill.end']);
  });

  it('opens tasks when asked to, only for conversations that never had one', async () => {
    const facts = { sentiment: 'negative', conversationKey: 'talk-1' };
    await store({ ...facts, text: 'grumble one', publishedAt: daysAgo(3) });
    await store({ ...facts, text: 'grumble two', publishedAt: daysAgo(2) });
    await store({ text: 'grumble happy', sentiment: 'positive', conversationKey: 'talk-2' });
    const muted = await store({ text: 'grumble muted', sentiment: 'negative', conversationKey: 'talk-3' });
    await scene.sql('UPDATE mention SET muted_by = 1 WHERE id = $1', [muted]);
    const done = await store({ text: 'grumble again', sentiment: 'negative', conversationKey: 'talk-4' });
    await scene.sql(
      `INSERT INTO task (workspace_id, source_id, network, conversation_key, team_id, priority, priority_score, priority_reasons,
         sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id, replyability, state, is_open, closed_at)
       VALUES ($1, $2, 'web', 'talk-4', $3, 3, 30, '[]', 'negative', -0.5, 'en', 'ann', '', $4, $4, '{}', 'resolved', false, now())`,
      [scene.workspaceId, sourceId, scene.teamId, done],
    );
    const watchId = await scene.watch({ name: 'Grumble', query: 'grumble' });
    await start(watchId, { days: 30, opensTasks: true });
    await workToTheEnd();
    expect(await attachedTo(watchId)).toHaveLength(5);
    const tasks = await scene.sql<{ key: string; count: number; excerpt: string; clocks: number }>(
      `SELECT conversation_key AS key, mention_count AS count, excerpt,
         (SELECT count(*)::int FROM task_clock c WHERE c.task_id = t.id) AS clocks
       FROM task t WHERE conversation_key LIKE 'talk-%' AND is_open`,
    );
    expect(tasks).toEqual([{ key: 'talk-1', count: 2, excerpt: 'grumble two', clocks: expect.any(Number) }]);
    expect(tasks[0]?.clocks).toBeGreaterThan(0);
  });

  it('works in slices, stops when cancelled and goes on where it stopped', async () => {
    await storeMany('plonk', 6_500);
    const watchId = await scene.watch({ name: 'Plonk', query: 'plonk' });
    const { body } = await start(watchId, { days: 1 });
    const stop = new AbortController();
    // The job ends after the slice it is at.
    const running = work(stop.signal);
    stop.abort();
    await running;
    const halfway = await read(body.id);
    expect(halfway).toMatchObject({ state: 'running' });
    expect((await start(watchId)).body.code).toBe('backfill-running');
    const cancelled = await scene.as(scene.admin, 'POST', `/backfills/${String(body.id)}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', scanned: halfway.scanned } });
    expect(await work()).toEqual({});
    expect((await scene.as(scene.admin, 'POST', `/backfills/${String(body.id)}/cancel`)).status).toBe(409);
    const resumed = await scene.as(scene.admin, 'POST', `/backfills/${String(body.id)}/resume`);
    expect(resumed).toMatchObject({ status: 200, body: { state: 'queued' } });
    await workToTheEnd();
    const ended = await read(body.id);
    expect(ended).toMatchObject({ state: 'done', matched: 2_166 });
    expect(ended.scanned).toBe(ended.total);
    expect(await attachedTo(watchId)).toHaveLength(2_166);
  });

  it('is taken over from a worker that died, without doing a slice twice', async () => {
    await storeMany('gronk', 4_500);
    const watchId = await scene.watch({ name: 'Gronk', query: 'gronk' });
    const { body } = await start(watchId, { days: 1 });
    await scene.sql(
      `UPDATE backfill SET state = 'running', lease_token = 'dead', lease_until = now() + interval '1 hour', started_at = now() WHERE id = $1`,
      [body.id],
    );
    expect(await work()).toEqual({});
    await scene.sql(`UPDATE backfill SET lease_until = now() - interval '1 second' WHERE id = $1`, [body.id]);
    await Promise.all([workToTheEnd(), workToTheEnd()]);
    await workToTheEnd();
    const ended = await read(body.id);
    expect(ended).toMatchObject({ state: 'done', matched: 1_500 });
    expect(ended.scanned).toBe(ended.total);
    const [volume] = await scene.sql<{ n: number }>(
      'SELECT sum(mentions)::int AS n FROM volume_bucket WHERE watch_id = $1',
      [watchId],
    );
    expect(volume?.n).toBe(1_500);
  });

  it('does a slice once, although its connection dies in the middle', async () => {
    await storeMany('blonk', 2_500);
    const watchId = await scene.watch({ name: 'Blonk', query: 'blonk' });
    const { body } = await start(watchId, { days: 1 });
    const other = scene.http.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(`SELECT id FROM mention WHERE workspace_id = $1 AND text = 'blonk' FOR UPDATE`, [
      scene.workspaceId,
    ]);
    const running = work();
    // The slice has read and matched, and waits for the rows it wants to write.
    let killed = 0;
    for (let looks = 0; looks < 500 && killed === 0; looks += 1) {
      const rows = await scene.sql<{ isEnded: boolean }>(
        `SELECT pg_terminate_backend(pid) AS "isEnded" FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%attached AS%'`,
      );
      killed = rows.length;
      await sleep(20);
    }
    await other.rollbackTransaction();
    await other.release();
    await running;
    await workToTheEnd();
    expect(killed).toBe(1);
    const ended = await read(body.id);
    expect(ended).toMatchObject({ state: 'done', matched: 833, error: null });
    expect(ended.scanned).toBe(ended.total);
    const [volume] = await scene.sql<{ n: number }>(
      'SELECT sum(mentions)::int AS n FROM volume_bucket WHERE watch_id = $1',
      [watchId],
    );
    expect(volume?.n).toBe(833);
    expect(await attachedTo(watchId)).toHaveLength(833);
  });

  it('fails visibly when its watch is changed or removed, and cannot find for a person at the end', async () => {
    const changed = await scene.watch({ name: 'Changed', query: 'changed' });
    const first = await start(changed);
    await scene.as(scene.admin, 'PATCH', `/watches/${changed}`, { query: 'other' });
    await workToTheEnd();
    expect(await read(first.body.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('changed') });
    const removed = await scene.watch({ name: 'Removed', query: 'removed' });
    await start(removed);
    await scene.as(scene.admin, 'DELETE', `/watches/${removed}`);
    await workToTheEnd();
    const [row] = await scene.sql<{ state: string; error: string }>(
      'SELECT state, error FROM backfill WHERE watch_id = $1',
      [removed],
    );
    expect(row).toMatchObject({ state: 'failed', error: expect.stringContaining('removed') });
  });

  it('is steered by those who may change watches, and seen by those who see the watch', async () => {
    const watchId = await scene.watch({ name: 'Closed', query: 'closed' });
    const { body } = await start(watchId);
    const path = `/backfills/${String(body.id)}`;
    const mate = await scene.agent('Mate');
    const outsider = await scene.agent('Outsider', []);
    expect((await start(watchId, { days: 1 }, mate)).status).toBe(403);
    expect((await scene.get(path, mate)).status).toBe(200);
    expect((await scene.as(mate, 'POST', `${path}/cancel`)).status).toBe(403);
    expect((await scene.get(path, outsider)).status).toBe(404);
    expect((await scene.get(`/watches/${watchId}/backfills`, outsider)).status).toBe(404);
    const other = await scene.http.createWorkspace();
    const stranger = await scene.http.signIn(await scene.http.createMember(other.workspaceId, 'admin'));
    for (const answer of [
      await scene.get(path, stranger),
      await scene.as(stranger, 'POST', `${path}/cancel`),
      await scene.as(stranger, 'POST', `${path}/resume`),
      await start(watchId, { days: 1 }, stranger),
    ])
      expect(answer.status).toBe(404);
    await workToTheEnd();
    expect(await read(body.id)).toMatchObject({ state: 'done' });
  });

  it.each([{}, { days: 0 }, { days: 366 }, { days: 1.5 }, { days: 1, opensTasks: 'yes' }, { days: 1, watch: '1' }])(
    'refuses %j',
    async (body) => {
      expect((await start(scene.watchId, body)).status).toBe(400);
    },
  );
});
