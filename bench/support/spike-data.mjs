/** Watches with series that stand at the last settled step, and the posts of the last 45 minutes, set-based, in the real tables. */

const KINDS = ['all', 'negative', 'high-reach'];
/** Posts a day, by turns. */
export const PER_DAY = [0.5, 2, 10, 50, 250, 1000, 5000];
const MINUTES = 45;

export async function fillWatches(dataSource, { workspaceId, teamId, sourceId, watches, states }) {
  await dataSource.query(
    `INSERT INTO watch (workspace_id, name, kind, query, team_id, created_at)
     SELECT $1, 'Brand ' || n, 'brand', 'brand' || n, $2, now() - interval '30 days' FROM generate_series(0, $3::int - 1) n`,
    [workspaceId, teamId, watches],
  );
  await dataSource.query(
    `INSERT INTO spike_watch (watch_id, workspace_id, counted_until, known_from, looked_at, looked_sum)
     SELECT id, workspace_id, date_bin('5 minutes', now() - interval '31 minutes', 'epoch'), created_at, now(), -1 FROM watch`,
  );
  await dataSource.query(
    `INSERT INTO spike_series (workspace_id, watch_id, kind, lang, sensitivity, state, next_step_at)
     SELECT w.workspace_id, w.id, k.kind, '', 'normal', $1::jsonb -> ((substr(w.name, 7)::int % $3) * 3 + k.place - 1)::int,
       date_bin('5 minutes', now() - interval '31 minutes', 'epoch')
     FROM watch w CROSS JOIN unnest($2::text[]) WITH ORDINALITY AS k (kind, place)`,
    [JSON.stringify(states), KINDS, PER_DAY.length],
  );
  await addPosts(dataSource, { workspaceId, sourceId, teamId, minutes: MINUTES, name: 'first' });
  await dataSource.query('ANALYZE');
}

/** As many posts of every watch as it usually has in the last `minutes`, at times of chance; one in five is negative. */
export async function addPosts(dataSource, { workspaceId, sourceId, teamId, minutes, name }) {
  const perStep = PER_DAY.map((perDay) => (perDay * minutes) / 1_440);
  await dataSource.query(
    `WITH post AS (
       INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at, seen_at,
         conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, content_hash)
       SELECT $1::bigint, 'forum', key, key, $2::bigint, 'author' || n, 'x', 'en', at, at, key, ARRAY[w.id], '{}', ARRAY[$3::bigint],
         CASE WHEN n % 5 = 0 THEN 'negative' ELSE 'neutral' END, 0, 0.5, md5(key)
       FROM watch w CROSS JOIN LATERAL generate_series(1, floor(($4::float8[])[substr(w.name, 7)::int % $5 + 1] + random())::int) n
       CROSS JOIN LATERAL (SELECT $6 || '-' || w.id || '-' || n AS key, now() - random() * make_interval(mins => $7) AS at) p
       RETURNING id, workspace_id, watch_ids[1] AS watch_id, published_at, sentiment_label),
     indexed AS (INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
       SELECT workspace_id, watch_id, published_at, id FROM post)
     INSERT INTO volume_bucket AS v (workspace_id, watch_id, bucket_at, mentions, negatives)
     SELECT workspace_id, watch_id, date_bin('5 minutes', published_at, 'epoch'), count(*), count(*) FILTER (WHERE sentiment_label = 'negative')
     FROM post GROUP BY 1, 2, 3
     ON CONFLICT (workspace_id, watch_id, bucket_at) DO UPDATE SET mentions = v.mentions + excluded.mentions, negatives = v.negatives + excluded.negatives`,
    [workspaceId, sourceId, teamId, perStep, PER_DAY.length, name, minutes],
  );
}

/** Five minutes later, as far as storms are concerned: everything that is known of them is five minutes older. */
export async function letAStepPass(dataSource) {
  const older = (columns) => columns.map((column) => `${column} = ${column} - interval '5 minutes'`).join(', ');
  await dataSource.query(`UPDATE mention SET ${older(['published_at', 'seen_at'])}`);
  await dataSource.query(`UPDATE mention_watch SET ${older(['published_at'])}`);
  // Moved by way of a time that none of them has.
  await dataSource.query(`UPDATE volume_bucket SET bucket_at = bucket_at - interval '100 years'`);
  await dataSource.query(
    `UPDATE volume_bucket SET bucket_at = bucket_at + interval '100 years' - interval '5 minutes'`,
  );
  await dataSource.query(`UPDATE spike_count SET at = at - interval '100 years'`);
  await dataSource.query(`UPDATE spike_count SET at = at + interval '100 years' - interval '5 minutes'`);
  await dataSource.query(`UPDATE spike_watch SET ${older(['counted_until', 'known_from'])}, looked_sum = -1`);
  await dataSource.query(`UPDATE spike_series SET ${older(['next_step_at'])}`);
}
