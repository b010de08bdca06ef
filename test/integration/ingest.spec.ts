import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { IngestService } from '../../src/modules/ingest/ingest.service.js';
import { LeaseLost } from '../../src/modules/ingest/ingest.types.js';
import { SourceLeaseService, type LeasedSource } from '../../src/modules/sources/source-lease.service.js';
import { aPost } from '../support/a-post.js';
import { Scene } from '../support/scene.js';

let scene: Scene;
let source: string;

beforeAll(async () => {
  scene = await Scene.open();
  source = await scene.inboundSource();
});
afterAll(() => scene.close());

const mentionsOf = (ids: readonly string[]) => scene.count('mention', 'external_id = ANY($1)', [ids]);
const openTasksOf = (ids: readonly string[]) => scene.count('task', 'conversation_key = ANY($1) AND is_open', [ids]);

describe('a batch', () => {
  it('stored twice writes nothing the second time', async () => {
    const posts = [aPost(), aPost().positive(), aPost().unsure(), aPost().aboutNothing()];
    const first = await scene.ingest(source, posts);
    expect(first).toMatchObject({ stored: 3, unmatched: 1, tasksOpened: 2, quarantined: 0 });
    const before = await everything();
    const second = await scene.ingest(source, posts);
    expect(second).toMatchObject({ stored: 0, repeated: 3, edited: 0, tasksOpened: 0 });
    expect(await everything()).toEqual(before);
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('holding one post twice stores it once, the last one as it is', async () => {
    const post = aPost();
    const counts = await scene.ingest(source, [post, post.saying('Acme is awful, a terrible second thought')]);
    expect(counts).toMatchObject({ stored: 1, tasksOpened: 1 });
    const rows = await scene.sql<{ text: string }>('SELECT text FROM mention WHERE external_id = $1', [
      post.build().externalId,
    ]);
    expect(rows).toEqual([{ text: 'Acme is awful, a terrible second thought' }]);
  });

  it('opens one task for the whole conversation', async () => {
    const conversation = aPost().inConversation('one-talk');
    const posts = [1, 2, 3].map((n) => conversation.id(`talk-${String(n)}`));
    expect(await scene.ingest(source, posts)).toMatchObject({ stored: 3, tasksOpened: 1 });
    const tasks = await scene.sql<{ n: number; clocks: number }>(
      `SELECT mention_count AS n, (SELECT count(*)::int FROM task_clock WHERE task_id = task.id) AS clocks
       FROM task WHERE conversation_key = 'one-talk'`,
    );
    expect(tasks).toEqual([{ n: 3, clocks: 1 }]);
  });
});

describe('two services at once', () => {
  let other: INestApplication;
  beforeAll(async () => {
    const url = (scene.http.dataSource.options as { url?: string }).url ?? '';
    const module = await Test.createTestingModule({ imports: [AppModule.on(scene.http.env, url)] }).compile();
    other = module.createNestApplication({ logger: false });
    await other.init();
  });
  afterAll(() => other.close());

  it('store overlapping batches once, with one task a conversation and exact counts', async () => {
    const rounds = 20;
    const ids: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const posts = Array.from({ length: 40 }, (_, n) => {
        const base = aPost()
          .id(`race-${String(round)}-${String(n)}`)
          .inConversation(`race-talk-${String(round)}-${String(n % 10)}`)
          .with({ publishedAt: new Date('2026-03-01T10:01:00Z'), author: { handle: 'customer', followers: 7 } });
        return n % 4 === 0 ? base.positive() : base;
      });
      ids.push(...posts.map((post) => post.build().externalId));
      const [a, b, c] = [posts.slice(0, 30), posts.slice(10), [...posts].reverse().slice(5, 35)];
      await Promise.all([
        scene.ingest(source, a),
        scene.ingest(source, b, {}, other.get(IngestService)),
        scene.ingest(source, c, {}, other.get(IngestService)),
      ]);
    }
    expect(await mentionsOf(ids)).toBe(rounds * 40);
    const keys = Array.from(
      { length: rounds * 10 },
      (_, n) => `race-talk-${String(Math.floor(n / 10))}-${String(n % 10)}`,
    );
    expect(await openTasksOf(keys)).toBe(keys.length);
    const joined = await scene.sql<{ n: number; clocks: number }>(
      `SELECT sum(mention_count)::int AS n, (SELECT count(*)::int FROM task_clock c JOIN task t ON t.id = c.task_id
         WHERE t.conversation_key LIKE 'race-talk-%') AS clocks FROM task WHERE conversation_key LIKE 'race-talk-%'`,
    );
    expect(joined[0]?.clocks).toBe(keys.length);
    const volume = await scene.sql<{ mentions: number; negatives: number; reach: number }>(
      `SELECT mentions, negatives, reach FROM volume_bucket WHERE watch_id = $1 AND bucket_at = '2026-03-01T10:00:00Z'`,
      [scene.watchId],
    );
    expect(volume).toEqual([{ mentions: rounds * 40, negatives: rounds * 30, reach: rounds * 40 * 7 }]);
    expect(await scene.countsDiffer()).toEqual([]);
  });

  it('keep an edit that arrives while the post itself is being stored', async () => {
    for (let round = 0; round < 20; round++) {
      const post = aPost();
      const later = post.edited('Acme broke it again, horrible', new Date('2026-03-01T12:00:00Z'));
      await Promise.all([scene.ingest(source, [post]), scene.ingest(source, [later], {}, other.get(IngestService))]);
      const [stored] = await scene.sql<{ text: string }>('SELECT text FROM mention WHERE external_id = $1', [
        post.build().externalId,
      ]);
      expect(stored?.text).toBe('Acme broke it again, horrible');
    }
  });

  it('let nothing of a post live that is deleted while it is being stored or edited', async () => {
    for (let round = 0; round < 20; round++) {
      const post = aPost();
      const id = post.build().externalId;
      if (round % 2 === 1) await scene.ingest(source, [post]);
      const change = round % 2 === 1 ? post.edited('Acme is awful, edited', new Date()) : post;
      await Promise.all([
        scene.ingest(source, [change]),
        scene.ingest(source, [post.deleted()], {}, other.get(IngestService)),
      ]);
      const left = await scene.sql(
        `SELECT m.id FROM mention m LEFT JOIN mention_version v ON v.mention_id = m.id
         WHERE m.external_id = $1 AND (NOT m.is_deleted OR m.text <> '' OR v.text IS NOT NULL)`,
        [id],
      );
      expect(left).toEqual([]);
    }
  });
});

describe('a deletion that commits while the post is being stored', () => {
  it.each([
    ['stored', false],
    ['edited', true],
  ])('waits for it: %s', async (_, wasThere) => {
    const post = aPost();
    if (wasThere) await scene.ingest(source, [post]);
    const change = wasThere ? post.edited('Acme is awful, edited', new Date()) : post;
    // The batch with the post stands still at its last write, with everything else done and nothing committed.
    const holder = scene.http.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE volume_bucket, outbox IN ACCESS EXCLUSIVE MODE');
    const storing = scene.ingest(source, [change]);
    await waitForBlocked(1);
    const deleting = scene.ingest(source, [post.deleted()]);
    await waitForBlocked(2);
    await holder.commitTransaction();
    await holder.release();
    await Promise.all([storing, deleting]);
    const left = await scene.sql(
      `SELECT m.text, v.text AS old FROM mention m LEFT JOIN mention_version v ON v.mention_id = m.id WHERE m.external_id = $1`,
      [post.build().externalId],
    );
    expect(left).toEqual([{ text: '', old: null }]);
  });
});

describe('a lease', () => {
  let leases: SourceLeaseService;
  const claim = async (id: string): Promise<LeasedSource> => {
    await scene.sql(
      `UPDATE source SET next_poll_at = now() - interval '1 hour', lease_token = NULL, lease_until = NULL WHERE id = $1`,
      [id],
    );
    const claimed = (await leases.claimDue('spec', 50)).find((s) => s.id === id);
    if (!claimed) throw new Error('The source was not due.');
    return claimed;
  };
  const cursorOf = async (id: string) =>
    (
      await scene.sql<{ cursor: unknown; seen: string }>(
        'SELECT cursor, seen_count AS seen FROM source WHERE id = $1',
        [id],
      )
    )[0];

  let polled: string;
  beforeAll(async () => {
    leases = scene.http.app.get(SourceLeaseService);
    polled = await scene.source({
      connector: 'feed',
      name: 'Feed',
      settings: { url: 'https://feeds.example.com/a' },
    });
  });

  it('that was taken over stores nothing and leaves the cursor', async () => {
    const old = await claim(polled);
    const current = await claim(polled);
    expect(BigInt(current.epoch)).toBe(BigInt(old.epoch) + 1n);
    const post = aPost();
    const late = scene.ingest(polled, [post], { lease: { epoch: old.epoch, token: old.token }, cursor: { at: 1 } });
    await expect(late).rejects.toBeInstanceOf(LeaseLost);
    expect(await mentionsOf([post.build().externalId])).toBe(0);
    expect(await cursorOf(polled)).toEqual({ cursor: null, seen: '0' });

    await scene.ingest(polled, [post], { lease: { epoch: current.epoch, token: current.token }, cursor: { at: 2 } });
    expect(await mentionsOf([post.build().externalId])).toBe(1);
    expect(await cursorOf(polled)).toEqual({ cursor: { at: 2 }, seen: '1' });
  });

  it('moves the cursor only with the posts', async () => {
    const held = await claim(polled);
    const before = await cursorOf(polled);
    const post = aPost();
    await scene.sql(`ALTER TABLE volume_bucket ADD CONSTRAINT spec_refuses CHECK (mentions < 0) NOT VALID`);
    try {
      const failing = scene.ingest(polled, [post], {
        lease: { epoch: held.epoch, token: held.token },
        cursor: { at: 3 },
      });
      await expect(failing).rejects.toThrow(/spec_refuses/);
    } finally {
      await scene.sql(`ALTER TABLE volume_bucket DROP CONSTRAINT spec_refuses`);
    }
    expect(await mentionsOf([post.build().externalId])).toBe(0);
    expect(await openTasksOf([post.build().externalId])).toBe(0);
    expect(await cursorOf(polled)).toEqual(before);
  });

  it('is nobody’s after the source was deleted', async () => {
    const gone = await scene.source({
      connector: 'feed',
      name: 'Gone',
      settings: { url: 'https://feeds.example.com/b' },
    });
    const held = await claim(gone);
    await scene.as(scene.admin, 'DELETE', `/sources/${gone}`);
    const post = aPost();
    await expect(
      scene.ingest(gone, [post], { lease: { epoch: held.epoch, token: held.token } }),
    ).rejects.toBeInstanceOf(LeaseLost);
    expect(await mentionsOf([post.build().externalId])).toBe(0);
  });

  it('is given to one of many that claim at once', async () => {
    await claim(polled);
    await scene.sql(`UPDATE source SET next_poll_at = now(), lease_token = NULL, lease_until = NULL WHERE id = $1`, [
      polled,
    ]);
    const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => leases.claimDue(`worker-${String(n)}`, 10)));
    expect(claims.flat().filter((s) => s.id === polled)).toHaveLength(1);
  });
});

/** Until so many connections to this database wait for a lock. */
async function waitForBlocked(count: number): Promise<void> {
  for (let waits = 0; waits < 500; waits++) {
    const blocked = await scene.count('pg_stat_activity', `datname = current_database() AND wait_event_type = 'Lock'`);
    if (blocked >= count) return;
    await sleep(20);
  }
  throw new Error('Nobody waited.');
}

/** Row counts of every table that ingest writes, and the whole of the counters. */
async function everything(): Promise<unknown> {
  const tables = [
    'mention',
    'mention_version',
    'task',
    'task_clock',
    'task_event',
    'quarantined_post',
    'outbox',
    'live_event',
  ];
  const counts: Record<string, unknown> = {};
  for (const table of tables) counts[table] = await scene.count(table);
  counts['volume'] = await scene.sql('SELECT * FROM volume_bucket ORDER BY 1, 2, 3');
  counts['tasks'] = await scene.sql('SELECT id, version, mention_count FROM task ORDER BY id');
  return counts;
}
