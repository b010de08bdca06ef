import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { query } from '../../src/db/rows.js';

export interface MentionFacts {
  readonly text?: string;
  readonly title?: string;
  readonly network?: string;
  readonly externalId?: string;
  readonly sourceId?: string;
  readonly authorHandle?: string;
  readonly lang?: string;
  readonly sentiment?: string;
  readonly conversationKey?: string;
  readonly watchIds?: readonly string[];
  readonly watchSpans?: object;
  readonly teamIds?: readonly string[];
  readonly publishedAt?: Date | string;
  readonly isDeleted?: boolean;
}

let inserted = 0;

/** One stored mention, written past the pipeline, for specs that only read. Returns its id. */
export async function insertMention(
  on: DataSource,
  place: { readonly workspaceId: string; readonly teamId: string },
  facts: MentionFacts = {},
): Promise<string> {
  inserted += 1;
  const externalId = facts.externalId ?? `post-${String(inserted)}`;
  const text = facts.text ?? `Post ${String(inserted)}`;
  const [row] = await query<{ id: string }>(
    on,
    `INSERT INTO mention (workspace_id, network, external_key, external_id, source_id, author_handle, title, text, lang,
       published_at, conversation_key, watch_ids, watch_spans, team_ids, sentiment_label, sentiment_score,
       sentiment_confidence, content_hash, is_deleted)
     VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, coalesce($9::timestamptz, now()), $10, $11, $12, $13, $14, 0, 0.5, $15, $16)
     RETURNING id`,
    [
      place.workspaceId,
      facts.network ?? 'web',
      externalId,
      facts.sourceId ?? '0',
      facts.authorHandle ?? 'ann',
      facts.title ?? null,
      text,
      facts.lang ?? 'en',
      facts.publishedAt ?? null,
      facts.conversationKey ?? externalId,
      facts.watchIds ?? [],
      JSON.stringify(facts.watchSpans ?? {}),
      facts.teamIds ?? [place.teamId],
      facts.sentiment ?? 'neutral',
      createHash('sha256').update(text).digest('base64url').slice(0, 22),
      facts.isDeleted ?? false,
    ],
  );
  if (row === undefined) throw new Error('no mention was inserted');
  await countSentiment(on, 'id = $1', row.id);
  return row.id;
}

/** Counts mentions written past the pipeline as the pipeline counts what it stores; `where` names them all, each once. */
export async function countSentiment(on: DataSource, where: string, value: string): Promise<void> {
  await on.query(
    `WITH counted AS (
       SELECT workspace_id, (published_at AT TIME ZONE 'UTC')::date AS day, split_part(lower(lang), '-', 1) AS lang,
         sentiment_label AS label, watch_ids, team_ids
       FROM mention WHERE ${where} AND NOT is_deleted AND muted_by IS NULL),
     changes AS (
       SELECT workspace_id, 0::bigint AS watch_id, day, lang, label, team_ids FROM counted
       UNION ALL
       SELECT workspace_id, w, day, lang, label, '{}'::bigint[] FROM counted CROSS JOIN unnest(watch_ids) w)
     INSERT INTO sentiment_day AS c (workspace_id, watch_id, day, lang, label, team_ids, slot, mentions)
     SELECT workspace_id, watch_id, day, lang, label, team_ids, 0, count(*) FROM changes GROUP BY 1, 2, 3, 4, 5, 6
     ON CONFLICT (workspace_id, watch_id, day, lang, label, team_ids, slot)
       DO UPDATE SET mentions = c.mentions + excluded.mentions`,
    [value],
  );
}
