import type { Lookout } from '../support/processes/installation.js';
import type { ReplyCallback } from '../support/stand-ins/reply-callback.js';
import type { World } from './find-faults.js';

/** Each must find nothing. They share no statement with the product. */
const CHECKS: readonly (readonly [fault: string, sql: string])[] = [
  [
    'volume differs from the mentions counted',
    `WITH counted AS (
       SELECT workspace_id, w AS watch_id, count(*) AS n, count(*) FILTER (WHERE sentiment_label = 'negative') AS negatives
       FROM mention, unnest(watch_ids) AS w GROUP BY 1, 2),
     summed AS (SELECT workspace_id, watch_id, sum(mentions) AS n, sum(negatives) AS negatives FROM volume_bucket GROUP BY 1, 2)
     SELECT watch_id, c.n AS counted, s.n AS summed FROM counted c FULL JOIN summed s USING (workspace_id, watch_id)
     WHERE c.n IS DISTINCT FROM s.n OR c.negatives IS DISTINCT FROM s.negatives`,
  ],
  [
    'counters differ from the open tasks',
    `WITH counted AS (
       SELECT team_id, coalesce(assignee_id, 0) AS assignee_id, state, priority, next_due_at < 'infinity' AS is_due, count(*) AS n
       FROM task WHERE is_open GROUP BY 1, 2, 3, 4, 5),
     summed AS (
       SELECT team_id, assignee_id, state, priority, is_due, sum(n) AS n FROM task_count GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0)
     SELECT * FROM counted c FULL JOIN summed s USING (team_id, assignee_id, state, priority, is_due) WHERE c.n IS DISTINCT FROM s.n`,
  ],
  [
    'open task without exactly one acknowledge clock',
    `SELECT t.id, count(c.id) AS clocks FROM task t LEFT JOIN task_clock c ON c.task_id = t.id AND c.kind = 'acknowledge'
     WHERE t.is_open GROUP BY t.id HAVING count(c.id) <> 1`,
  ],
  [
    'task counts more mentions than its conversation has',
    `SELECT t.id, t.mention_count FROM task t WHERE t.mention_count >
       (SELECT count(*) FROM mention m WHERE m.network = t.network AND m.conversation_key = t.conversation_key)`,
  ],
  [
    'versions with holes',
    `SELECT m.external_id, m.versions FROM mention m LEFT JOIN mention_version v ON v.mention_id = m.id WHERE NOT m.is_deleted
     GROUP BY m.id HAVING count(v.n) <> m.versions - 1 OR coalesce(max(v.n), 0) <> m.versions - 1`,
  ],
  [
    'mention that cannot be searched',
    `SELECT m.external_id FROM mention m LEFT JOIN mention_search s ON s.mention_id = m.id WHERE NOT m.is_deleted AND s.mention_id IS NULL`,
  ],
  [
    'mention missing from the list of its watch',
    `SELECT m.external_id FROM mention m, unnest(m.watch_ids) AS w WHERE NOT m.is_deleted
       AND NOT EXISTS (SELECT FROM mention_watch x WHERE x.mention_id = m.id AND x.watch_id = w)`,
  ],
  ['effect given up', `SELECT kind, key, last_error FROM outbox WHERE state = 'dead'`],
  ['effect still waiting', `SELECT kind, key, last_error FROM outbox WHERE state = 'waiting'`],
  [
    'source with another count than its mentions',
    `SELECT sum(stored_count) AS counted FROM source HAVING sum(stored_count) <> (SELECT count(*) FROM mention)`,
  ],
  [
    'feed that was not read to the end',
    // A feed that has shown everything falls silent, and is said to.
    `SELECT id, health_state, last_error FROM source WHERE is_polled AND (cursor IS NULL OR last_success_at IS NULL
       OR (health_state <> 'ok' AND health_reason IS DISTINCT FROM 'frozen' AND health_reason IS DISTINCT FROM 'silent'))`,
  ],
  ['post in quarantine', 'SELECT reason, external_id FROM quarantined_post'],
  ['gap in a feed', 'SELECT source_id, reason FROM gap'],
  [
    'unfinished reply',
    `SELECT id, state FROM reply WHERE state IN ('draft', 'awaiting-approval', 'held', 'queued', 'sending', 'unknown')`,
  ],
  [
    'task with two acknowledgements',
    `SELECT task_id FROM reply WHERE kind = 'acknowledge' AND state <> 'rejected' GROUP BY task_id HAVING count(*) > 1`,
  ],
  [
    'acknowledged in public, but the promise runs on',
    `SELECT t.id, t.state, c.state AS clock FROM reply r JOIN task t ON t.id = r.task_id LEFT JOIN task_clock c ON c.task_id = t.id
     WHERE r.state = 'sent' AND r.kind = 'acknowledge' AND (t.state = 'open' OR c.state NOT IN ('met', 'met-late'))`,
  ],
];

export async function findProductFaults(database: Lookout): Promise<string[]> {
  const faults: string[] = [];
  for (const [fault, sql] of CHECKS) {
    const rows = await database.rows(sql);
    if (rows.length > 0) faults.push(`${fault}: ${String(rows.length)} (${JSON.stringify(rows.slice(0, 2))})`);
  }
  return faults;
}

/** What we say about replies against what the network published. */
export async function findReplyFaults(database: Lookout, callback: ReplyCallback): Promise<string[]> {
  const replies = await database.rows<{ id: string; key: string; state: string }>(
    'SELECT id, send_key AS key, state FROM reply',
  );
  const published = callback.publishedTimes();
  const known = new Set(replies.map((reply) => reply.key));
  const faults = [...published.keys()]
    .filter((key) => !known.has(key))
    .map((key) => `published without a reply: ${key}`);
  for (const { id, key, state } of replies) {
    const times = published.get(key) ?? 0;
    if (state === 'sent' && times !== 1)
      faults.push(`reply ${id} is called sent and was published ${String(times)} times`);
    if (state === 'rejected' && times !== 0) faults.push(`reply ${id} is called rejected and was published`);
  }
  return faults;
}

export async function readWorld(database: Lookout, callback: ReplyCallback): Promise<World> {
  const conversation = `network || ' ' || conversation_key AS conversation`;
  return {
    mentions: await database.rows(`SELECT external_id AS id, text, ${conversation} FROM mention WHERE NOT is_deleted`),
    openTasks: await database.rows(`SELECT ${conversation} FROM task WHERE is_open`),
    publishedTimes: callback.publishedTimes(),
  };
}
