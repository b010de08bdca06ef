import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { hourOf, STEP_SECONDS, stepOf, usualBands, type Band } from '../../domain/incident/usual-band.js';
import { notFound } from '../../errors.js';
import { IncidentRows } from './incident-rows.service.js';
import { joinedWatches } from './incident-tasks.service.js';
import type { IncidentChart, IncidentMark, IncidentPoint, IncidentPostView, IncidentPulse } from './incidents.dto.js';

const STEP_MS = STEP_SECONDS * 1_000;
const HOUR_MS = 3_600_000;
const PAST_MS = 28 * 24 * HOUR_MS;
/** Shown before it began. */
const LEAD_IN_MS = 6 * HOUR_MS;
/** A longer one is shown by its end. */
const MOST_SHOWN_MS = 72 * HOUR_MS;
const PULSE_STEPS = 3;
const TOP_POSTS = 20;
/** Posts asked for languages and reach; the newest, where there are more. */
const MOST_POSTS = 5_000;
const EXCERPT = 400;

const MARKS: Readonly<Record<string, string>> = {
  detected: 'detected',
  raised: 'detected',
  confirmed: 'confirmed',
  'fan-out-written': 'statement',
  update: 'statement',
  contained: 'contained',
  closed: 'closed',
  dismissed: 'closed',
};

interface ChartedIncident {
  readonly watchId: string | null;
  /** Its own and those that see it, too. */
  readonly watchIds: readonly string[];
  readonly startedAt: Date;
  readonly closedAt: Date | null;
  readonly now: Date;
}

interface Counted {
  readonly atMs: number;
  readonly mentions: number;
  readonly negatives: number;
}

const CHARTED = `SELECT watch_id AS "watchId", array_remove(watch_id || ${joinedWatches('i.id')}, NULL) AS "watchIds",
    started_at AS "startedAt", closed_at AS "closedAt", now() AS now
  FROM incident i WHERE workspace_id = $1 AND id = $2`;

/** Counts of five minutes: of the incident's watch, or of every watch together where it is of none. */
const COUNTS = `SELECT (extract(epoch FROM bucket_at) * 1000)::float8 AS "atMs", sum(mentions)::int AS mentions,
    sum(negatives)::int AS negatives
  FROM volume_bucket WHERE workspace_id = $1 AND ($2::bigint IS NULL OR watch_id = $2) AND bucket_at >= $3 AND bucket_at < $4
  GROUP BY bucket_at ORDER BY bucket_at`;

/** Posts since it began: of its watches, or of the conversations of its tasks. */
const POSTS = `FROM mention m WHERE m.workspace_id = $1 AND NOT m.is_deleted AND m.published_at >= $3 AND m.published_at <= $4
  AND CASE WHEN $2::bigint[] <> '{}' THEN m.watch_ids && $2::bigint[] ELSE EXISTS (SELECT FROM task t
    WHERE t.incident_id = $5 AND t.network = m.network AND t.conversation_key = m.conversation_key) END`;

/** What an incident looks like from outside: how much is said, against what is usual, and by whom. */
@Injectable()
export class IncidentCharts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
  ) {}

  /** Of the incident's own watch, or of another one of those that see it: throws not-found for any other. */
  async chart(actor: Actor, id: string, wanted: string | null): Promise<IncidentChart> {
    const incident = await this.find(actor, id);
    const { startedAt, closedAt, now } = incident;
    if (wanted !== null && !incident.watchIds.includes(wanted)) throw notFound('watch');
    const watchId = wanted ?? incident.watchId;
    const endMs = (closedAt ?? now).getTime();
    const fromMs = stepOf(Math.max(startedAt.getTime() - LEAD_IN_MS, endMs - MOST_SHOWN_MS));
    const counts = await query<Counted>(this.dataSource, COUNTS, [
      actor.workspaceId,
      watchId,
      new Date(Math.min(fromMs, startedAt.getTime()) - PAST_MS).toISOString(),
      new Date(endMs).toISOString(),
    ]);
    // What happens in it is not what is usual.
    const usualToMs = Math.min(fromMs, startedAt.getTime());
    const bands = usualBands(counts, usualToMs - PAST_MS, usualToMs);
    const points = pointsOf(counts, bands, fromMs, endMs);
    return {
      stepSeconds: STEP_SECONDS,
      points,
      marks: await this.marks(id),
      pulse: await this.pulse(actor, id, incident, points),
    };
  }

  /** Whom most people hear, first. */
  async posts(actor: Actor, id: string): Promise<IncidentPostView[]> {
    const incident = await this.find(actor, id);
    return query<IncidentPostView>(
      this.dataSource,
      `SELECT m.id, m.network, m.url, m.author_handle AS handle, m.author_name AS name, m.followers::float8 AS followers,
         left(coalesce(nullif(m.title, ''), m.text), ${String(EXCERPT)}) AS text, m.lang, m.sentiment_label AS sentiment,
         ${iso('m.published_at')} AS "publishedAt", (SELECT t.id FROM task t WHERE t.workspace_id = $1 AND t.network = m.network
           AND t.conversation_key = m.conversation_key ORDER BY t.id DESC LIMIT 1) AS "taskId"
       ${POSTS} ORDER BY m.followers DESC NULLS LAST, m.published_at DESC LIMIT ${String(TOP_POSTS)}`,
      this.postParameters(actor, id, incident),
    );
  }

  private async find(actor: Actor, id: string): Promise<ChartedIncident> {
    await this.rows.requireReach(this.dataSource, actor, id, 'read');
    const [incident] = await query<ChartedIncident>(this.dataSource, CHARTED, [actor.workspaceId, id]);
    if (incident === undefined) throw notFound('incident');
    return incident;
  }

  private postParameters(
    actor: Actor,
    id: string,
    { watchIds, startedAt, closedAt, now }: ChartedIncident,
  ): readonly unknown[] {
    return [actor.workspaceId, watchIds, startedAt.toISOString(), (closedAt ?? now).toISOString(), id];
  }

  private marks(id: string): Promise<IncidentMark[]> {
    return query<IncidentMark>(
      this.dataSource,
      `SELECT ${iso('e.at')} AS at, k.mark AS kind FROM incident_event e
       JOIN jsonb_each_text($2::jsonb) AS k (event, mark) ON k.event = e.kind WHERE e.incident_id = $1 ORDER BY e.id`,
      [id, JSON.stringify(MARKS)],
    );
  }

  private async pulse(
    actor: Actor,
    id: string,
    incident: ChartedIncident,
    points: readonly IncidentPoint[],
  ): Promise<IncidentPulse> {
    const [said] = await query<{
      total: number;
      negative: number;
      reach: number;
      langs: Record<string, number> | null;
    }>(
      this.dataSource,
      `WITH p AS (SELECT m.lang, m.sentiment_label, m.followers, m.network, m.author_handle ${POSTS}
         ORDER BY m.published_at DESC LIMIT ${String(MOST_POSTS)})
       SELECT (SELECT count(*)::int FROM p) AS total, (SELECT count(*)::int FROM p WHERE sentiment_label = 'negative') AS negative,
         (SELECT coalesce(sum(f), 0)::float8 FROM (SELECT max(followers) AS f FROM p GROUP BY network, author_handle) a) AS reach,
         (SELECT jsonb_object_agg(lang, n) FROM (SELECT split_part(lang, '-', 1) AS lang, count(*)::int AS n FROM p GROUP BY 1) l) AS langs`,
      this.postParameters(actor, id, incident),
    );
    const total = said?.total ?? 0;
    const last = points.slice(-PULSE_STEPS);
    const perMinute = (count: number, steps: number): number =>
      steps === 0 ? 0 : count / ((steps * STEP_SECONDS) / 60);
    const newest = points.at(-1);
    return {
      perMinute: perMinute(
        last.reduce((sum, { mentions }) => sum + mentions, 0),
        last.length,
      ),
      usualLow: perMinute(newest?.low ?? 0, 1),
      usualHigh: perMinute(newest?.high ?? 0, 1),
      negativeShare: total === 0 ? null : (said?.negative ?? 0) / total,
      reach: said?.reach ?? 0,
      languages: Object.entries(said?.langs ?? {})
        .map(([lang, n]) => ({ lang, share: n / total }))
        .sort((a, b) => b.share - a.share),
    };
  }
}

function pointsOf(counts: readonly Counted[], bands: readonly Band[], fromMs: number, toMs: number): IncidentPoint[] {
  const counted = new Map(counts.map((count) => [count.atMs, count]));
  const points: IncidentPoint[] = [];
  for (let at = fromMs; at <= toMs; at += STEP_MS) {
    const { low, high } = bands[hourOf(at)] ?? { low: 0, high: 0 };
    const count = counted.get(at);
    points.push({
      at: new Date(at).toISOString(),
      mentions: count?.mentions ?? 0,
      negatives: count?.negatives ?? 0,
      low,
      high,
    });
  }
  return points;
}
