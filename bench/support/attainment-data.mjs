/** A quarter of judged promises, set-based, in the real tables with their real indexes. */

const TARGETS = [
  ['acknowledge', 'acknowledge', 900, 90, 1_000],
  ['answer', 'answer', 14_400, 80, 400],
  ['resolve', 'resolve', 259_200, 85, 200],
];
const DAYS = 90;
/** A number 0 to 999 that hangs on `n` and `seed` alone. */
const chance = (seed) => `(abs(hashtextextended(n::text, ${seed})) % 1000)`;

const targetsOf = (percentLess) =>
  JSON.stringify(
    TARGETS.map(([id, kind, withinSeconds, percent]) => ({
      id,
      name: id,
      when: {},
      kind,
      withinSeconds,
      percent: percent - percentLess,
      calendarId: null,
      period: 'month',
    })),
  );

/** Two versions, the second since 30 days ago. Returns the standard's id. */
export async function createStandard(dataSource, workspaceId) {
  const [{ id }] = await dataSource.query(
    `INSERT INTO standard (workspace_id, name) VALUES ($1, 'Bench') RETURNING id`,
    [workspaceId],
  );
  await dataSource.query(
    `INSERT INTO standard_version (standard_id, n, workspace_id, state, targets, reason, effective_at)
     VALUES ($1, 1, $2, 'approved', $3, 'x', now() - interval '90 days'), ($1, 2, $2, 'approved', $4, 'x', now() - interval '30 days')`,
    [id, workspaceId, targetsOf(5), targetsOf(0)],
  );
  return id;
}

/** `count` tasks of the last 90 days, each with a post, clocks (one of every first target, fewer of the others) and what happened to it. */
export async function fillTasks(dataSource, { workspaceId, teamId, standardId, sourceId, count }) {
  const openedAt = `now() - n * (interval '${DAYS} days' / $2::int)`;
  await dataSource.query(
    `WITH posts AS (
       INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang,
         published_at, seen_at, conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score,
         sentiment_confidence, content_hash)
       SELECT $1, 'forum', 'a' || n, 'a' || n, $3, 'user' || n, 'x', 'en',
         ${openedAt} - make_interval(secs => CASE WHEN ${chance(1)} < 30 THEN 7200 ELSE ${chance(2)} END), ${openedAt}, 'a' || n,
         '{}', '{}', '{}', 'negative', -0.5, 0.7, md5(n::text) FROM generate_series(1, $2::int) n
       RETURNING id, substr(external_id, 2)::int AS n, seen_at)
     INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, priority, priority_score,
       priority_reasons, sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id, last_mention_id,
       replyability, state, is_open, opened_at, closed_at)
     SELECT $1, 'forum', 'a' || n, $3, $4, 1 + n % 4, 0, '[]', 'negative', -0.5, 'en', 'user' || n, 'x', id, id, '{}',
       'resolved', false, seen_at, seen_at + interval '4 days' FROM posts`,
    [workspaceId, count, sourceId, teamId],
  );
  for (const [i, [id, kind, seconds, , share]] of TARGETS.entries()) {
    await dataSource.query(
      `INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar, started_at,
         due_at, state, met_at)
       SELECT $1, id, $3, $2, CASE WHEN opened_at < now() - interval '30 days' THEN 1 ELSE 2 END, $4, $5::float8, 'always', opened_at,
         opened_at + make_interval(secs => $5::float8), outcome,
         CASE outcome WHEN 'met' THEN opened_at + make_interval(secs => $5::float8 * share / 1000)
           WHEN 'met-late' THEN opened_at + make_interval(secs => $5::float8 * (1 + share / 100.0)) END
       FROM (SELECT t.*, ${chance(i + 20)} AS share,
           CASE WHEN ${chance(i + 10)} < 850 THEN 'met' WHEN ${chance(i + 10)} < 940 THEN 'met-late'
             WHEN ${chance(i + 10)} < 970 THEN 'overdue' WHEN ${chance(i + 10)} < 985 THEN 'cancelled' ELSE 'running' END AS outcome
         FROM (SELECT *, substr(conversation_key, 2)::int AS n FROM task
           WHERE workspace_id = $1 AND starts_with(conversation_key, 'a')) t) judged
       WHERE ${chance(i + 30)} < $6::int`,
      [workspaceId, standardId, kind, id, seconds, share],
    );
  }
  await dataSource.query(
    `INSERT INTO task_event (workspace_id, task_id, at, kind, details)
     SELECT $1, id, opened_at + interval '1 minute', kind, details::jsonb
     FROM (SELECT *, substr(conversation_key, 2)::int AS n FROM task
         WHERE workspace_id = $1 AND starts_with(conversation_key, 'a')) t,
       (VALUES ('claimed', '{}', 1000), ('nobody-able', '{}', 60), ('assigned', '{"from": "1", "to": "2"}', 100),
         ('approval-asked', '{}', 80), ('approved', '{}', 40), ('note', '{}', 300)) AS e (kind, details, share)
     WHERE (abs(hashtextextended(n::text || e.kind, 3)) % 1000) < e.share`,
    [workspaceId],
  );
  await dataSource.query('ANALYZE');
}
