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
  return row.id;
}
