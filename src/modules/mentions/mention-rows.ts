import type { DataSource } from 'typeorm';
import { query, readPrepared } from '../../db/rows.js';
import type { MentionDto } from './mention-view.types.js';
import type { MentionVersionDto } from './mentions.dto.js';

/** Whose mentions, and which of them: `teamIds` null is the whole workspace. */
export interface MentionReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

/** The fields of the answer; a plain object, unlike the class that describes them. */
export type MentionView = { [Field in keyof MentionDto]: MentionDto[Field] };

/** A mention as the API shows it, its instants as the database writes them, with its exact place in the order of lists. */
export interface MentionRow extends MentionDto {
  /** The instant with its microseconds, which Date does not hold. */
  readonly sortKey: string;
}

/** Columns of `mention m` for a reader of `$1` workspace and `$2` teams (null: all): of others' watches and tasks nothing shows. */
const COLUMNS = `m.id::text AS id, m.network, m.external_id AS "externalId",
  json_build_object('id', m.source_id::text, 'name', coalesce(s.name, ''), 'connector', coalesce(s.connector, '')) AS source,
  json_build_object('id', m.author_id, 'handle', m.author_handle, 'name', m.author_name, 'followers', m.followers) AS author,
  m.title, m.text, m.url, m.lang, m.published_at AS "publishedAt", m.edited_at AS "editedAt", m.seen_at AS "seenAt",
  json_build_object('id', m.conversation_key, 'taskId', (
    SELECT t.id::text FROM task t
    WHERE t.workspace_id = $1 AND t.conversation_key = m.conversation_key AND t.network = m.network
      AND ($2::bigint[] IS NULL OR t.team_id = ANY ($2))
    ORDER BY t.is_open DESC, t.id DESC LIMIT 1)) AS conversation,
  coalesce((
    SELECT json_agg(json_build_object('id', w.id::text, 'name', w.name, 'kind', w.kind,
      'spans', coalesce(m.watch_spans -> w.id::text, '[]')) ORDER BY w.id)
    FROM watch w WHERE w.workspace_id = $1 AND w.id = ANY (m.watch_ids)
      AND ($2::bigint[] IS NULL OR w.team_id = ANY ($2) OR w.person_visible_to && $2)), '[]') AS watches,
  json_build_object('label', m.sentiment_label, 'score', m.sentiment_score, 'confidence', m.sentiment_confidence,
    'words', coalesce(to_jsonb(m.sentiment_words), '[]'), 'secondOpinion', m.judged -> 'secondOpinion') AS sentiment,
  CASE WHEN m.intent_label IS NULL THEN NULL ELSE json_build_object('label', m.intent_label,
    'confidence', m.intent_confidence, 'reasons', coalesce(m.judged -> 'intentReasons', '[]')) END AS intent,
  CASE WHEN m.urgency IS NULL THEN NULL ELSE json_build_object('score', m.urgency,
    'reasons', coalesce(m.judged -> 'urgencyReasons', '[]')) END AS urgency,
  coalesce(m.judged -> 'risks', '[]') AS risks,
  coalesce((
    SELECT json_agg(a) FROM jsonb_array_elements(m.judged -> 'aspects') a
    WHERE EXISTS (SELECT FROM watch w WHERE w.workspace_id = $1 AND w.id = (a ->> 'watchId')::bigint
      AND ($2::bigint[] IS NULL OR w.team_id = ANY ($2) OR w.person_visible_to && $2))), '[]') AS aspects,
  m.reach, m.metrics, m.country,
  CASE WHEN y.id IS NULL THEN NULL ELSE json_build_object('id', y.id::text, 'mentionCount', y.mention_count,
    'voiceCount', y.voice_count) END AS story,
  m.signals, CASE WHEN m.muted_by IS NULL THEN NULL ELSE json_build_object('id', m.muted_by::text) END AS "mutedBy",
  m.repost_of IS NOT NULL AS "isRepost", m.versions, m.is_deleted AS "isDeleted",
  to_char(m.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"`;

const JOINS = `LEFT JOIN source s ON s.id = m.source_id LEFT JOIN story y ON y.id = m.story_id`;

/**
 * Each mention as one JSON text: thirty columns that the driver takes apart one by one cost the process more than the database
 * spends on finding them.
 */
const BY_ID = `SELECT row_to_json(found)::text AS json FROM (
    SELECT ${COLUMNS} FROM mention m ${JOINS}
    WHERE m.workspace_id = $1 AND ($2::bigint[] IS NULL OR m.team_ids && $2) AND m.id = ANY ($3::bigint[])) found`;

export async function findMention(on: DataSource, reach: MentionReach, id: string): Promise<MentionRow | undefined> {
  const [row] = await readMentions(on, reach, [id]);
  return row;
}

/** The ids that `ids` gives, a query of the column `id` for `$1` workspace and `$2` teams; its parameters start at `$3`. */
export async function findMentionIds(
  on: DataSource,
  { workspaceId, teamIds }: MentionReach,
  ids: string,
  parameters: readonly unknown[],
): Promise<string[]> {
  const rows = await query<{ id: string }>(on, ids, [workspaceId, teamIds, ...parameters]);
  return rows.map(({ id }) => id);
}

/** Mentions in the order of their ids. Apart from finding them, since this statement is long and planned once. */
export async function readMentions(
  on: DataSource,
  { workspaceId, teamIds }: MentionReach,
  ids: readonly string[],
): Promise<MentionRow[]> {
  if (ids.length === 0) return [];
  const rows = await readPrepared<{ json: string }>(on, BY_ID, [workspaceId, teamIds, ids]);
  const byId = new Map(
    rows.map(({ json }) => {
      const row = JSON.parse(json) as MentionRow;
      return [row.id, row] as const;
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function readVersions(on: DataSource, mentionId: string): Promise<MentionVersionDto[]> {
  const rows = await query<{ n: number; title: string | null; text: string; editedAt: Date | null; replacedAt: Date }>(
    on,
    `SELECT n, title, text, edited_at AS "editedAt", replaced_at AS "replacedAt"
     FROM mention_version WHERE mention_id = $1 ORDER BY n`,
    [mentionId],
  );
  return rows.map((row) => ({
    ...row,
    editedAt: row.editedAt?.toISOString() ?? null,
    replacedAt: row.replacedAt.toISOString(),
  }));
}

export function viewOf({ sortKey: _, publishedAt, editedAt, seenAt, ...row }: MentionRow): MentionView {
  return {
    ...row,
    publishedAt: inMillis(publishedAt),
    editedAt: editedAt === null ? null : inMillis(editedAt),
    seenAt: inMillis(seenAt),
  };
}

const inMillis = (instant: string): string => new Date(instant).toISOString();
