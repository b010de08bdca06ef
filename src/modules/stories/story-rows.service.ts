import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { query, queryPrepared } from '../../db/rows.js';

/** First key of the advisory locks; the second is the workspace. */
const STORY_LOCK = 7_306;

/** In order of the mentions, so that ids follow them. */
const CREATE = `
  INSERT INTO story (workspace_id, title, first_mention_id, first_seen_at, last_seen_at)
  SELECT $1, i.title, i.mention_id, 'infinity', '-infinity' FROM unnest($2::text[], $3::bigint[]) AS i (title, mention_id) ORDER BY i.mention_id
  RETURNING id, first_mention_id AS "firstMentionId"`;

/** A mention is counted when it gets its story, and only then: whoever repeats this counts nothing. */
const ATTACH = `
  WITH told AS (
    UPDATE mention m SET story_id = i.story_id FROM unnest($2::bigint[], $3::bigint[]) AS i (id, story_id)
    WHERE m.id = i.id AND m.workspace_id = $1 AND m.story_id IS NULL AND NOT m.is_deleted
    RETURNING m.id, m.story_id, m.network, lower(m.author_handle) AS author, m.seen_at, m.team_ids,
      coalesce(round(power(10, m.reach::float8)), 0) AS reach, coalesce(m.title, '') <> '' AS is_article),
  voices AS (
    INSERT INTO story_voice AS v (story_id, network, author, mentions)
    SELECT story_id, network, author, count(*) FROM told GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (story_id, network, author) DO UPDATE SET mentions = v.mentions + excluded.mentions
    RETURNING v.story_id, (v.xmax = 0)::int AS is_new),
  sums AS (
    SELECT t.story_id, count(*) AS mentions, sum(t.reach) AS reach, min(t.seen_at) AS first_at, max(t.seen_at) AS last_at,
      bool_or(t.is_article) AS has_article,
      (SELECT sum(v.is_new) FROM voices v WHERE v.story_id = t.story_id) AS voices,
      ARRAY(SELECT DISTINCT unnest(u.team_ids) FROM told u WHERE u.story_id = t.story_id) AS team_ids
    FROM told t GROUP BY t.story_id)
  UPDATE story s SET mention_count = s.mention_count + sums.mentions, voice_count = s.voice_count + sums.voices,
    reach = s.reach + sums.reach, has_article = s.has_article OR sums.has_article,
    first_seen_at = least(s.first_seen_at, sums.first_at), last_seen_at = greatest(s.last_seen_at, sums.last_at),
    team_ids = CASE WHEN s.team_ids @> sums.team_ids THEN s.team_ids
      ELSE ARRAY(SELECT DISTINCT unnest(s.team_ids || sums.team_ids) ORDER BY 1) END
  FROM sums WHERE s.id = sums.story_id`;

/** The story's open task is that of a mention which told it before it was known to be one; the oldest where there are several. */
const ADOPT_TASKS = `
  WITH wanting AS (
    SELECT s.story_id FROM (SELECT DISTINCT unnest($3::bigint[]) AS story_id) s
    WHERE NOT EXISTS (SELECT FROM task WHERE workspace_id = $1 AND story_id = s.story_id AND is_open)),
  opened AS (
    SELECT t.id, w.story_id, row_number() OVER (PARTITION BY w.story_id ORDER BY t.id) AS n
    FROM unnest($2::bigint[], $3::bigint[]) AS i (mention_id, story_id) JOIN wanting w ON w.story_id = i.story_id
    CROSS JOIN LATERAL (SELECT network, conversation_key FROM mention WHERE id = i.mention_id LIMIT 1) m
    CROSS JOIN LATERAL (
      SELECT id FROM task WHERE workspace_id = $1 AND network = m.network AND conversation_key = m.conversation_key
        AND is_open AND story_id IS NULL AND first_mention_id = i.mention_id LIMIT 1) t)
  UPDATE task t SET story_id = opened.story_id FROM opened WHERE t.id = opened.id AND opened.n = 1`;

const MOVE_TASKS = `
  WITH moving AS (
    SELECT t.id, i.into_id, row_number() OVER (PARTITION BY i.into_id ORDER BY t.id) AS n,
      EXISTS (SELECT FROM task o WHERE o.workspace_id = $1 AND o.story_id = i.into_id AND o.is_open) AS has_task
    FROM unnest($2::bigint[], $3::bigint[]) AS i (from_id, into_id)
    JOIN task t ON t.workspace_id = $1 AND t.story_id = i.from_id AND t.is_open)
  UPDATE task t SET story_id = CASE WHEN moving.n = 1 AND NOT moving.has_task THEN moving.into_id END
  FROM moving WHERE t.id = moving.id`;

const RECOUNT_VOICES = `
  INSERT INTO story_voice (story_id, network, author, mentions)
  SELECT story_id, network, lower(author_handle), count(*) FROM mention WHERE workspace_id = $1 AND story_id = ANY ($2::bigint[])
  GROUP BY 1, 2, 3`;

const RECOUNT = `
  UPDATE story s SET title = f.title, first_mention_id = m.first_id, first_seen_at = m.first_at, last_seen_at = m.last_at,
    mention_count = m.mentions, reach = m.reach, has_article = m.has_article, team_ids = m.team_ids,
    voice_count = (SELECT count(*) FROM story_voice v WHERE v.story_id = s.id)
  FROM (
    SELECT story_id, min(id) AS first_id, min(seen_at) AS first_at, max(seen_at) AS last_at, count(*) AS mentions,
      sum(coalesce(round(power(10, reach::float8)), 0)) AS reach, bool_or(coalesce(title, '') <> '') AS has_article,
      ARRAY(SELECT DISTINCT unnest(u.team_ids) FROM mention u
        WHERE u.workspace_id = $1 AND u.story_id = mention.story_id ORDER BY 1) AS team_ids
    FROM mention WHERE workspace_id = $1 AND story_id = ANY ($2::bigint[]) GROUP BY story_id) m
  CROSS JOIN LATERAL (
    SELECT left(coalesce(nullif(title, ''), regexp_replace(text, '\\s+', ' ', 'g')), 200) AS title FROM mention
    WHERE workspace_id = $1 AND story_id = m.story_id ORDER BY coalesce(title, '') = '', id LIMIT 1) f
  WHERE s.id = m.story_id`;

export interface NewStory {
  readonly title: string;
  readonly firstMentionId: string;
}

export interface Telling {
  readonly mentionId: string;
  readonly storyId: string;
}

export interface Merge {
  readonly from: string;
  readonly into: string;
}

/** Writes stories, always in a transaction that holds the lock of the workspace's stories. */
@Injectable()
export class StoryRowsService {
  /**
   * Until commit nobody else changes which mention tells which story in this workspace. Taken after keys are claimed, never
   * before: whoever holds it waits for no key.
   */
  async lock(tx: EntityManager, workspaceId: string): Promise<void> {
    await queryPrepared(tx, 'SELECT pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [
      STORY_LOCK,
      workspaceId,
    ]);
  }

  /** First mention id → id of the story made for it. */
  async create(tx: EntityManager, workspaceId: string, stories: readonly NewStory[]): Promise<Map<string, string>> {
    if (stories.length === 0) return new Map();
    const rows = await queryPrepared<{ id: string; firstMentionId: string }>(tx, CREATE, [
      workspaceId,
      arrayLiteral(stories.map((s) => s.title)),
      arrayLiteral(stories.map((s) => s.firstMentionId)),
    ]);
    return new Map(rows.map((row) => [row.firstMentionId, row.id]));
  }

  async attach(tx: EntityManager, workspaceId: string, tellings: readonly Telling[]): Promise<void> {
    if (tellings.length === 0) return;
    const columns = [arrayLiteral(tellings.map((t) => t.mentionId)), arrayLiteral(tellings.map((t) => t.storyId))];
    await queryPrepared(tx, ATTACH, [workspaceId, ...columns]);
    await queryPrepared(tx, ADOPT_TASKS, [workspaceId, ...columns]);
  }

  /** Where both stories have an open task, the one of the story that ends goes on by itself. */
  async merge(tx: EntityManager, workspaceId: string, merges: readonly Merge[]): Promise<void> {
    if (merges.length === 0) return;
    const from = merges.map((m) => m.from);
    const into = merges.map((m) => m.into);
    await tx.query(
      `UPDATE mention m SET story_id = i.into_id FROM unnest($2::bigint[], $3::bigint[]) AS i (from_id, into_id)
       WHERE m.workspace_id = $1 AND m.story_id = i.from_id`,
      [workspaceId, from, into],
    );
    await tx.query(MOVE_TASKS, [workspaceId, from, into]);
    await tx.query(
      `UPDATE story s SET is_split = true FROM unnest($2::bigint[], $3::bigint[]) AS i (from_id, into_id)
       JOIN story gone ON gone.id = i.from_id AND gone.is_split WHERE s.workspace_id = $1 AND s.id = i.into_id`,
      [workspaceId, from, into],
    );
    await this.recount(tx, workspaceId, [...from, ...into]);
  }

  /** Moves some of a story's mentions, and its open task if one of them opened it, to another story; both were taken apart. */
  async move(
    tx: EntityManager,
    workspaceId: string,
    { from, into }: Merge,
    mentionIds: readonly string[],
  ): Promise<void> {
    await tx.query(
      `UPDATE mention SET story_id = $3 WHERE workspace_id = $1 AND story_id = $2 AND id = ANY ($4::bigint[])`,
      [workspaceId, from, into, mentionIds],
    );
    await tx.query(
      `UPDATE task SET story_id = $3 WHERE workspace_id = $1 AND story_id = $2 AND is_open AND first_mention_id = ANY ($4::bigint[])`,
      [workspaceId, from, into, mentionIds],
    );
    await tx.query('UPDATE story SET is_split = true WHERE workspace_id = $1 AND id = ANY ($2::bigint[])', [
      workspaceId,
      [from, into],
    ]);
    await this.recount(tx, workspaceId, [from, into]);
  }

  /** Counts stories anew from their mentions; those without any end. */
  async recount(tx: EntityManager, workspaceId: string, storyIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM story_voice WHERE story_id = ANY ($1::bigint[])', [storyIds]);
    await tx.query(RECOUNT_VOICES, [workspaceId, storyIds]);
    await tx.query(RECOUNT, [workspaceId, storyIds]);
    const ended = await query<{ id: string }>(
      tx,
      `DELETE FROM story s WHERE s.workspace_id = $1 AND s.id = ANY ($2::bigint[])
         AND NOT EXISTS (SELECT FROM mention WHERE workspace_id = $1 AND story_id = s.id) RETURNING id`,
      [workspaceId, storyIds],
    );
    if (ended.length === 0) return;
    await tx.query(
      `UPDATE task SET story_id = NULL WHERE workspace_id = $1 AND is_open AND story_id = ANY ($2::bigint[])`,
      [workspaceId, ended.map((story) => story.id)],
    );
  }
}
