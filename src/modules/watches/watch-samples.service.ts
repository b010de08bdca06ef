import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import { estimatePrecision } from '../../domain/watch/estimate-precision.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { foundMention, postOf, STORED_POST, type FoundMentionDto, type StoredPost } from './found-mention.types.js';
import { findWatch, watchReach, type WatchRow } from './watch-rows.js';
import type { JudgedSample, SampleCounts, SampleVerdict, WatchSamples } from './watch-samples.dto.js';

const SHOWN = 10;
/** Samples are drawn from this many of the newest finds. */
const NEWEST_FINDS = 500;
/** More are read than shown: the live query may no longer find some. */
const READ = 40;
/** Judgements from before the query was changed that are looked at again. */
const MOST_OLD_JUDGEMENTS = 1_000;

/** A plain object, unlike the class that describes it. */
type Counts = { [Field in keyof SampleCounts]: SampleCounts[Field] };

interface OldJudgement extends StoredPost {
  readonly verdict: SampleVerdict;
}

/** How much of what a watch finds is meant, as people judge it. */
@Injectable()
export class WatchSamplesService {
  constructor(private readonly dataSource: DataSource) {}

  async draw(actor: Actor, watchId: string): Promise<WatchSamples> {
    const watch = await this.findWatch(actor, watchId, 'read');
    return { ...(await this.count(watch)), items: await this.findUnjudged(actor, watch) };
  }

  /** A second judgement of a mention replaces the first. */
  async judge(actor: Actor, watchId: string, { mentionId, verdict }: JudgedSample): Promise<SampleCounts> {
    const watch = await this.findWatch(actor, watchId, 'update');
    const [judged] = await query(
      this.dataSource,
      `INSERT INTO watch_sample (watch_id, mention_id, workspace_id, verdict, watch_version, judged_by)
       SELECT $2, m.id, m.workspace_id, $4, $5, $6 FROM mention m
       WHERE m.workspace_id = $1 AND m.id = $3 AND $2 = ANY (m.watch_ids) AND ($7::bigint[] IS NULL OR m.team_ids && $7)
       ON CONFLICT (watch_id, mention_id) DO UPDATE SET verdict = excluded.verdict,
         watch_version = excluded.watch_version, judged_by = excluded.judged_by, judged_at = now()
       RETURNING mention_id`,
      [actor.workspaceId, watchId, mentionId, verdict, watch.version, actor.memberId, teamsOf(actor)],
    );
    if (judged === undefined) throw notFound('mention');
    return this.count(watch);
  }

  private async findWatch(actor: Actor, id: string, verb: 'read' | 'update'): Promise<WatchRow> {
    const row = await findWatch(this.dataSource, watchReach(actor, verb), id);
    if (row === undefined) throw notFound('watch');
    return row;
  }

  /** Spread over the newest finds and in an order that stays, so that the list does not jump while it is judged. */
  private async findUnjudged(actor: Actor, watch: WatchRow): Promise<FoundMentionDto[]> {
    const rows = await query<StoredPost>(
      this.dataSource,
      `WITH newest AS MATERIALIZED (SELECT f.mention_id FROM mention_watch f WHERE f.workspace_id = $1 AND f.watch_id = $2
         ORDER BY f.published_at DESC, f.mention_id DESC LIMIT ${String(NEWEST_FINDS)})
       SELECT ${STORED_POST} FROM newest n JOIN mention m ON m.id = n.mention_id
       WHERE NOT m.is_deleted AND $2 = ANY (m.watch_ids) AND ($3::bigint[] IS NULL OR m.team_ids && $3)
         AND NOT EXISTS (SELECT FROM watch_sample s WHERE s.watch_id = $2 AND s.mention_id = m.id)
       ORDER BY hashint8(m.id), m.id LIMIT ${String(READ)}`,
      [actor.workspaceId, watch.id, teamsOf(actor)],
    );
    const matcher = compileWatches([{ id: watch.id, query: watch.query, languages: watch.languages }]);
    return rows.flatMap((row) => matcher.match(postOf(row)).map((match) => foundMention(row, match))).slice(0, SHOWN);
  }

  /** Judgements of finds of the query as it is now; earlier ones count where it still finds what they judged. */
  private async count(watch: WatchRow): Promise<Counts> {
    const counts = { keep: 0, drop: 0 };
    const [current] = await query<typeof counts>(
      this.dataSource,
      `SELECT count(*) FILTER (WHERE s.verdict = 'keep')::int AS keep, count(*) FILTER (WHERE s.verdict = 'drop')::int AS drop
       FROM watch_sample s WHERE s.watch_id = $1 AND ${IS_OF_QUERY}`,
      [watch.id, watch.version, watch.query, JSON.stringify(watch.languages)],
    );
    counts.keep += current?.keep ?? 0;
    counts.drop += current?.drop ?? 0;
    const old = await query<OldJudgement>(
      this.dataSource,
      `SELECT s.verdict, ${STORED_POST} FROM watch_sample s JOIN mention m ON m.id = s.mention_id
       WHERE s.watch_id = $1 AND NOT ${IS_OF_QUERY}
       ORDER BY s.judged_at DESC LIMIT ${String(MOST_OLD_JUDGEMENTS)}`,
      [watch.id, watch.version, watch.query, JSON.stringify(watch.languages)],
    );
    if (old.length > 0) {
      const matcher = compileWatches([{ id: watch.id, query: watch.query, languages: watch.languages }]);
      for (const row of old) if (matcher.match(postOf(row)).length > 0) counts[row.verdict]++;
    }
    const { keep: kept, drop: dropped } = counts;
    return { kept, dropped, precision: estimatePrecision(kept, dropped) };
  }
}

/** That sample `s` judged a find of the query $3 in the languages $4, which version $2 of watch $1 has. */
const IS_OF_QUERY = `(s.watch_version = $2 OR EXISTS (SELECT FROM watch_version v WHERE v.watch_id = $1
  AND v.n = s.watch_version AND v.definition ->> 'query' = $3 AND v.definition -> 'languages' = $4::jsonb))`;

function teamsOf(actor: Actor): readonly string[] | null {
  return requireAccess(actor, 'mentions', 'read') === 'all' ? null : actor.teamIds;
}
