import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { copyRows, copyValue } from '../../db/copy-rows.js';
import { query, queryPrepared } from '../../db/rows.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import {
  columnOf,
  instant,
  MENTION_COLUMN_NAMES,
  MENTION_COLUMNS,
  MENTION_VALUES,
  selectedColumn,
} from './mention-columns.js';
import { ErasuresChanged } from './mention-store.types.js';
import type { KnownMention, MentionKey, NewMention, ThreadCandidate, ThreadPost } from './mention-store.types.js';
import { asksForAnswer, storedFacts, type StoredFacts } from './stored-facts.types.js';
import { judgedJson } from './stored-judgement.js';

/**
 * Every parameter is an array (side by side in the select list they are read as they come; in FROM all would be put aside
 * first), so the statement is the same for one row and for a thousand. Rows are inserted in key order:
 * two batches with the same posts wait for one another instead of dead-locking.
 */
const INSERT = `
  INSERT INTO mention (workspace_id, source_id, id, ${MENTION_COLUMN_NAMES.join(', ')}) OVERRIDING SYSTEM VALUE
  SELECT $1, $2, i.id::bigint, ${MENTION_COLUMNS.map(selectedColumn).join(', ')}
  FROM (SELECT ${['id', ...MENTION_COLUMN_NAMES].map((name, i) => `unnest($${String(i + 3)}::text[]) AS ${name}`).join(', ')}) i
  ON CONFLICT (workspace_id, network, external_key) DO NOTHING
  RETURNING id`;

/** Ids for so many mentions, the time of this transaction, and which of the keys belong to deleted posts. */
const PREPARE = `
  SELECT now() AS now, (SELECT erasures_version FROM workspace WHERE id = $1) AS "erasuresVersion",
    ARRAY (SELECT nextval('mention_id_seq'::regclass) FROM generate_series(1, $2)) AS ids,
    ARRAY (
      SELECT i.network || E'\\n' || i.external_key FROM unnest($3::text[], $4::text[]) AS i (network, external_key)
      CROSS JOIN LATERAL (
        SELECT FROM tombstone WHERE workspace_id = $1 AND network = i.network AND external_key = i.external_key LIMIT 1) t
    ) AS deleted`;

interface Preparation {
  readonly now: Date;
  readonly ids: readonly string[];
  readonly erasuresVersion: string | null;
  readonly deleted: readonly string[];
}

/** Below so many rows one statement costs less than the four of a COPY. */
const FEWEST_TO_COPY = 20;

/**
 * One look into the unique index for each key. Written as a look-up per key, because the planner, while it knows little of a
 * growing table, may otherwise read all mentions of the workspace and compare.
 */
const FIND_KNOWN = `
  SELECT m.id, m.network, m.external_key AS "externalKey", m.content_hash AS "contentHash",
    m.conversation_key AS "conversationKey", m.is_deleted AS "isDeleted"
  FROM unnest($3::text[]) AS k (external_key)
  CROSS JOIN LATERAL (
    SELECT * FROM mention WHERE workspace_id = $1 AND network = $2 AND external_key = k.external_key LIMIT 1) m`;

/** The same with, for each candidate, the open task of its conversation: that of its parent where it is stored, else its own. */
const FIND_KNOWN_AND_THREADS = `
  SELECT k.*, NULL::bigint AS "teamId", false AS "isCustomer" FROM (${FIND_KNOWN}) k
  UNION ALL
  SELECT t.id, $2::text, c.external_key, '', t.conversation_key, false, t.team_id,
    c.author IN (t.author_handle, coalesce((SELECT author_handle FROM mention WHERE id = t.first_mention_id), ''))
  FROM unnest($4::text[], $5::text[], $6::text[], $7::text[]) AS c (external_key, conversation_key, parent_key, author)
  CROSS JOIN LATERAL (
    SELECT id, conversation_key, team_id, author_handle, first_mention_id FROM task
    WHERE workspace_id = $1 AND network = $2 AND (is_open OR is_joined) AND conversation_key = coalesce(
      (SELECT conversation_key FROM mention WHERE workspace_id = $1 AND network = $2 AND external_key = c.parent_key),
      c.conversation_key)
    LIMIT 1) t`;

interface KnownRow extends KnownMention {
  readonly teamId: string | null;
  readonly isCustomer: boolean;
}

/** A post with the row it became. */
export interface InsertedPost<T extends NewMention> {
  readonly id: string;
  readonly publishedAt: Date;
  readonly post: T;
}

/** The order of the unique index under the C collation; any fixed order serves. */
function byKey(a: MentionKey, b: MentionKey): number {
  if (a.network !== b.network) return a.network < b.network ? -1 : 1;
  return a.externalKey < b.externalKey ? -1 : a.externalKey > b.externalKey ? 1 : 0;
}

export interface ReplacedMention extends MentionKey {
  readonly id: string;
  readonly conversationKey: string;
  readonly previousLabel: SentimentLabel;
  /** Whether the text before asked for an answer, found by a watch of our own. */
  readonly hadAsked: boolean;
}

/** Writes the tables of mentions, always inside the transaction of an ingest batch. */
@Injectable()
export class MentionStoreService {
  /** What is stored, and which candidates stand in a conversation with an open task; says nothing of what others are storing. */
  async findKnown(
    tx: EntityManager,
    workspaceId: string,
    keys: readonly MentionKey[],
    candidates: readonly ThreadCandidate[] = [],
  ): Promise<{ known: KnownMention[]; threads: ThreadPost[] }> {
    const known: KnownMention[] = [];
    const threads: ThreadPost[] = [];
    for (const network of new Set(keys.map((k) => k.network))) {
      const mine = arrayLiteral(keys.filter((k) => k.network === network).map((k) => k.externalKey));
      const asked = candidates.filter((c) => c.network === network);
      if (asked.length === 0) {
        known.push(...(await queryPrepared<KnownMention>(tx, FIND_KNOWN, [workspaceId, network, mine])));
        continue;
      }
      const rows = await queryPrepared<KnownRow>(tx, FIND_KNOWN_AND_THREADS, [
        workspaceId,
        network,
        mine,
        arrayLiteral(asked.map((c) => c.externalKey)),
        arrayLiteral(asked.map((c) => c.conversationKey)),
        arrayLiteral(asked.map((c) => c.parentKey)),
        arrayLiteral(asked.map((c) => c.authorHandle)),
      ]);
      for (const { teamId, isCustomer, ...row } of rows) {
        if (teamId === null) known.push(row);
        else
          threads.push({
            network,
            externalKey: row.externalKey,
            conversationKey: row.conversationKey,
            teamId,
            isCustomer,
          });
      }
    }
    return { known, threads };
  }

  /** Inserts what is not there and not deleted; gives back only rows that this call inserted. */
  async insert<T extends NewMention>(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    mentions: readonly T[],
    erasuresVersion: string,
  ): Promise<readonly InsertedPost<T>[]> {
    const fresh = await this.number(tx, workspaceId, mentions, erasuresVersion);
    if (fresh.length === 0) return [];
    if (fresh.length >= FEWEST_TO_COPY && (await this.copy(tx, workspaceId, sourceId, fresh))) return fresh;
    const rows = await queryPrepared<{ id: string }>(tx, INSERT, [
      workspaceId,
      sourceId,
      columnOf(fresh.map(({ id }) => id)),
      ...MENTION_VALUES.map((value) => columnOf(fresh.map(({ post, publishedAt }) => value(post, publishedAt)))),
    ]);
    const inserted = new Set(rows.map(({ id }) => id));
    return fresh.filter(({ id }) => inserted.has(id));
  }

  /** Ids for what is not deleted, in key order: two batches with the same posts wait for one another, never in a circle. */
  private async number<T extends NewMention>(
    tx: EntityManager,
    workspaceId: string,
    mentions: readonly T[],
    erasuresVersion: string,
  ): Promise<InsertedPost<T>[]> {
    if (mentions.length === 0) return [];
    const [prepared] = await queryPrepared<Preparation>(tx, PREPARE, [
      workspaceId,
      mentions.length,
      columnOf(mentions.map((m) => m.network)),
      columnOf(mentions.map((m) => m.externalKey)),
    ]);
    if (prepared === undefined) throw new Error('The database gave no ids for new mentions.');
    // Read under the lock that an erasure takes alone: who is erased now was erased before this look, or waits for our commit.
    if ((prepared.erasuresVersion ?? '0') !== erasuresVersion) throw new ErasuresChanged();
    const { now, ids, deleted } = prepared;
    const gone = new Set(deleted);
    const kept = gone.size === 0 ? [...mentions] : mentions.filter((m) => !gone.has(`${m.network}\n${m.externalKey}`));
    return kept.sort(byKey).map((post, i): InsertedPost<T> => {
      const id = ids[i];
      if (id === undefined) throw new Error('The database gave too few ids for new mentions.');
      // A date in the future would start clocks late and hide the post at the top of lists: never later than now.
      const isPast = post.publishedAt !== null && post.publishedAt < now;
      return { id, publishedAt: isPast ? post.publishedAt : now, post };
    });
  }

  /** False when one of them is already there: then nothing was written. */
  private copy(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    fresh: readonly InsertedPost<NewMention>[],
  ): Promise<boolean> {
    let lines = '';
    for (const { id, publishedAt, post } of fresh) {
      lines += `${workspaceId}\t${sourceId}\t${id}`;
      for (const value of MENTION_VALUES) lines += `\t${copyValue(value(post, publishedAt))}`;
      lines += '\n';
    }
    return copyRows(tx, 'mention', ['workspace_id', 'source_id', 'id', ...MENTION_COLUMN_NAMES], lines);
  }

  /**
   * Records edits: the old text becomes a version, the new one takes its place. An edit older than what is stored, or a
   * repeat of a text that was already replaced, changes nothing. Returns what changed and how it was judged before.
   */
  async recordEdits(tx: EntityManager, workspaceId: string, edited: readonly NewMention[]): Promise<ReplacedMention[]> {
    if (edited.length === 0) return [];
    const rows = await query<Omit<ReplacedMention, 'previousLabel' | 'hadAsked'> & StoredFacts>(
      tx,
      `WITH incoming AS (
         SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[],
           $9::jsonb[], $10::text[], $11::text[], $12::real[], $13::real[], $14::jsonb[], $15::text[], $16::text[],
           $17::text[], $18::real[], $19::real[], $20::jsonb[])
           AS i (network, external_key, title, text, content_hash, edited_at, watch_ids, watch_spans, team_ids,
             sentiment_label, sentiment_score, sentiment_confidence, sentiment_words, lang, signals,
             intent_label, intent_confidence, urgency, judged)),
       current AS (
         SELECT m.* FROM mention m JOIN incoming i
           ON m.workspace_id = $1 AND m.network = i.network AND m.external_key = i.external_key
         WHERE NOT m.is_deleted AND m.content_hash <> i.content_hash
           AND (m.edited_at IS NULL OR i.edited_at >= m.edited_at)
           AND (coalesce(i.edited_at > coalesce(m.edited_at, '-infinity'), false) OR NOT EXISTS (
             SELECT FROM mention_version v WHERE v.mention_id = m.id AND v.content_hash = i.content_hash))
         ORDER BY m.id FOR UPDATE OF m),
       kept AS (
         INSERT INTO mention_version (mention_id, n, workspace_id, title, text, content_hash, edited_at, replaced_at)
         SELECT id, versions, workspace_id, title, text, content_hash, edited_at, now() FROM current
         ON CONFLICT DO NOTHING RETURNING mention_id)
       UPDATE mention m SET title = i.title, text = i.text, content_hash = i.content_hash, lang = i.lang,
         edited_at = coalesce(i.edited_at, m.edited_at), versions = m.versions + 1,
         watch_ids = CASE WHEN i.watch_ids = '{}' THEN m.watch_ids ELSE i.watch_ids::bigint[] END,
         team_ids = CASE WHEN i.team_ids = '{}' THEN m.team_ids ELSE i.team_ids::bigint[] END,
         watch_spans = i.watch_spans, sentiment_label = i.sentiment_label, sentiment_score = i.sentiment_score,
         sentiment_confidence = i.sentiment_confidence, sentiment_words = i.sentiment_words, signals = i.signals::text[],
         intent_label = i.intent_label, intent_confidence = i.intent_confidence, urgency = i.urgency, judged = i.judged,
         sentiment_by = NULL, intent_by = NULL
       FROM current c JOIN incoming i ON i.network = c.network AND i.external_key = c.external_key, kept k
       WHERE m.id = c.id AND k.mention_id = c.id
       RETURNING m.id, m.network, m.external_key AS "externalKey", m.conversation_key AS "conversationKey",
         ${storedFacts('c')}`,
      [
        workspaceId,
        edited.map((m) => m.network),
        edited.map((m) => m.externalKey),
        edited.map((m) => m.title),
        edited.map((m) => m.text),
        edited.map((m) => m.contentHash),
        edited.map((m) => instant(m.editedAt)),
        edited.map((m) => arrayLiteral(m.watchIds)),
        edited.map((m) => JSON.stringify(m.watchSpans)),
        edited.map((m) => arrayLiteral(m.teamIds)),
        edited.map((m) => m.sentiment.label),
        edited.map((m) => m.sentiment.score),
        edited.map((m) => m.sentiment.confidence),
        edited.map((m) => JSON.stringify(m.sentiment.words ?? [])),
        edited.map((m) => m.lang),
        edited.map((m) => arrayLiteral(m.signals)),
        edited.map((m) => m.intent?.label ?? null),
        edited.map((m) => m.intent?.confidence ?? null),
        edited.map((m) => m.urgency?.score ?? null),
        edited.map(judgedJson),
      ],
    );
    return rows.map(({ id, network, externalKey, conversationKey, ...before }) => ({
      id,
      network,
      externalKey,
      conversationKey,
      previousLabel: before.sentimentLabel,
      hadAsked: asksForAnswer(before, ['brand'], false),
    }));
  }

  /** Mirrors deletions: text and versions go, id and time stay, and the post is not stored again. Returns the ids hit. */
  async recordDeletions(tx: EntityManager, workspaceId: string, keys: readonly MentionKey[]): Promise<string[]> {
    if (keys.length === 0) return [];
    const values = [workspaceId, keys.map((k) => k.network), keys.map((k) => k.externalKey)];
    await tx.query(
      `INSERT INTO tombstone (workspace_id, network, external_key)
       SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      values,
    );
    const rows = await query<{ id: string }>(
      tx,
      `UPDATE mention m SET is_deleted = true, text = '', title = NULL, author_name = NULL, watch_spans = '{}',
         sentiment_words = '[]', judged = NULL
       FROM unnest($2::text[], $3::text[]) AS k (network, external_key)
       WHERE m.workspace_id = $1 AND m.network = k.network AND m.external_key = k.external_key AND NOT m.is_deleted
       RETURNING m.id`,
      values,
    );
    const ids = rows.map((r) => r.id);
    // Statements of their own: each sees what was written about the post by those that the one above had to wait for.
    if (ids.length > 0) {
      await tx.query('DELETE FROM mention_version WHERE mention_id = ANY ($1::bigint[])', [ids]);
      await tx.query('DELETE FROM mention_search WHERE mention_id = ANY ($1::bigint[])', [ids]);
    }
    return ids;
  }
}
