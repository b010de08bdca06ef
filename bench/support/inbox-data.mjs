/** Rows that look like a year of a busy desk: set-based, in the real tables with their real indexes. */
import pg from 'pg';

const TEAMS = 12;
const AGENTS = 150;
/** The fewest a team has; tasks are given to these. */
const AGENTS_OF_A_TEAM = Math.floor(AGENTS / TEAMS);
const WATCHES = 40;
/** Posts of one conversation that follow one another. */
const POSTS_PER_CONVERSATION = 2;

const TEXTS = [
  'the app logs me out every time and support is slow',
  'thank you for the quick help with my card',
  'card declined again at the till, this is terrible',
  'сколько можно ждать ответа от поддержки',
  'sovellus kaatui taas kesken maksun',
  'kāpēc man divreiz noņēma naudu',
  'แอปล่มอีกแล้ว ทำอะไรไม่ได้เลย',
  '客服一直没有回复我的退款申请',
  'does anybody know how to export statements',
  'the new update looks nice but payments fail',
];
const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'];
const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'];
/** Every so many posts name it: a word worth looking for. */
const RARE_WORD = 'pineapple';
const RARE_EVERY = 4_999;

/** Workspace with teams, people, watches, a source and a standard. */
export async function createDesk(dataSource, createWorkspace) {
  const { workspaceId, teamId } = await dataSource.transaction((tx) => createWorkspace(tx));
  const ids = async (sql, ...values) => (await dataSource.query(sql, [workspaceId, ...values])).map(({ id }) => id);
  const teams = [
    teamId,
    ...(await ids(
      `INSERT INTO team (workspace_id, name) SELECT $1, 'Team ' || n FROM generate_series(2, $2::int) n RETURNING id`,
      TEAMS,
    )),
  ];
  const agents = await ids(
    `INSERT INTO staff_member (workspace_id, email, name, role)
     SELECT $1, 'agent' || n || '@desk' || $1::bigint || '.example', 'Agent ' || n, 'agent' FROM generate_series(1, $2::int) n RETURNING id`,
    AGENTS,
  );
  await dataSource.query(
    `INSERT INTO team_member (team_id, member_id) SELECT ($1::bigint[])[1 + n % $3], ($2::bigint[])[n] FROM generate_series(1, $4::int) n`,
    [teams, agents, TEAMS, AGENTS],
  );
  const watches = await ids(
    `INSERT INTO watch (workspace_id, name, kind, query, team_id)
     SELECT $1, 'Watch ' || n, 'brand', 'acme' || n, ($2::bigint[])[1 + n % $3] FROM generate_series(1, $4::int) n RETURNING id`,
    teams,
    TEAMS,
    WATCHES,
  );
  const [source] = await ids(
    `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, health_state)
     VALUES ($1, 'inbound', 'Bench', '{}', 300, false, 'ok') RETURNING id`,
  );
  return { workspaceId, teams, agents, watches, source };
}

const FILL_MENTIONS = `
  INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, text, lang, published_at,
    seen_at, conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score, sentiment_confidence, reach,
    content_hash)
  SELECT $1, CASE n % 3 WHEN 0 THEN 'microblog' WHEN 1 THEN 'forum' ELSE 'reviews' END, 'p' || n, 'p' || n, $2,
    'user' || n % 50000, ($3::text[])[1 + n % $4] || ' ' || n || CASE WHEN n % ${RARE_EVERY} = 0 THEN ' ${RARE_WORD}' ELSE '' END,
    ($5::text[])[1 + n / 2 % 6], now() - n * (interval '31536000 seconds' / $6::int), now() - n * (interval '31536000 seconds' / $6::int),
    'c' || n / ${POSTS_PER_CONVERSATION}, ARRAY[($7::bigint[])[1 + n / 2 % ${WATCHES}]], '{}', ARRAY[($8::bigint[])[1 + (n / 2 % ${WATCHES} + 1) % ${TEAMS}]],
    ($9::text[])[1 + n % 4], (n % 200 - 100) / 100.0, 0.7, n % 50 / 10.0, md5(n::text)
  FROM generate_series($10::int, $11::int) n`;

const FILL_SEARCH = `
  INSERT INTO mention_search (mention_id, workspace_id, published_at, conversation_key, words)
  SELECT id, workspace_id, published_at, conversation_key, to_tsvector('simple', text) FROM mention WHERE workspace_id = $1`;

const FILL_WATCHES = `
  INSERT INTO mention_watch (workspace_id, watch_id, published_at, mention_id)
  SELECT workspace_id, watch_ids[1], published_at, id FROM mention WHERE workspace_id = $1`;

/** One task per conversation, the newest conversations open; every third belongs to an agent of its team. */
const FILL_TASKS = `
  INSERT INTO task (workspace_id, network, conversation_key, source_id, team_id, assignee_id, state, is_open, priority,
    priority_score, priority_reasons, sentiment_label, sentiment_score, lang, author_handle, excerpt, first_mention_id,
    last_mention_id, replyability, next_due_at, opened_at, closed_at)
  SELECT $1, network, conversation_key, source_id, team_ids[1],
    CASE WHEN dice % 3 = 0 THEN ($2::bigint[])[1 + (array_position($5::bigint[], team_ids[1]) + 10) % ${TEAMS} + ${TEAMS} * (dice / 3 % ${AGENTS_OF_A_TEAM})] END,
    CASE WHEN n > $3 THEN 'resolved' WHEN n % 20 = 0 THEN 'snoozed' WHEN n % 33 = 0 THEN 'waiting' WHEN n % 10 = 0 THEN 'acknowledged' ELSE 'open' END,
    n <= $3, 1 + dice / 64 % 4, 40, '[{"code":"negative-sentiment","text":"Negative","weight":40}]', sentiment_label, sentiment_score,
    lang, author_handle, left(text, 80), id, id, '{"verdict":"public","reason":"bench","deepLink":null}',
    CASE WHEN n <= $3 AND n % 10 <> 0 THEN now() + ((n % 200000 - 300) * interval '1 second') ELSE 'infinity' END, published_at,
    CASE WHEN n > $3 THEN published_at + interval '1 hour' END
  FROM (SELECT *, row_number() OVER (ORDER BY published_at DESC) AS n, hashint8(id) & 2147483647 AS dice FROM (
    SELECT DISTINCT ON (conversation_key) * FROM mention WHERE workspace_id = $1 ORDER BY conversation_key, published_at DESC) first) m
  WHERE n <= $4`;

const FILL_CLOCKS = `
  INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, calendar, started_at, due_at, state)
  SELECT t.workspace_id, t.id, 'acknowledge', s.id, 1, 'acknowledge-negative', 'always', t.opened_at,
    least(t.next_due_at, t.opened_at + interval '400 days'), CASE WHEN NOT t.is_open OR t.next_due_at = 'infinity' THEN 'met' WHEN t.next_due_at < now() THEN 'overdue' ELSE 'running' END
  FROM task t JOIN (SELECT min(id) AS id FROM standard WHERE workspace_id = $1) s ON true WHERE t.workspace_id = $1`;

const RECOUNT = `
  INSERT INTO task_count (workspace_id, team_id, assignee_id, state, priority, is_due, slot, n)
  SELECT workspace_id, team_id, coalesce(assignee_id, 0), state, priority, next_due_at < 'infinity', id % 16, count(*)
  FROM task WHERE is_open AND workspace_id = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7`;

/** Notices of the last hours, many in each transaction; their numbers are lower than those of a new cluster. */
const FILL_NOTICES = `
  INSERT INTO live_event (transaction_id, workspace_id, team_id, kind, details)
  SELECT n / 40, $1, ($2::bigint[])[1 + n % ${TEAMS}], 'tasks', jsonb_build_object('kind', 'changed', 'taskIds', jsonb_build_array(n))
  FROM generate_series(1, $3::int) n`;

const STEP = 100_000;

/**
 * Fills desks. The counting trigger and the index of words are put aside while the rows go in, and their work is then done in
 * one go. `desks`: how many mentions, open and closed tasks each gets.
 */
export async function fillDesks(url, desks, tell) {
  const client = new pg.Client({
    connectionString: url,
    options: '-c synchronous_commit=off -c maintenance_work_mem=256MB',
  });
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT pg_get_indexdef('mention_search_words'::regclass) AS definition`);
    await client.query('DROP INDEX mention_search_words');
    await client.query('ALTER TABLE task DISABLE TRIGGER USER');
    for (const { desk, sizes } of desks) await fillDesk(client, desk, sizes);
    tell('mentions and tasks');
    await client.query('ALTER TABLE task ENABLE TRIGGER USER');
    await client.query(rows[0].definition);
    await client.query('VACUUM (ANALYZE)');
    // What was loaded reaches the disk now, not while calls are timed.
    await client.query('CHECKPOINT');
    tell('index of words, statistics');
  } finally {
    await client.end();
  }
}

async function fillDesk(client, { workspaceId, teams, agents, watches, source }, { mentions, open, closed, notices }) {
  for (let from = 1; from <= mentions; from += STEP) {
    const to = Math.min(mentions, from + STEP - 1);
    const texts = [TEXTS, TEXTS.length, LANGUAGES];
    await client.query(FILL_MENTIONS, [workspaceId, source, ...texts, mentions, watches, teams, SENTIMENTS, from, to]);
  }
  await client.query(FILL_SEARCH, [workspaceId]);
  await client.query(FILL_WATCHES, [workspaceId]);
  await client.query(FILL_TASKS, [workspaceId, agents, open, open + closed, teams]);
  await client.query(FILL_CLOCKS, [workspaceId]);
  await client.query(RECOUNT, [workspaceId]);
  await client.query(FILL_NOTICES, [workspaceId, teams, notices]);
}

export const SEARCHED = { rare: RARE_WORD, common: 'support' };
