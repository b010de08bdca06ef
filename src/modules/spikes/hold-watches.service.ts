import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import {
  DAYS_KEPT,
  DAYS_OF_MEMORY,
  type HeldWatch,
  LATE_SECONDS,
  type LookedAt,
  STEP_SECONDS,
} from './spikes.types.js';

/** Watches with days to catch up with are held by so few. */
const FAR_BEHIND = 5;
/** So long sources may still be reading back what was posted before a watch was known. */
const DAYS_YOUNG = 3;
/** A smaller part of a past makes no other one. */
const PART_THAT_MATTERS = 0.05;
/** Posts of a new source that are looked through for those of before it was there. */
const MOST_OF_A_SOURCE = 20_000;
/** Something that goes on is looked at so often although nothing comes in. */
const RESTLESS_SECONDS = 60;
/** A sum that no posts have. */
const NEVER_LOOKED = '-1';

interface DueWatch extends HeldWatch {
  readonly sum: string;
}

/**
 * Which watches there are to look at, and who looks at which: a row locked within a transaction is a lease that ends with it, so that
 * two workers do each step once and one that dies leaves nothing behind.
 */
@Injectable()
export class HoldWatches {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes up new watches and series, begins those anew whose past has changed, and lets go of what nobody asks for. */
  async enrol(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO spike_watch (watch_id, workspace_id, counted_until, known_from, past_sum)
         SELECT w.id, w.workspace_id, date_bin('5 minutes', coalesce(least(w.created_at, v.first), w.created_at), 'epoch'), w.created_at,
           v.sum
         FROM watch w CROSS JOIN LATERAL (SELECT min(bucket_at) AS first,
             coalesce(sum(v.mentions) FILTER (WHERE v.bucket_at < w.created_at), 0) AS sum FROM volume_bucket v WHERE v.workspace_id = w.workspace_id
           AND v.watch_id = w.id AND v.bucket_at > now() - make_interval(days => ${String(DAYS_KEPT)})) v
         WHERE w.deleted_at IS NULL AND NOT EXISTS (SELECT FROM spike_watch s WHERE s.watch_id = w.id) ON CONFLICT DO NOTHING`,
      );
      await tx.query(`DELETE FROM spike_watch s USING watch w WHERE w.id = s.watch_id AND w.deleted_at IS NOT NULL`);
      await this.knowOfNewSources(tx);
      await this.beginAnew(tx);
      await this.enrolSeries(tx);
    });
  }

  /**
   * What is due in the workspace that has waited longest, locked until the transaction ends; `except` are watches that were looked at
   * in this run, `resting` workspaces that have had their share of it. Those that have days to catch up with are fewer than `most`.
   */
  async claim(
    tx: EntityManager,
    except: readonly string[],
    resting: readonly string[],
    most: number,
  ): Promise<DueWatch[]> {
    return query<DueWatch>(
      tx,
      `WITH due AS (
         SELECT s.watch_id, s.workspace_id, s.looked_at, v.sum FROM spike_watch s
         CROSS JOIN LATERAL (SELECT coalesce(sum(mentions + negatives), 0)::bigint AS sum FROM volume_bucket v
           WHERE v.workspace_id = s.workspace_id AND v.watch_id = s.watch_id AND v.bucket_at >= ${SETTLED}) v
         WHERE s.watch_id <> ALL ($1::bigint[]) AND s.workspace_id <> ALL ($3::bigint[]) AND (s.looked_at IS NULL OR s.counted_until < ${SETTLED} OR v.sum <> s.looked_sum
           OR (s.is_restless AND s.looked_at < now() - make_interval(secs => ${String(RESTLESS_SECONDS)})))),
       first AS (SELECT d.workspace_id, d.looked_at IS NULL OR s.counted_until < ${SETTLED} - interval '1 day' AS is_far
         FROM due d JOIN spike_watch s USING (watch_id) ORDER BY d.looked_at NULLS FIRST, d.watch_id LIMIT 1),
       held AS (
         SELECT s.watch_id, s.counted_until, s.known_from, s.is_restless, s.generation, s.heard_by FROM spike_watch s
         WHERE s.watch_id IN (SELECT d.watch_id FROM due d JOIN first f USING (workspace_id) ORDER BY d.looked_at NULLS FIRST LIMIT $2 * 4)
         LIMIT (SELECT CASE WHEN is_far THEN least($2, ${String(FAR_BEHIND)}) ELSE $2 END FROM first) FOR UPDATE SKIP LOCKED)
       SELECT w.id, w.workspace_id AS "workspaceId", w.name, h.counted_until AS "countedUntil", h.known_from AS "knownFrom",
         h.is_restless AS "isRestless", h.generation, h.heard_by AS "heardBy", d.sum::text AS sum
       FROM held h JOIN due d ON d.watch_id = h.watch_id JOIN watch w ON w.id = h.watch_id ORDER BY w.id`,
      [except, most, resting],
    );
  }

  /** Part of the transaction that looked. */
  async release(tx: EntityManager, watches: readonly DueWatch[], found: ReadonlyMap<string, LookedAt>): Promise<void> {
    const rows = watches.map(({ id, sum }) => {
      const looked = found.get(id);
      return { id, sum: looked?.isBehind === true ? NEVER_LOOKED : sum, ...looked };
    });
    await tx.query(
      `UPDATE spike_watch s SET counted_until = n."countedUntil", looked_sum = n.sum, is_restless = n."isRestless", heard_by = n."heardBy",
         learning_until = n."learningUntil", looked_at = now(), problem = NULL
       FROM jsonb_to_recordset($1::jsonb) AS n (id bigint, sum bigint, "countedUntil" timestamptz, "isRestless" boolean, "heardBy" jsonb,
         "learningUntil" timestamptz) WHERE s.watch_id = n.id`,
      [JSON.stringify(rows)],
    );
  }

  async recordProblem(watchId: string, problem: string): Promise<void> {
    await this.dataSource.query(`UPDATE spike_watch SET problem = $2, looked_at = now() WHERE watch_id = $1`, [
      watchId,
      problem,
    ]);
  }

  /**
   * A source that is new to an older watch reads back what was posted before it was there: from then on the watch is known anew, so
   * that this is its past. Where it is hardly any of what the watch has, the past stays as it is.
   */
  private async knowOfNewSources(tx: EntityManager): Promise<void> {
    await tx.query(
      `WITH brought AS (
         SELECT found.watch_id, max(y.created_at) AS created_at, count(*) AS posts
         FROM source y CROSS JOIN LATERAL (SELECT m.watch_ids, m.published_at FROM mention m
           WHERE m.source_id = y.id AND NOT m.is_deleted ORDER BY m.source_id, m.id LIMIT ${String(MOST_OF_A_SOURCE)}) m
         CROSS JOIN LATERAL unnest(m.watch_ids) AS found (watch_id)
         WHERE y.created_at > now() - make_interval(days => ${String(DAYS_YOUNG)}) AND y.deleted_at IS NULL
           AND m.published_at < y.created_at - make_interval(secs => ${String(LATE_SECONDS)})
           AND m.published_at > now() - make_interval(days => ${String(DAYS_OF_MEMORY)})
         GROUP BY found.watch_id)
       UPDATE spike_watch s SET known_from = b.created_at FROM brought b
       WHERE s.watch_id = b.watch_id AND s.known_from < b.created_at AND b.posts > ${String(PART_THAT_MATTERS)} * (
         SELECT coalesce(sum(v.mentions), 0) FROM volume_bucket v WHERE v.workspace_id = s.workspace_id AND v.watch_id = s.watch_id
           AND v.bucket_at > now() - make_interval(days => ${String(DAYS_OF_MEMORY)}))`,
    );
  }

  /**
   * A watch has another past now: it was run over what is stored, or its sources have read back what was posted before it was known.
   * It is counted and learned once more. Of a young watch the past comes in piece by piece: only a piece that matters makes another one.
   */
  private async beginAnew(tx: EntityManager): Promise<void> {
    const rows = await query<{ watchId: string; workspaceId: string; countedUntil: Date }>(
      tx,
      `WITH filled AS (
         SELECT watch_id, max(finished_at) AS finished_at FROM backfill WHERE finished_at IS NOT NULL AND matched > 0 GROUP BY watch_id),
       past AS (
         SELECT s.watch_id, f.finished_at, coalesce(sum(v.mentions), 0) AS sum, min(v.bucket_at) AS first
         FROM spike_watch s LEFT JOIN filled f ON f.watch_id = s.watch_id AND f.finished_at > s.known_from
         LEFT JOIN volume_bucket v ON v.workspace_id = s.workspace_id AND v.watch_id = s.watch_id
           AND v.bucket_at > now() - make_interval(days => ${String(DAYS_KEPT)}) AND v.bucket_at < coalesce(f.finished_at, s.known_from)
         WHERE f.finished_at IS NOT NULL OR s.known_from > now() - make_interval(days => ${String(DAYS_YOUNG)})
         GROUP BY s.watch_id, f.finished_at)
       UPDATE spike_watch s SET known_from = coalesce(p.finished_at, s.known_from), past_sum = p.sum, is_restless = false,
         generation = s.generation + 1, looked_sum = -1,
         counted_until = date_bin('5 minutes', least(s.counted_until, p.first), 'epoch')
       FROM past p WHERE p.watch_id = s.watch_id AND (p.finished_at IS NOT NULL OR p.sum > s.past_sum * ${String(1 + PART_THAT_MATTERS)})
       RETURNING s.watch_id AS "watchId", s.workspace_id AS "workspaceId", s.counted_until AS "countedUntil"`,
    );
    for (const { watchId, workspaceId, countedUntil } of rows) {
      // Older counts have no posts to be counted again from.
      await tx.query('DELETE FROM spike_count WHERE workspace_id = $1 AND watch_id = $2 AND at >= $3', [
        workspaceId,
        watchId,
        countedUntil,
      ]);
      await tx.query('UPDATE spike_series SET state = NULL, next_step_at = NULL WHERE watch_id = $1', [watchId]);
    }
  }

  /** A series for each sensitivity and language that a rule asks for: of all posts, of the negative ones, of the loud ones. */
  private async enrolSeries(tx: EntityManager): Promise<void> {
    await tx.query(
      `WITH wanted AS (
         SELECT DISTINCT s.workspace_id, s.watch_id, k.kind, coalesce(l.lang, '') AS lang, r.sensitivity
         FROM spike_watch s JOIN alert_rule r ON r.workspace_id = s.workspace_id AND r.kind = 'spike' AND r.is_on
           AND r.deleted_at IS NULL AND (r.watch_ids IS NULL OR s.watch_id = ANY (r.watch_ids))
         CROSS JOIN unnest(ARRAY['all', 'negative', 'high-reach']) AS k (kind)
         LEFT JOIN LATERAL unnest(r.languages) AS l (lang) ON true),
       dropped AS (
         DELETE FROM spike_series d WHERE NOT EXISTS (SELECT FROM wanted w WHERE w.watch_id = d.watch_id AND w.kind = d.kind
           AND w.lang = d.lang AND w.sensitivity = d.sensitivity))
       INSERT INTO spike_series (workspace_id, watch_id, kind, lang, sensitivity)
       SELECT w.workspace_id, w.watch_id, w.kind, w.lang, w.sensitivity FROM wanted w
       WHERE NOT EXISTS (SELECT FROM spike_series d WHERE d.watch_id = w.watch_id AND d.kind = w.kind AND d.lang = w.lang
         AND d.sensitivity = w.sensitivity)
       ON CONFLICT DO NOTHING`,
    );
  }
}

/** In SQL what `settledUntil` is. */
const SETTLED = `date_bin(make_interval(secs => ${String(STEP_SECONDS)}), now() - interval '31 minutes', 'epoch')`;
