import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { WatchSpikesJob } from '../../src/modules/spikes/watch-spikes.job.js';
import { SeriesMemory } from '../../src/modules/spikes/series-memory.service.js';
import { HoldWatches } from '../../src/modules/spikes/hold-watches.service.js';
import { BackfillWatchesJob } from '../../src/modules/backfills/backfill-watches.job.js';
import { aPost, type PostBuilder } from '../support/a-post.js';
import { Scene } from '../support/scene.js';
import { givePosts } from '../support/give-past.js';

const MINUTE_MS = 60_000;
const STEP_MINUTES = 5;

let scene: Scene;
let source: string;
let watch: string;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

let made = 0;
beforeEach(async () => {
  made += 1;
  const name = `brand${String(made)}`;
  source = await scene.inboundSource({}, name);
  watch = await scene.watch({ name, query: name });
});
afterEach(async () => {
  await scene.sql('UPDATE source SET deleted_at = now()');
  await scene.sql('UPDATE watch SET deleted_at = now() WHERE id = $1', [watch]);
  await scene.sql('UPDATE workspace SET watches_version = watches_version + 1');
});

const job = (): WatchSpikesJob => scene.http.app.get(WatchSpikesJob);
const tick = (signal = new AbortController().signal) => job().run({ signal, workerId: 'spec' });

/** Enrolling waits between two runs, and a workspace may rest; a spec waits for neither. */
async function look(): Promise<void> {
  Reflect.set(job(), 'nextEnrolMs', 0);
  (Reflect.get(job(), 'restsUntilMs') as Map<string, number>).clear();
  await tick();
}

/** As a process that has just begun. */
const forget = (): void => {
  (Reflect.get(scene.http.app.get(SeriesMemory), 'remembered') as Map<string, unknown>).clear();
};

const incidents = () =>
  scene.sql<{
    id: string;
    level: number;
    reasons: { code: string; values: Record<string, unknown> }[];
    title: string;
    observed: number;
  }>('SELECT id, level, reasons, title, observed FROM incident WHERE watch_id = $1 ORDER BY id', [watch]);
const firings = () =>
  scene.sql<{ subject: string; reason: string; isTold: boolean }>(
    `SELECT f.subject, f.reason, f.told_at IS NOT NULL AS "isTold" FROM alert_rule_firing f WHERE f.watch_id = $1 ORDER BY f.id`,
    [watch],
  );

/** Days of a past that was heard at its time: so many posts an hour, one in five of them negative, evenly. */
async function past(days: number, perHour: number): Promise<void> {
  await scene.sql(`UPDATE watch SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [watch, days]);
  await scene.sql(`UPDATE source SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [source, days]);
  await scene.sql(`UPDATE source_state SET from_at = now() - make_interval(days => $2) WHERE source_id = $1`, [
    source,
    days,
  ]);
  await postsOf(days, perHour);
}

const postsOf = (days: number, perHour: number): Promise<void> =>
  givePosts((statement, values) => scene.sql(statement, [...values]), {
    workspaceId: scene.workspaceId,
    teamId: scene.teamId,
    watch,
    source,
    days,
    perHour,
  });

/** Angry posts of different people, the last of them now, spread over some minutes. */
function storm(posts: number, overMinutes: number, lateMinutes = 0): PostBuilder[] {
  const name = `brand${String(made)}`;
  return Array.from({ length: posts }, (_, n) =>
    aPost()
      .by(`angry${String(n)}`)
      .saying(`${name} lost my parcel, this is terrible and I am angry ${String(n)}`)
      .with({
        lang: 'en',
        publishedAt: new Date(
          Date.now() - lateMinutes * MINUTE_MS - ((posts - 1 - n) * overMinutes * MINUTE_MS) / posts,
        ),
      }),
  );
}

describe('a storm that is pushed to us', () => {
  it('is one suspected incident, with its cause, however often it is looked at', async () => {
    await past(15, 4);
    await look();
    expect(await incidents()).toEqual([]);
    await scene.ingest(source, storm(40, 12));
    await look();
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident?.title).toContain(`brand${String(made)}`);
    expect(incident?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^spike-/), 'cause-term']),
    );
    // Not the name of what is watched.
    const causes = incident?.reasons.filter(({ code }) => code === 'cause-term').map(({ values }) => values['name']);
    expect(causes).toContain('parcel');
    expect(causes).not.toContain(`brand${String(made)}`);
    expect(incident?.observed).toBeGreaterThanOrEqual(30);
    for (let i = 0; i < 3; i++) await look();
    expect(await incidents()).toHaveLength(1);
    expect((await firings()).filter(({ isTold }) => isTold).length).toBeGreaterThan(0);
    expect(await scene.count('alert', `kind = 'incident' AND key = $1`, [`incident:${incident?.id ?? ''}`])).toBe(1);
  });

  it('is told of where hardly anybody ever writes, by the third angry person', async () => {
    await past(20, 1 / 12);
    await look();
    await scene.ingest(source, storm(2, 2));
    await look();
    expect(await incidents()).toEqual([]);
    await scene.ingest(source, storm(3, 4));
    await look();
    expect(await incidents()).toHaveLength(1);
  });

  it('is no storm when one person writes it all', async () => {
    await past(15, 4);
    await look();
    await scene.ingest(
      source,
      storm(40, 12).map((post) => post.by('one-angry-man')),
    );
    await look();
    expect(await incidents()).toEqual([]);
    for (const { reason, isTold } of await firings()) expect([reason, isTold]).toEqual(['few-voices', false]);
  });

  it('is held back by a rule that wants worse, and said why', async () => {
    await past(15, 4);
    await look();
    await scene.sql(`UPDATE alert_rule SET min_severity = 10 WHERE workspace_id = $1`, [scene.workspaceId]);
    try {
      await look();
      await scene.ingest(source, storm(5, 12));
      await look();
      expect(await incidents()).toEqual([]);
      expect((await firings()).map(({ reason }) => reason)).toContain('too-mild');
    } finally {
      await scene.sql(`UPDATE alert_rule SET min_severity = 1 WHERE workspace_id = $1`, [scene.workspaceId]);
    }
    await look();
    await scene.sql(`UPDATE spike_watch SET looked_sum = -1 WHERE watch_id = $1`, [watch]);
    await look();
    expect(await incidents()).toHaveLength(1);
  });
});

describe('what comes late', () => {
  it('is counted where it was posted and raises nothing', async () => {
    await past(15, 4);
    await look();
    await scene.ingest(source, storm(60, 12, 45));
    await look();
    expect(await incidents()).toEqual([]);
    const [counted] = await scene.sql<{ all: number; late: number }>(
      `SELECT sum(v.mentions)::int AS all, sum(v.mentions - coalesce(c.mentions, 0))::int AS late FROM volume_bucket v
       LEFT JOIN spike_count c ON c.watch_id = v.watch_id AND c.at = v.bucket_at WHERE v.watch_id = $1 AND v.bucket_at > now() - interval '70 minutes'
         AND v.bucket_at < now() - interval '40 minutes'`,
      [watch],
    );
    expect(counted?.all).toBeGreaterThanOrEqual(60);
    expect(counted?.late).toBeGreaterThanOrEqual(60);
  });

  it('from a source that was blind raises nothing, although it is minutes old', async () => {
    await past(15, 4);
    await look();
    await scene.sql(
      `INSERT INTO source_state (workspace_id, source_id, state, from_at, to_at) VALUES ($1, $2, 'blind', now() - interval '25 minutes', now())`,
      [scene.workspaceId, source],
    );
    await scene.ingest(source, storm(40, 12, 5));
    await look();
    expect(await incidents()).toEqual([]);
  });
});

describe('what was not listened to', () => {
  it('while nobody worked raises nothing afterwards', async () => {
    await past(15, 4);
    await look();
    await scene.sql(
      `UPDATE listening_span SET from_at = now() - interval '15 days', until_at = now() - interval '1 hour'`,
    );
    await scene.ingest(source, storm(60, 40, 1));
    await look();
    expect(await incidents()).toEqual([]);
    expect(await firings()).toEqual([]);
    expect(await scene.count('listening_span', 'true')).toBe(2);
    await scene.sql(`DELETE FROM listening_span WHERE id <> (SELECT max(id) FROM listening_span)`);
  });

  it('is judged by the sources that a watch hears by, not by those of others', async () => {
    await scene.inboundSource({}, `others${String(made)}`);
    await past(15, 4);
    await look();
    await scene.sql(
      `INSERT INTO source_state (workspace_id, source_id, state, from_at, to_at)
       VALUES ($1, $2, 'blind', now() - interval '5 hours', now() - interval '3 hours')`,
      [scene.workspaceId, source],
    );
    await scene.sql(`UPDATE spike_series SET state = NULL, next_step_at = NULL WHERE watch_id = $1`, [watch]);
    await scene.sql(`UPDATE spike_watch SET looked_sum = -1 WHERE watch_id = $1`, [watch]);
    await look();
    const series = await scene.sql<{ recent: number[] }>(
      `SELECT state->'recent' AS recent FROM spike_series WHERE watch_id = $1`,
      [watch],
    );
    for (const { recent } of series) {
      const blind = recent.filter((count) => count === -1).length;
      expect(blind).toBeGreaterThanOrEqual(23);
      expect(blind).toBeLessThanOrEqual(25);
    }
  });
});

describe('a new watch', () => {
  interface Learning {
    readonly kind: string;
    readonly learning: { readonly watch: { readonly id: string }; readonly until: string }[];
  }
  const learning = async (kind = 'spike') =>
    ((await scene.get('/alert-rules?limit=100')).body.items as Learning[])
      .filter((rule) => rule.kind === kind)
      .flatMap((rule) => rule.learning.filter((each) => each.watch.id === watch));

  it('learns at once from what its sources read back of the time before it', async () => {
    await look();
    await postsOf(15, 4);
    await look();
    expect(await learning()).toEqual([]);
    await scene.ingest(source, storm(40, 12));
    await look();
    expect(await incidents()).toHaveLength(1);
  });

  it('that is older learns at once from what a source that is new to it reads back', async () => {
    await past(15, 4);
    await look();
    const counted = async (): Promise<number> =>
      (
        await scene.sql<{ n: number }>('SELECT sum(mentions)::int AS n FROM spike_count WHERE watch_id = $1', [watch])
      )[0]?.n ?? 0;
    const before = await counted();
    source = await scene.inboundSource({}, `late${String(made)}`);
    await postsOf(10, 20);
    await look();
    expect(await counted()).toBeGreaterThanOrEqual(before + 10 * 24 * 20 - 40);
    expect(await learning()).toEqual([]);
    expect(await incidents()).toEqual([]);
    const generations = (): Promise<{ generation: number }[]> =>
      scene.sql('SELECT generation FROM spike_watch WHERE watch_id = $1', [watch]);
    const known = await generations();
    await look();
    expect(await generations()).toEqual(known);
    await scene.ingest(source, storm(80, 12));
    await look();
    expect(await incidents()).toHaveLength(1);
  });

  it('learns at once from what it is run over', async () => {
    await look();
    const ids = await scene.sql<{ id: string }>(
      `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at, seen_at,
         conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT $1::bigint, 'inbound', key, key, $2::bigint, 'author' || n % 97, $3 || ' and the weather ' || n, 'en',
         now() - make_interval(mins => 40 + n * 15), now() - make_interval(mins => 40 + n * 15), key, '{}', '{}', '{}', 'neutral', 0, 0.5, md5(key)
       FROM (SELECT n, 'before-' || $3 || n AS key FROM generate_series(1, 1400) n) p RETURNING id`,
      [scene.workspaceId, source, `brand${String(made)}`],
    );
    expect(ids).toHaveLength(1_400);
    expect((await scene.as(scene.admin, 'POST', `/watches/${watch}/backfills`, { days: 20 })).status).toBe(202);
    const backfills = scene.http.app.get(BackfillWatchesJob);
    for (let left = 50; left > 0; left--)
      await backfills.run({ signal: new AbortController().signal, workerId: 'spec' });
    await look();
    expect(await learning()).toEqual([]);
    await scene.ingest(source, storm(40, 12));
    await look();
    expect(await incidents()).toHaveLength(1);
  });

  it('without a past says until when it learns, while words of harm are told of already', async () => {
    await look();
    const [told, ...others] = await learning();
    expect(others).toEqual([]);
    const hours = (Date.parse(told?.until ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(47);
    expect(hours).toBeLessThan(49);
    expect(await learning('risk-word')).toEqual([]);
    const shown = (await scene.get(`/watches/${watch}`)).body;
    expect(shown.learningUntil).toBe(told?.until);
    const name = `brand${String(made)}`;
    const harm = Array.from({ length: 4 }, (_, n) =>
      aPost()
        .by(`hurt${String(n)}`)
        .saying(`${name} battery caught fire, my child was burned and is in hospital. Dangerous! ${String(n)}`)
        .with({ lang: 'en', publishedAt: new Date(Date.now() - n * MINUTE_MS) }),
    );
    await scene.ingest(source, harm);
    await look();
    expect((await incidents()).flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain('risk-word');
  });
});

describe('several workers', () => {
  const settledSteps = () =>
    scene.sql<{ id: string; nextStepAt: Date; state: object }>(
      `SELECT id, next_step_at AS "nextStepAt", state FROM spike_series WHERE watch_id = $1 ORDER BY kind`,
      [watch],
    );

  async function beginAnew(): Promise<void> {
    await scene.sql(
      `UPDATE spike_series SET state = NULL, next_step_at = NULL, episode_at = NULL WHERE watch_id = $1`,
      [watch],
    );
    await scene.sql(`DELETE FROM spike_count WHERE watch_id = $1`, [watch]);
    await scene.sql(
      `UPDATE spike_watch SET counted_until = known_from - interval '1 hour', looked_at = NULL WHERE watch_id = $1`,
      [watch],
    );
  }

  /** Both in the same five minutes: once more where a step was settled in between. */
  async function expectSame(
    both: () => Promise<[Awaited<ReturnType<typeof settledSteps>>, Awaited<ReturnType<typeof settledSteps>>]>,
  ): Promise<void> {
    for (let left = 2; ; left--) {
      const [one, other] = await both();
      if (left > 0 && one[0]?.nextStepAt.getTime() !== other[0]?.nextStepAt.getTime()) continue;
      expect(other).toEqual(one);
      return;
    }
  }

  it('side by side do each step once', async () => {
    await past(15, 4);
    await scene.ingest(source, storm(40, 12));
    await look();
    await expectSame(async () => {
      await beginAnew();
      await tick();
      const alone = await settledSteps();
      await beginAnew();
      await Promise.all([tick(), tick(), tick()]);
      return [alone, await settledSteps()];
    });
    expect(await incidents()).toHaveLength(1);
  });

  it('one that dies in the middle leaves nothing behind, and the next goes on where it stood', async () => {
    await past(15, 4);
    await look();
    const before = await settledSteps();
    await scene.ingest(source, storm(40, 12));
    const release = HoldWatches.prototype.release;
    HoldWatches.prototype.release = () => Promise.reject(new Error('killed'));
    try {
      await tick();
    } finally {
      HoldWatches.prototype.release = release;
    }
    expect(await incidents()).toEqual([]);
    expect(await settledSteps()).toEqual(before);
    await scene.sql(`UPDATE spike_watch SET looked_sum = -1 WHERE watch_id = $1`, [watch]);
    await tick();
    expect(await incidents()).toHaveLength(1);
    expect(await scene.count('spike_watch', 'watch_id = $1 AND problem IS NULL', [watch])).toBe(1);
  });

  it('nothing that is stored is needed twice: the series is the same in one go and step by step', async () => {
    await past(15, 4);
    await look();
    await expectSame(async () => {
      await beginAnew();
      await tick();
      const inOneGo = await settledSteps();
      // As if it had been looked at two hours ago, by a process that is no more.
      await rewind(scene.http.app.get(DataSource), 24);
      forget();
      await scene.sql(`UPDATE spike_watch SET looked_at = NULL WHERE watch_id = $1`, [watch]);
      await tick();
      return [inOneGo, await settledSteps()];
    });
  });

  /** Lets a series stand some steps before now, with the memory it had then. */
  async function rewind(dataSource: DataSource, steps: number): Promise<void> {
    const { SpikeDetector } = await import('../../src/domain/spike/spike-detector.js');
    const counts = await dataSource.query<{ at: Date; mentions: number; negatives: number; highReach: number }[]>(
      `SELECT at, mentions, negatives, high_reach AS "highReach" FROM spike_count WHERE watch_id = $1`,
      [watch],
    );
    const [end] = await dataSource.query<{ at: Date }[]>(
      'SELECT counted_until AS at FROM spike_watch WHERE watch_id = $1',
      [watch],
    );
    const [start] = await dataSource.query<{ at: Date }[]>(
      "SELECT least(min(c.at), min(date_bin('5 minutes', w.created_at, 'epoch'))) AS at FROM spike_count c JOIN watch w ON w.id = c.watch_id WHERE c.watch_id = $1",
      [watch],
    );
    const byStep = new Map(counts.map((count) => [count.at.getTime(), count]));
    const stop = (end?.at.getTime() ?? 0) - steps * STEP_MINUTES * MINUTE_MS;
    for (const kind of ['all', 'negative', 'high-reach'] as const) {
      const detector = SpikeDetector.start({ stepSeconds: 300, sensitivity: 'normal' });
      for (let at = start?.at.getTime() ?? 0; at < stop; at += STEP_MINUTES * MINUTE_MS) {
        const count = byStep.get(at);
        const value = kind === 'all' ? count?.mentions : kind === 'negative' ? count?.negatives : count?.highReach;
        detector.observe(at, value ?? 0);
      }
      await dataSource.query(
        'UPDATE spike_series SET state = $3, next_step_at = $4 WHERE watch_id = $1 AND kind = $2',
        [watch, kind, JSON.stringify(detector.state()), new Date(stop)],
      );
    }
  }
});

describe('metrics', () => {
  it('say how long an alert took and how many steps were read', async () => {
    const shown = String((await scene.http.call('//metrics')).body);
    expect(shown).toMatch(/^earshot_spike_alert_delay_seconds_count [1-9]/m);
    expect(shown).toMatch(/^earshot_spike_steps_total [1-9]/m);
    expect(shown).toMatch(/^earshot_spike_look_seconds_count [1-9]/m);
  });
});
