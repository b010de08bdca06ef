import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import type { StoredStory, Teller } from '../../domain/story/group-stories.js';
import { readPost } from '../../domain/story/read-post.js';
import type { StoryMention } from './stories.types.js';

/** More of a text than is ever compared. */
const LONGEST_TEXT = 6_000;

/** In key order: two batches with the same keys wait for one another instead of dead-locking. */
const CLAIM = `
  INSERT INTO story_key (workspace_id, key, holders)
  SELECT $1, i.key, ARRAY[i.holder] FROM unnest($2::bigint[], $3::bigint[]) AS i (key, holder) ORDER BY i.key
  ON CONFLICT (workspace_id, key) DO NOTHING RETURNING key`;

const FIND_HOLDERS = `
  SELECT k.key, s.holders FROM unnest($2::bigint[]) AS k (key)
  CROSS JOIN LATERAL (SELECT holders FROM story_key WHERE workspace_id = $1 AND key = k.key LIMIT 1) s`;

/** Keys about to be pruned are left alone, so that pruning and filing never wait for one another's rows. */
const FILE = `
  UPDATE story_key s SET holders = i.holders::bigint[]
  FROM unnest($2::bigint[], $3::text[]) AS i (key, holders)
  WHERE s.workspace_id = $1 AND s.key = i.key AND s.seen_at > now() - interval '13 days'`;

const FIND_POSTS = `
  SELECT m.id, k.network, k.external_key AS "externalKey" FROM unnest($2::text[], $3::text[]) AS k (network, external_key)
  CROSS JOIN LATERAL (
    SELECT id FROM mention WHERE workspace_id = $1 AND network = k.network AND external_key = k.external_key LIMIT 1) m`;

const FIND_MENTIONS = `
  SELECT m.id, m.network, m.external_key AS "externalKey", m.author_handle AS "authorHandle", m.author_name AS "authorName",
    m.title, left(m.text, ${String(LONGEST_TEXT)}) AS text, m.url, m.repost_of AS "repostOf", m.quote_of AS "quoteOf",
    m.published_at AS "publishedAt", s.id AS "storyId", s.is_split AS "isSplit", s.has_article AS "hasArticle"
  FROM unnest($2::bigint[]) AS i (id)
  CROSS JOIN LATERAL (SELECT * FROM mention WHERE id = i.id AND workspace_id = $1 AND NOT is_deleted LIMIT 1) m
  LEFT JOIN LATERAL (SELECT id, is_split, has_article FROM story WHERE id = m.story_id LIMIT 1) s ON true`;

const FIND_STATE = `
  SELECT m.id, m.story_id AS "storyId", m.is_deleted AS "isDeleted" FROM unnest($2::bigint[]) AS i (id)
  CROSS JOIN LATERAL (SELECT id, story_id, is_deleted FROM mention WHERE id = i.id AND workspace_id = $1 LIMIT 1) m`;

export interface Claim {
  readonly key: string;
  readonly holder: string;
}

export interface PostOfNetwork {
  readonly network: string;
  readonly externalKey: string;
}

export interface MentionState {
  readonly id: string;
  readonly storyId: string | null;
  readonly isDeleted: boolean;
}

type TellerRow = StoryMention &
  ({ readonly storyId: null } | { readonly storyId: string; readonly isSplit: boolean; readonly hasArticle: boolean });

/** Which mentions are filed under which keys. Every look-up is one statement, however many keys there are. */
@Injectable()
export class StoryKeysService {
  /** Files mentions under keys that nobody has. Gives back those keys; the others were somebody's already. */
  async claim(tx: EntityManager, workspaceId: string, claims: readonly Claim[]): Promise<Set<string>> {
    const rows = await queryPrepared<{ key: string }>(tx, CLAIM, [
      workspaceId,
      arrayLiteral(claims.map((c) => c.key)),
      arrayLiteral(claims.map((c) => c.holder)),
    ]);
    return new Set(rows.map((row) => row.key));
  }

  async holdersOf(tx: EntityManager, workspaceId: string, keys: readonly string[]): Promise<Map<string, string[]>> {
    if (keys.length === 0) return new Map();
    const rows = await queryPrepared<{ key: string; holders: string[] }>(tx, FIND_HOLDERS, [
      workspaceId,
      arrayLiteral(keys),
    ]);
    return new Map(rows.map((row) => [row.key, row.holders]));
  }

  async file(tx: EntityManager, workspaceId: string, holders: ReadonlyMap<string, readonly string[]>): Promise<void> {
    if (holders.size === 0) return;
    await queryPrepared(tx, FILE, [
      workspaceId,
      arrayLiteral([...holders.keys()]),
      arrayLiteral([...holders.values()].map(arrayLiteral)),
    ]);
  }

  /** Ids of stored posts, by network and key. */
  async findPosts(
    tx: EntityManager,
    workspaceId: string,
    posts: readonly PostOfNetwork[],
  ): Promise<(PostOfNetwork & { readonly id: string })[]> {
    if (posts.length === 0) return [];
    return queryPrepared(tx, FIND_POSTS, [
      workspaceId,
      arrayLiteral(posts.map((p) => p.network)),
      arrayLiteral(posts.map((p) => p.externalKey)),
    ]);
  }

  /** Mentions to compare with, and the stories they tell; deleted ones are left out. */
  async findTellers(
    tx: EntityManager,
    workspaceId: string,
    ids: readonly string[],
  ): Promise<{ tellers: Map<string, Teller>; stories: Map<string, StoredStory> }> {
    const tellers = new Map<string, Teller>();
    const stories = new Map<string, StoredStory>();
    if (ids.length === 0) return { tellers, stories };
    for (const row of await this.findMentions(tx, workspaceId, ids)) {
      tellers.set(row.id, { id: row.id, read: readPost(row), storyId: row.storyId });
      if (row.storyId !== null) {
        stories.set(row.storyId, { id: row.storyId, isSplit: row.isSplit, hasArticle: row.hasArticle });
      }
    }
    return { tellers, stories };
  }

  /** Mentions as they are compared; deleted ones are left out. */
  async findMentions(tx: EntityManager, workspaceId: string, ids: readonly string[]): Promise<TellerRow[]> {
    return queryPrepared<TellerRow>(tx, FIND_MENTIONS, [workspaceId, arrayLiteral(ids)]);
  }

  async findState(tx: EntityManager, workspaceId: string, ids: readonly string[]): Promise<MentionState[]> {
    return queryPrepared<MentionState>(tx, FIND_STATE, [workspaceId, arrayLiteral(ids)]);
  }
}
