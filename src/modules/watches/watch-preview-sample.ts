import type { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { mayAsk, storedFacts, type StoredFacts } from '../mentions/stored-facts.types.js';
import { postOf, STORED_POST, type StoredPost } from './found-mention.types.js';
import type { PreviewReach, RecentMention } from './watch-preview.types.js';

/** As many mentions are read whole; of more, a sample is taken. */
const MOST_WHOLE = 100_000;
const MOST_SAMPLED = 50_000;
/** Bytes of text that one corpus may take. */
const MOST_BYTES = 48 * 1024 * 1024;
/** Rows of the table that are looked at for one sample. */
const MOST_LOOKED_AT = 250_000;
/** The index `mention_sample` holds one mention in sixteen. */
const INDEXED_LEVEL = 4;
const MOST_COUNTED = 4_000_000;
const ROWS_MEASURED = 2_000;

const VISIBLE = `NOT m.is_deleted AND ($2::bigint[] IS NULL OR m.team_ids && $2)`;
const IN_SAMPLE_INDEX = `(hashint8(m.id) & 15) = 0`;

/**
 * Which mentions a preview reads: of every 2^level one, chosen by a hash of its id, so evenly over time, networks and
 * authors, and the same ones each time. Level 0: all.
 */
export interface SamplePlan {
  readonly level: number;
  /** A sample is in random order. */
  readonly ids: readonly string[];
  /** Highest id of the table when the plan was made. */
  readonly highestId: string;
}

/** Chooses the mentions published from `since` on that `reach` may see. Takes about as long for ten million as for one. */
export async function planSample(on: DataSource, reach: PreviewReach, since: Date): Promise<SamplePlan> {
  const [head] = await query<{ highestId: string }>(on, 'SELECT coalesce(max(id), 0) AS "highestId" FROM mention');
  const level = await chooseLevel(on, reach, since);
  const ids = await readIds(on, reach, since, level);
  return { level, ids: level === 0 ? ids : shuffled(ids), highestId: head?.highestId ?? '0' };
}

/** The index gives them by time. */
function shuffled(ids: string[]): string[] {
  for (let last = ids.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [ids[last], ids[other]] = [ids[other] ?? '', ids[last] ?? ''];
  }
  return ids;
}

async function chooseLevel(on: DataSource, reach: PreviewReach, since: Date): Promise<number> {
  const [counted] = await query<{ n: number }>(
    on,
    `SELECT count(*)::int AS n FROM (SELECT FROM mention m
       WHERE m.workspace_id = $1 AND m.published_at >= $2 AND ${IN_SAMPLE_INDEX} LIMIT ${String(MOST_COUNTED)}) counted`,
    [reach.workspaceId, since],
  );
  const total = (counted?.n ?? 0) * 2 ** INDEXED_LEVEL;
  if (total === 0) return 0;
  const [measured] = await query<{ share: number; bytes: number }>(
    on,
    `SELECT avg(is_visible::int)::float8 AS share, coalesce(avg(bytes) FILTER (WHERE is_visible), 0)::float8 AS bytes FROM (
       SELECT ${VISIBLE} AS is_visible, octet_length(m.text) + coalesce(octet_length(m.title), 0) AS bytes FROM mention m
       WHERE m.workspace_id = $1 AND m.published_at >= $3 AND ${IN_SAMPLE_INDEX}
       ORDER BY m.published_at DESC LIMIT ${String(ROWS_MEASURED)}) measured`,
    [reach.workspaceId, reach.teamIds, since],
  );
  const visible = total * (measured?.share ?? 1);
  const bytes = visible * (measured?.bytes ?? 0);
  // The count is an estimate: what may be just over the limit is read whole.
  if (visible <= MOST_WHOLE * 1.05 && bytes <= MOST_BYTES && total <= MOST_LOOKED_AT) return 0;
  return Math.ceil(Math.log2(Math.max(visible / MOST_SAMPLED, bytes / MOST_BYTES, total / MOST_LOOKED_AT, 2)));
}

/** From an index alone where the whole workspace may be seen. */
async function readIds(on: DataSource, reach: PreviewReach, since: Date, level: number): Promise<string[]> {
  const rows = await query<{ ids: string[] | null }>(
    on,
    `SELECT array_agg(id::text) AS ids FROM (SELECT m.id FROM mention m
       WHERE m.workspace_id = $1 AND m.published_at >= $3 AND ${inLevel(level)}
         ${reach.teamIds === null ? 'AND $2::bigint[] IS NULL' : 'AND m.team_ids && $2'}) chosen`,
    [reach.workspaceId, reach.teamIds, since],
  );
  return rows[0]?.ids ?? [];
}

function inLevel(level: number): string {
  const own = `(hashint8(m.id) & ${String(2 ** level - 1)}) = 0`;
  return level >= INDEXED_LEVEL ? `${IN_SAMPLE_INDEX} AND ${own}` : own;
}

/** Ids above `afterId` that belong to the sample; for what was stored since. */
export async function readNewIds(
  on: DataSource,
  reach: PreviewReach,
  since: Date,
  level: number,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const rows = await query<{ ids: string[] | null }>(
    on,
    `SELECT array_agg(id::text) AS ids FROM (SELECT m.id FROM mention m
       WHERE m.workspace_id = $1 AND m.id > $4 AND m.published_at >= $3 AND ${VISIBLE} AND ${inLevel(level)}
       ORDER BY m.id DESC LIMIT $5) added`,
    [reach.workspaceId, reach.teamIds, since, afterId, limit],
  );
  return rows[0]?.ids ?? [];
}

interface Row extends StoredPost, StoredFacts {
  readonly conversationHash: number;
  readonly watchIds: string;
  readonly isMuted: boolean;
}

/** Of these ids, what the reach may see now, as it reads now. `listOf` reads a list of ids as PostgreSQL writes it. */
export async function readMentions(
  on: DataSource,
  reach: PreviewReach,
  ids: readonly string[],
  listOf: (literal: string) => readonly string[],
): Promise<RecentMention[]> {
  const rows = await query<Row>(
    on,
    `SELECT ${STORED_POST}, ${storedFacts('m')},
       hashtext(m.network || ' ' || m.conversation_key) AS "conversationHash", m.watch_ids::text AS "watchIds",
       m.muted_by IS NOT NULL AS "isMuted"
     FROM mention m WHERE m.workspace_id = $1 AND m.id = ANY ($3::bigint[]) AND ${VISIBLE}`,
    [reach.workspaceId, reach.teamIds, ids],
  );
  return rows.map((row) => ({
    id: row.id,
    post: postOf(row),
    publishedAtMs: row.publishedAt.getTime(),
    sentimentLabel: row.sentimentLabel,
    sentimentScore: row.sentimentScore,
    isNegativeSuspected: row.isNegativeSuspected,
    intent: row.intent,
    urgency: row.urgency,
    risks: row.risks,
    reach: row.reach,
    conversationHash: row.conversationHash,
    watchIds: listOf(row.watchIds),
    isMuted: row.isMuted,
  }));
}

/** What a few mentions say at this moment; one that was deleted, or that the reach may no longer see, is missing. */
export function readStored(on: DataSource, reach: PreviewReach, ids: readonly string[]): Promise<StoredPost[]> {
  return query<StoredPost>(
    on,
    `SELECT ${STORED_POST} FROM mention m WHERE m.workspace_id = $1 AND m.id = ANY ($3::bigint[]) AND ${VISIBLE}`,
    [reach.workspaceId, reach.teamIds, ids],
  );
}

/**
 * One over the mean size of the conversations of these mentions, counting what needs an answer: a sample meets a
 * conversation of ten posts ten times as often as one of a single post, and this takes it back.
 */
export async function conversationShare(
  on: DataSource,
  workspaceId: string,
  since: Date,
  ids: readonly string[],
): Promise<number> {
  const [row] = await query<{ share: number | null }>(
    on,
    `SELECT avg(1.0 / greatest(1, c.n))::float8 AS share
     FROM unnest($3::bigint[]) AS i (id) JOIN mention m ON m.id = i.id
     CROSS JOIN LATERAL (SELECT count(*) AS n FROM (
       SELECT FROM mention o WHERE o.workspace_id = $1 AND o.conversation_key = m.conversation_key
         AND o.network = m.network AND o.published_at >= $2 AND ${mayAsk('o')}
         AND NOT o.is_deleted LIMIT 500) counted) c`,
    [workspaceId, since, ids],
  );
  return row?.share ?? 1;
}
