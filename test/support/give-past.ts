/** Carries out a statement on the database under test. */
export type RunSql = (statement: string, values: readonly unknown[]) => Promise<unknown>;

export interface Past {
  readonly workspaceId: string;
  readonly teamId: string;
  readonly watch: string;
  readonly source: string;
  readonly days: number;
  readonly perHour: number;
}

/** Days of a past that was heard at its time: so many posts an hour, one in five of them negative, evenly; not yet learned from. */
export async function givePast(
  sql: RunSql,
  { workspaceId, teamId, watch, source, days, perHour }: Past,
): Promise<void> {
  const ago = `now() - make_interval(days => $2)`;
  await sql(`UPDATE watch SET created_at = ${ago} WHERE id = $1`, [watch, days]);
  await sql(`UPDATE source SET created_at = ${ago} WHERE id = $1`, [source, days]);
  await sql(`UPDATE source_state SET from_at = ${ago} WHERE source_id = $1`, [source, days]);
  await givePosts(sql, { workspaceId, teamId, watch, source, days, perHour });
  for (const table of ['spike_series', 'spike_count', 'spike_watch']) {
    await sql(`DELETE FROM ${table} WHERE watch_id = $1`, [watch]);
  }
}

/** The posts alone. */
export async function givePosts(
  sql: RunSql,
  { workspaceId, teamId, watch, source, days, perHour }: Past,
): Promise<void> {
  await sql(
    `WITH post AS (
       INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at, seen_at,
         conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT $1::bigint, 'inbound', key, key, $2::bigint, 'author' || n % 97, 'about the weather in ' || n, 'en', at, at + interval '20 seconds', key,
         ARRAY[$3::bigint], '{}', ARRAY[$4::bigint], CASE WHEN n % 5 = 0 THEN 'negative' ELSE 'neutral' END, 0, 0.5, md5(key)
       FROM (SELECT n, 'past-' || $2::text || '-' || $3::text || '-' || n AS key, now() - interval '40 minutes' - make_interval(secs => (n * 3600.0 / $6::float8)::float8) AS at
         FROM generate_series(1, ($5::int * 24 * $6::float8)::int) n) p
       RETURNING workspace_id, id, published_at, sentiment_label),
     found AS (INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id) SELECT $1::bigint, $3::bigint, published_at, id FROM post)
     INSERT INTO volume_bucket (workspace_id, watch_id, bucket_at, mentions, negatives)
     SELECT $1::bigint, $3::bigint, date_bin('5 minutes', published_at, 'epoch'), count(*), count(*) FILTER (WHERE sentiment_label = 'negative')
     FROM post GROUP BY 3
     ON CONFLICT (workspace_id, watch_id, bucket_at) DO UPDATE SET mentions = volume_bucket.mentions + excluded.mentions,
       negatives = volume_bucket.negatives + excluded.negatives`,
    [workspaceId, source, watch, teamId, days, perHour],
  );
}
