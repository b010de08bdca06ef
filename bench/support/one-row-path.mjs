import { prioritise } from '../../dist/server/domain/priority/prioritise.js';
import { MENTION_COLUMNS, valuesOfMention } from './mention-copy.mjs';

const INSERT_MENTION = `INSERT INTO mention (${MENTION_COLUMNS.join(', ')})
  VALUES (${MENTION_COLUMNS.map((_, i) => `$${i + 1}`).join(', ')})
  ON CONFLICT (workspace_id, network, external_key) DO NOTHING RETURNING id`;

const OPEN_TASK = `INSERT INTO task AS t (workspace_id, source_id, network, conversation_key, team_id, priority,
    priority_score, priority_reasons, sentiment_label, sentiment_score, lang, author_handle, author_name, excerpt,
    first_mention_id, last_mention_id, replyability, next_due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, now() + interval '15 minutes')
  ON CONFLICT (workspace_id, network, conversation_key) WHERE is_open DO UPDATE SET
    mention_count = t.mention_count + 1, last_mention_id = excluded.last_mention_id, version = t.version + 1
  RETURNING id, xmax = 0 AS is_new`;

const START_CLOCK = `INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, calendar,
    started_at, due_at)
  SELECT $1, $2, 'acknowledge', standard_id, n, 'acknowledge-negative', 'always', now(), now() + interval '15 minutes'
  FROM standard_version WHERE workspace_id = $1 AND state = 'approved'`;

const COUNT = `INSERT INTO volume_bucket AS v (workspace_id, watch_id, bucket_at, mentions, negatives, reach)
  VALUES ($1, $2, date_bin('5 minutes', $3::timestamptz, '2000-01-01'), 1, $4, $5)
  ON CONFLICT (workspace_id, watch_id, bucket_at) DO UPDATE SET
    mentions = v.mentions + 1, negatives = v.negatives + excluded.negatives, reach = v.reach + excluded.reach`;

const MOVE_CURSOR = `UPDATE source SET cursor = $2, seen_count = seen_count + 1, stored_count = stored_count + 1 WHERE id = $1`;

/**
 * What storing costs when each post has a transaction of its own: mention, task with its clock, five-minute count, cursor.
 * The statements that anybody would write first, on one connection.
 */
export async function storeOneByOne(client, source, mentions) {
  for (const mention of mentions) {
    await client.query('BEGIN');
    const { rows } = await client.query(INSERT_MENTION, valuesOfMention(source, mention));
    const [stored] = rows;
    if (stored !== undefined) {
      if (mention.response !== null) await openTask(client, source, mention, stored.id);
      for (const watchId of mention.watchIds) {
        await client.query(COUNT, [
          source.workspaceId,
          watchId,
          mention.publishedAt.toISOString(),
          mention.sentiment.label === 'negative' ? 1 : 0,
          mention.followers ?? 0,
        ]);
      }
    }
    await client.query(MOVE_CURSOR, [source.id, JSON.stringify({ last: mention.externalId })]);
    await client.query('COMMIT');
  }
}

async function openTask(client, source, mention, mentionId) {
  const { teamId, facts } = mention.response;
  const { level, score, reasons } = prioritise(facts);
  const { rows } = await client.query(OPEN_TASK, [
    source.workspaceId,
    source.id,
    mention.network,
    mention.conversationKey,
    teamId,
    Number(level.slice(1)),
    score,
    JSON.stringify(reasons),
    mention.sentiment.label,
    mention.sentiment.score,
    mention.lang,
    mention.authorHandle,
    mention.authorName,
    mention.text.slice(0, 200),
    mentionId,
    JSON.stringify(mention.replyability),
  ]);
  if (rows[0].is_new) await client.query(START_CLOCK, [source.workspaceId, rows[0].id]);
}
