/** How many ids of posts are remembered per source: more than what a network shows again and again. */
const REMEMBERED_KEYS = 2_048;

/** Trouble that only the watch over coverage can see ending; a read that works says nothing about it. */
const HELD = `(s.health_reason = 'silent' OR s.health_reason IN ('frozen', 'heartbeats-only') AND counted.n = 0)`;

/** What a beat cannot mend. */
const STAYS = `(s.health_state = 'paused' OR s.health_reason IN ('silent', 'frozen', 'heartbeats-only'))`;

/** $1 source, $2 keys of posts, $3 rejected, $4 stored, $5 the sentence when nothing could be understood, else null. */
const COUNT_FRESH = `old AS (SELECT id, health_state, recent_keys, watched_since FROM source WHERE id = $1),
  counted AS (SELECT count(*)::int AS n, array_agg(k) AS keys
    FROM (SELECT unnest($2::int[]) AS k EXCEPT SELECT unnest(recent_keys) FROM old) fresh)`;

const COUNTERS = `seen_count = s.seen_count + cardinality($2::int[]) + $3::int, stored_count = s.stored_count + $4::int,
  last_post_at = CASE WHEN counted.n > 0 THEN now() ELSE s.last_post_at END,
  recent_keys = CASE WHEN counted.n > 0 THEN (counted.keys || s.recent_keys)[1:${String(REMEMBERED_KEYS)}] ELSE s.recent_keys END,
  last_success_at = CASE WHEN $5::text IS NULL THEN now() ELSE s.last_success_at END,
  last_error = CASE WHEN $5::text IS NOT NULL THEN $5::text WHEN ${HELD} THEN s.last_error END,
  failures = 0,
  health_reason = CASE WHEN s.health_state = 'paused' THEN NULL WHEN $5::text IS NOT NULL THEN 'changed-shape'
    WHEN ${HELD} THEN s.health_reason END,
  health_state = CASE WHEN s.health_state = 'paused' THEN 'paused'
    WHEN $5::text IS NOT NULL THEN CASE WHEN s.health_state = 'blind' THEN 'blind' ELSE 'degraded' END
    WHEN ${HELD} THEN s.health_state ELSE 'ok' END,
  health_since = CASE WHEN s.health_state = 'paused' OR ${HELD} AND $5::text IS NULL
      OR s.health_state = CASE WHEN $5::text IS NULL THEN 'ok' WHEN s.health_state = 'blind' THEN 'blind' ELSE 'degraded' END
    THEN s.health_since ELSE now() END`;

/** What had piled up before the first complete read says nothing of the pace. */
const COUNT_VOLUME = `volume AS (
  INSERT INTO source_volume AS v (workspace_id, source_id, bucket_at, seen, reads)
  SELECT workspace_id, id, date_trunc('hour', now(), 'UTC'), fresh, 1 FROM moved
  ON CONFLICT (workspace_id, source_id, bucket_at) DO UPDATE SET seen = v.seen + excluded.seen, reads = v.reads + 1)
  SELECT workspace_id AS "workspaceId", before, state FROM moved`;

const MOVED = `s.workspace_id, s.id, old.health_state AS before, s.health_state AS state,
  CASE WHEN old.watched_since IS NULL THEN 0 ELSE counted.n END AS fresh`;

/**
 * Further: $6 cursor, $7 whether it was read to the end, $8 not before, $9 seconds for which the lease is kept (null: given back),
 * $10 quotas, $11 notices, $12 how busy (null for all three: as before), $13 seconds until the next read (null: as set),
 * $14 requests and $15 dollars it cost.
 */
export const RECORD_READ = `WITH ${COUNT_FRESH},
  moved AS (
    UPDATE source s SET ${COUNTERS}, cursor = $6,
      lease_token = CASE WHEN $9::int IS NOT NULL THEN s.lease_token END,
      lease_until = now() + make_interval(secs => $9::int),
      quotas = coalesce($10::jsonb, s.quotas), notices = coalesce($11::jsonb, s.notices), busy = coalesce($12::real, s.busy),
      watched_since = CASE WHEN $7::boolean THEN coalesce(s.watched_since, now()) ELSE s.watched_since END,
      next_poll_at = CASE WHEN $7::boolean
        THEN greatest(coalesce(now() + make_interval(secs => $13::int), s.next_poll_at), $8::timestamptz)
        ELSE greatest(now(), $8::timestamptz) END
    FROM old, counted WHERE s.id = old.id RETURNING ${MOVED}),
  spent AS (
    INSERT INTO source_spend AS p (source_id, day, requests, usd)
    SELECT id, (now() AT TIME ZONE 'UTC')::date, $14::int, $15::float8 FROM moved WHERE $14::int > 0 OR $15::float8 > 0
    ON CONFLICT (source_id, day) DO UPDATE SET requests = p.requests + excluded.requests, usd = p.usd + excluded.usd),
  ${COUNT_VOLUME}`;

export const RECORD_PUSH = `WITH ${COUNT_FRESH},
  moved AS (
    UPDATE source s SET ${COUNTERS}, watched_since = coalesce(s.watched_since, now())
    FROM old, counted WHERE s.id = old.id RETURNING ${MOVED}),
  ${COUNT_VOLUME}`;

/** $1 source. Trouble that only the watch over coverage can see ending stays: a stream may be alive and empty. */
export const RECORD_BEAT = `WITH old AS (SELECT id, health_state FROM source WHERE id = $1),
  beat AS (
    UPDATE source s SET last_beat_at = now(), last_success_at = now(), watched_since = coalesce(s.watched_since, now()),
      failures = 0,
      last_error = CASE WHEN ${STAYS} THEN s.last_error END,
      health_reason = CASE WHEN ${STAYS} THEN s.health_reason END,
      health_since = CASE WHEN ${STAYS} OR s.health_state = 'ok' THEN s.health_since ELSE now() END,
      health_state = CASE WHEN ${STAYS} THEN s.health_state ELSE 'ok' END
    FROM old WHERE s.id = old.id AND s.deleted_at IS NULL
    RETURNING s.workspace_id, s.id, old.health_state AS before, s.health_state AS state),
  volume AS (
    INSERT INTO source_volume AS v (workspace_id, source_id, bucket_at, reads)
    SELECT workspace_id, id, date_trunc('hour', now(), 'UTC'), 1 FROM beat
    ON CONFLICT (workspace_id, source_id, bucket_at) DO UPDATE SET reads = v.reads + 1)
  SELECT workspace_id AS "workspaceId", before, state FROM beat`;

/** $1 source, $2 quotas or null, $3 requests and $4 dollars it cost. */
export const RECORD_ASIDE = `WITH counted AS (
    UPDATE source s SET quotas = coalesce($2::jsonb, s.quotas) WHERE s.id = $1 RETURNING s.id)
  INSERT INTO source_spend AS p (source_id, day, requests, usd)
  SELECT id, (now() AT TIME ZONE 'UTC')::date, $3::int, $4::float8 FROM counted
  ON CONFLICT (source_id, day) DO UPDATE SET requests = p.requests + excluded.requests, usd = p.usd + excluded.usd`;
