import type { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';

/** A text with the feeling that people agreed on. */
export interface LabelledText {
  /** Of the correction, or of the task; the place in the order of pages. */
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly label: string;
  /** What the engine had said. */
  readonly before: string;
  readonly network: string;
  readonly authorHandle: string;
  readonly conversationKey: string;
  readonly storyId: string | null;
}

const CONTENT = `trim(coalesce(w.title, '') || E'\\n' || w.text)`;

/** The text as it was when it was judged: the present one, else the version before an edit. */
const JUDGED_TEXT = `
  CROSS JOIN LATERAL (
    SELECT m.title, m.text WHERE m.content_hash = c.content_hash AND NOT m.is_deleted
    UNION ALL (SELECT v.title, v.text FROM mention_version v
      WHERE v.mention_id = m.id AND v.content_hash = c.content_hash AND m.content_hash <> c.content_hash LIMIT 1)) w`;

const PLACE = `m.lang, m.network, m.author_handle AS "authorHandle", m.conversation_key AS "conversationKey",
  m.story_id AS "storyId"`;

/** What people said by hand, newest first: of each post the word of whoever spoke last. Pages by id. */
export function readSpokenLabels(
  on: DataSource,
  workspaceId: string,
  beforeId: string | null,
  limit: number,
): Promise<LabelledText[]> {
  return query<LabelledText>(
    on,
    `SELECT c.id, ${CONTENT} AS text, c.after AS label, c.before, ${PLACE}
     FROM correction c JOIN mention m ON m.id = c.mention_id ${JUDGED_TEXT}
     WHERE c.workspace_id = $1 AND c.kind = 'sentiment' AND c.is_newest AND ($2::bigint IS NULL OR c.id < $2)
       AND NOT EXISTS (SELECT FROM correction later WHERE later.workspace_id = c.workspace_id
         AND later.mention_id = c.mention_id AND later.kind = c.kind AND later.is_newest AND later.id > c.id)
     ORDER BY c.id DESC LIMIT $3`,
    [workspaceId, beforeId, limit],
  );
}

/** Posts of tasks that somebody finished and left as the engine had judged them, newest task first. Pages by id. */
export function readSilentLabels(
  on: DataSource,
  workspaceId: string,
  beforeId: string | null,
  limit: number,
): Promise<LabelledText[]> {
  return query<LabelledText>(
    on,
    `SELECT t.id, trim(coalesce(m.title, '') || E'\\n' || m.text) AS text, m.sentiment_label AS label,
       m.sentiment_label AS before, ${PLACE}
     FROM task t JOIN mention m ON m.id = t.last_mention_id
     WHERE t.workspace_id = $1 AND NOT t.is_open AND t.state = 'resolved' AND NOT m.is_deleted
       AND m.sentiment_label <> 'unsure' AND ($2::bigint IS NULL OR t.id < $2)
       AND NOT EXISTS (SELECT FROM correction c WHERE c.workspace_id = $1 AND c.mention_id = m.id AND c.kind = 'sentiment')
     ORDER BY t.id DESC LIMIT $3`,
    [workspaceId, beforeId, limit],
  );
}
