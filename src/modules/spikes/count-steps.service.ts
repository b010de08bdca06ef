import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query, queryPrepared } from '../../db/rows.js';
import { ABSENCES } from './listening-spans.service.js';
import { LATE_SECONDS, MANY_HEARERS, MOST_OF_AN_AUTHOR, type StepCount } from './spikes.types.js';

/**
 * Counts of the posts `p (watch_id, known_from, …mention)`. What lies in an interval that its source could not read at its time, or
 * in which nobody listened at all, or was seen late, is left out: it was posted then, but nobody was surprised by it. Every part is
 * worked out once: the planner expects a handful of steps, and would work it out again for each of the thousands of a past.
 */
const counted = (posts: string): string => `
  WITH unheard AS MATERIALIZED (
    SELECT source_id, coalesce(from_at, '-infinity') AS from_at, to_at, detected_at FROM gap
    WHERE workspace_id = $1 AND state IN ('filling', 'filled') AND to_at > $3
    UNION ALL
    SELECT source_id, from_at, coalesce(to_at, 'infinity'), from_at FROM source_state
    WHERE workspace_id = $1 AND state = 'blind' AND coalesce(to_at, 'infinity') > $3),
  absence AS MATERIALIZED (SELECT * FROM (${ABSENCES}) a WHERE to_at > $3),
  post AS MATERIALIZED (
    SELECT p.watch_id, date_bin('5 minutes', m.published_at, 'epoch') AS at, m.network, m.story_id, m.source_id,
      split_part(lower(m.lang), '-', 1) AS lang, m.sentiment_label = 'negative' AS is_negative,
      coalesce(m.followers, 0) >= ${String(MANY_HEARERS)} OR coalesce(m.reach, 0) >= ${String(Math.log10(MANY_HEARERS))} AS is_loud,
      hashtextextended(m.network || ' ' || coalesce(m.author_id, nullif(lower(m.author_handle), ''), m.id::text), 0) AS author, m.id,
      CASE WHEN m.sentiment_label = 'negative'
        THEN greatest(coalesce(m.reach, 0), log(greatest(coalesce(m.followers, 0), 1)::float8)::real) END AS hearers,
      CASE WHEN m.judged ? 'risks' AND (m.sentiment_label = 'negative' OR m.intent_label = 'threat') THEN m.judged->'risks' END AS risks
    FROM ${posts}
    WHERE m.muted_by IS NULL AND (m.published_at < p.known_from OR (
      m.seen_at - m.published_at <= make_interval(secs => ${String(LATE_SECONDS)}) AND NOT EXISTS (
        SELECT FROM unheard u WHERE u.source_id = m.source_id AND u.from_at <= m.published_at AND m.published_at < u.to_at
          AND m.seen_at >= u.detected_at)
      AND NOT EXISTS (SELECT FROM absence a WHERE a.from_at <= m.published_at AND m.published_at < a.to_at)))),
  heard AS MATERIALIZED (
    SELECT watch_id, at, lang, network, source_id, is_negative, is_loud,
      row_number() OVER (PARTITION BY watch_id, at, author ORDER BY id) <= ${String(MOST_OF_AN_AUTHOR)} AS counts FROM post),
  cell AS MATERIALIZED (
    SELECT watch_id, at, lang, network, source_id, count(*) FILTER (WHERE counts)::int AS n,
      count(*) FILTER (WHERE counts AND is_negative)::int AS negatives, count(*) FILTER (WHERE counts AND is_loud)::int AS loud
    FROM heard GROUP BY watch_id, at, lang, network, source_id),
  by_lang AS MATERIALIZED (
    SELECT watch_id, at, lang, sum(n)::int AS n, sum(negatives)::int AS negatives, sum(loud)::int AS loud
    FROM cell WHERE n > 0 GROUP BY watch_id, at, lang),
  voice AS MATERIALIZED (
    SELECT watch_id, at, author, bool_or(is_negative) AS is_negative, max(hearers) AS hearers
    FROM post GROUP BY watch_id, at, author),
  by_voice AS MATERIALIZED (
    SELECT watch_id, at, count(*)::int AS authors, count(*) FILTER (WHERE is_negative)::int AS negative_authors,
      coalesce(max(hearers), 0)::real AS top_reach
    FROM voice GROUP BY watch_id, at),
  by_source AS MATERIALIZED (
    SELECT watch_id, at, json_agg(source_id::text)::text AS sources
    FROM (SELECT DISTINCT watch_id, at, source_id FROM cell) brought GROUP BY watch_id, at),
  by_network AS MATERIALIZED (
    SELECT watch_id, at, json_object_agg(network, json_build_array(n, negatives))::text AS networks FROM (
      SELECT watch_id, at, network, sum(n)::int AS n, sum(negatives)::int AS negatives
      FROM cell WHERE n > 0 GROUP BY watch_id, at, network) n
    GROUP BY watch_id, at),
  by_risk AS MATERIALIZED (
    SELECT watch_id, at, json_object_agg(topic, n)::text AS risks FROM (
      SELECT watch_id, at, r->>'topic' AS topic, count(DISTINCT author)::int AS n
      FROM post CROSS JOIN jsonb_array_elements(post.risks) AS r WHERE post.risks IS NOT NULL GROUP BY watch_id, at, r->>'topic') r
    GROUP BY watch_id, at),
  by_story AS MATERIALIZED (
    SELECT watch_id, at, json_object_agg(story_id, n)::text AS stories FROM (
      SELECT watch_id, at, story_id, count(*)::int AS n, row_number() OVER (PARTITION BY watch_id, at ORDER BY count(*) DESC, story_id) AS place
      FROM post WHERE story_id IS NOT NULL GROUP BY watch_id, at, story_id HAVING count(*) > 1) s
    WHERE place <= 3 GROUP BY watch_id, at),
  -- Put one under the other and not joined: a plan made before anything was counted once cannot go wrong. Of each kind a group has
  -- one row at most, which max() takes as it is.
  piece (watch_id, at, mentions, negatives, loud, languages, authors, negative_authors, top_reach, sources, networks, risks, stories) AS (
    SELECT watch_id, at, sum(n)::int, sum(negatives)::int, sum(loud)::int, json_object_agg(lang, json_build_array(n, negatives, loud))::text,
      NULL::int, NULL::int, NULL::real, NULL::text, NULL::text, NULL::text, NULL::text FROM by_lang GROUP BY watch_id, at
    UNION ALL SELECT watch_id, at, NULL, NULL, NULL, NULL, authors, negative_authors, top_reach, NULL, NULL, NULL, NULL FROM by_voice
    UNION ALL SELECT watch_id, at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, sources, NULL, NULL, NULL FROM by_source
    UNION ALL SELECT watch_id, at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, networks, NULL, NULL FROM by_network
    UNION ALL SELECT watch_id, at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, risks, NULL FROM by_risk
    UNION ALL SELECT watch_id, at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, stories FROM by_story)
  SELECT watch_id AS "watchId", at, max(mentions) AS mentions, max(negatives) AS negatives, max(loud) AS "highReach",
    max(authors) AS authors, max(negative_authors) AS "negativeAuthors", max(top_reach) AS "topReach",
    max(sources)::json AS sources, max(networks)::json AS networks, max(languages)::json AS languages,
    coalesce(max(risks), '{}')::json AS risks, coalesce(max(stories), '{}')::json AS stories
  FROM piece GROUP BY watch_id, at ORDER BY watch_id, at`;

/** `$2`: watches · `$3` to `$4`: the time · `$5`: since when each watch is known. One walk over what is new serves all watches. */
const RECENT = counted(`mention m CROSS JOIN LATERAL unnest(m.watch_ids) AS found (watch_id)
    JOIN unnest($2::bigint[], $5::timestamptz[]) AS p (watch_id, known_from) ON p.watch_id = found.watch_id AND m.workspace_id = $1
      AND m.published_at >= $3 AND m.published_at < $4`);
/** The same for the past of one watch, which the index of its mentions has together. */
const PAST = counted(`mention_watch found
    JOIN unnest($2::bigint[], $5::timestamptz[]) AS p (watch_id, known_from) ON p.watch_id = found.watch_id
    JOIN mention m ON m.id = found.mention_id AND found.workspace_id = $1 AND found.published_at >= $3 AND found.published_at < $4`);

const STORED = `c.watch_id AS "watchId", c.at, c.mentions, c.negatives, c.high_reach AS "highReach", c.authors,
  c.negative_authors AS "negativeAuthors", c.top_reach AS "topReach", c.networks, c.risks, c.languages, c.stories`;

interface Counted {
  readonly id: string;
  readonly workspaceId: string;
  readonly knownFrom: Date;
}

/**
 * Counts posts by five minutes of posting, from the mentions themselves: ingest pays nothing for it, and counting again gives the same
 * numbers whatever was committed in which order.
 */
@Injectable()
export class CountSteps {
  /** Steps of watches of one workspace from `from` until before `to`, which lies in the running day. */
  recent(
    tx: EntityManager,
    workspaceId: string,
    watches: readonly Counted[],
    from: Date,
    to: Date,
  ): Promise<StepCount[]> {
    return queryPrepared<StepCount>(tx, RECENT, parametersOf(workspaceId, watches, from, to));
  }

  past(tx: EntityManager, watch: Counted, from: Date, to: Date): Promise<StepCount[]> {
    return queryPrepared<StepCount>(tx, PAST, parametersOf(watch.workspaceId, [watch], from, to));
  }

  /** Steps that are over for good. Storing them twice changes nothing. */
  async store(tx: EntityManager, workspaceId: string, counts: readonly StepCount[]): Promise<void> {
    if (counts.length === 0) return;
    await queryPrepared(
      tx,
      `INSERT INTO spike_count (workspace_id, watch_id, at, mentions, negatives, high_reach, authors, negative_authors, top_reach,
         networks, risks, languages, stories)
       SELECT $1, c."watchId", c.at, c.mentions, c.negatives, c."highReach", c.authors, c."negativeAuthors", c."topReach",
         c.networks, c.risks, c.languages, c.stories
       FROM jsonb_to_recordset($2::jsonb) AS c ("watchId" bigint, at timestamptz, mentions int, negatives int, "highReach" int,
         authors int, "negativeAuthors" int, "topReach" real, networks jsonb, risks jsonb, languages jsonb, stories jsonb)
       ON CONFLICT (workspace_id, watch_id, at) DO UPDATE SET mentions = excluded.mentions, negatives = excluded.negatives,
         high_reach = excluded.high_reach, authors = excluded.authors, negative_authors = excluded.negative_authors,
         top_reach = excluded.top_reach, networks = excluded.networks, risks = excluded.risks, languages = excluded.languages,
         stories = excluded.stories`,
      [workspaceId, JSON.stringify(counts)],
    );
  }

  /** Stored steps of several watches, each since a time of its own. */
  storedOf(
    tx: EntityManager,
    workspaceId: string,
    watches: readonly { readonly id: string; readonly from: Date }[],
    to: Date,
  ): Promise<StepCount[]> {
    return queryPrepared<StepCount>(
      tx,
      `SELECT ${STORED} FROM unnest($2::bigint[], $3::timestamptz[]) AS p (watch_id, from_at)
       JOIN spike_count c ON c.workspace_id = $1 AND c.watch_id = p.watch_id AND c.at >= p.from_at AND c.at < $4
       ORDER BY c.watch_id, c.at`,
      [workspaceId, watches.map(({ id }) => id), watches.map(({ from }) => from), to],
    );
  }

  /** A past that was not heard here: its watch is learned anew from it. */
  async givePast(tx: EntityManager, workspaceId: string, watchId: string, counts: readonly StepCount[]): Promise<void> {
    await this.store(tx, workspaceId, counts);
    await tx.query('UPDATE spike_series SET state = NULL, next_step_at = NULL WHERE watch_id = $1', [watchId]);
  }

  /** Stored steps of one watch; those without posts are not among them. */
  stored(
    on: EntityManager | DataSource,
    workspaceId: string,
    watchId: string,
    from: Date,
    to: Date,
  ): Promise<StepCount[]> {
    return query<StepCount>(
      on,
      `SELECT ${STORED} FROM spike_count c WHERE c.workspace_id = $1 AND c.watch_id = $2 AND c.at >= $3 AND c.at < $4 ORDER BY c.at`,
      [workspaceId, watchId, from, to],
    );
  }
}

const parametersOf = (workspaceId: string, watches: readonly Counted[], from: Date, to: Date): unknown[] => [
  workspaceId,
  watches.map(({ id }) => id),
  from,
  to,
  watches.map(({ knownFrom }) => knownFrom),
];
