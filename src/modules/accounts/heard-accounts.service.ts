import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { needsResponse } from '../../domain/priority/needs-response.js';
import { plainHandle } from '../../domain/rights/author-marks.js';
import type { PostJudgement } from '../mentions/judgement.types.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { LOOK_BACK_DAYS } from './accounts.types.js';

/** What of a post an own account is judged by. */
export interface HeardPost extends Pick<PostJudgement, 'sentiment' | 'intent' | 'risks'> {
  readonly network: string;
  readonly externalKey: string;
  readonly parentKey: string | null;
  readonly conversationKey: string;
  readonly authorId: string | null;
  readonly authorHandle: string;
  readonly text: string;
  readonly url: string | null;
  /** Null: now. */
  readonly publishedAt: Date | null;
  readonly watchIds: readonly string[];
  readonly mutedBy: string | null;
  readonly isOwn: boolean;
  readonly isPrivate: boolean;
  readonly isDeleted: boolean;
  readonly replyability: { readonly isAddressed?: true };
}

interface Source {
  readonly id: string;
  readonly workspaceId: string;
  readonly connector: string;
}

const COMMENTS = `
  INSERT INTO own_account_comment (workspace_id, network, external_key, account_id, conversation_key, author, url, published_at)
  SELECT $1, i.network, i.external_key, $2, i.conversation_key, i.author, i.url, least(coalesce(i.published_at, now()), now())
  FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
    AS i (network, external_key, conversation_key, author, url, published_at)
  WHERE i.published_at IS NULL OR i.published_at > now() - make_interval(days => ${String(LOOK_BACK_DAYS)})
  ORDER BY 2, 3 ON CONFLICT DO NOTHING`;

/**
 * An answer may be read before what it answers: then the place is kept for it. Whoever is answered is answered for all they had said
 * before in that conversation.
 */
const ANSWERS = `
  WITH answer AS (
    SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::timestamptz[])
      AS i (network, parent_key, conversation_key, is_private, at)),
  known AS (
    UPDATE own_account_comment c SET answered_at = least(answer.at, now()) FROM answer
    WHERE c.workspace_id = $1 AND c.answered_at IS NULL AND c.network = answer.network
      AND (c.external_key = answer.parent_key
        OR c.conversation_key = answer.conversation_key AND c.published_at <= answer.at
          AND (answer.is_private OR c.author = (SELECT p.author FROM own_account_comment p
            WHERE p.workspace_id = $1 AND p.network = answer.network AND p.external_key = answer.parent_key AND p.author <> '')))
    RETURNING c.external_key)
  INSERT INTO own_account_comment (workspace_id, network, external_key, account_id, conversation_key, author, published_at, answered_at)
  SELECT DISTINCT ON (network, parent_key) $1, network, parent_key, $2, conversation_key, '', least(at, now()), least(at, now())
  FROM answer WHERE parent_key IS NOT NULL ORDER BY network, parent_key, at
  ON CONFLICT DO NOTHING`;

/** Own accounts as posts tell of them: that one posts, who speaks to it, and whom it answers. Part of what stores the posts. */
@Injectable()
export class HeardAccounts {
  constructor(private readonly catalogue: ConnectorCatalogue) {}

  /** Notes nothing and asks the database nothing where no post is ours or addressed to us. */
  async note(tx: EntityManager, source: Source, posts: readonly HeardPost[]): Promise<void> {
    const gone = posts.filter((post) => post.isDeleted);
    const own = posts.filter((post) => post.isOwn && !post.isDeleted);
    const asking = posts.filter(asksUs);
    if (gone.length > 0) await this.forget(tx, source.workspaceId, gone);
    if (own.length === 0 && asking.length === 0) return;
    const account = (await this.find(tx, source)) ?? (await this.meet(tx, source, own));
    if (account === null) return;
    if (account.isWatched && asking.length > 0) await this.noteComments(tx, source.workspaceId, account.id, asking);
    if (own.length === 0) return;
    await this.notePosts(tx, source, account.id, own);
    await this.noteAnswers(tx, source.workspaceId, account.id, own);
  }

  private async find(
    tx: EntityManager,
    { id }: Source,
  ): Promise<{ readonly id: string; readonly isWatched: boolean } | null> {
    const [found] = await query<{ id: string; isWatched: boolean }>(
      tx,
      `SELECT a.id, a.removed_at IS NULL AS "isWatched" FROM own_account_source s JOIN own_account a ON a.id = s.account_id
       WHERE s.source_id = $1`,
      [id],
    );
    return found ?? null;
  }

  /** Whoever wrote our posts is an account of ours. Null where nothing of ours is there to tell. */
  private async meet(
    tx: EntityManager,
    { id, workspaceId }: Source,
    own: readonly HeardPost[],
  ): Promise<{ readonly id: string; readonly isWatched: boolean } | null> {
    const post = own.find((one) => one.authorHandle !== '');
    if (post === undefined) return null;
    const [account] = await query<{ id: string; isWatched: boolean }>(
      tx,
      `WITH known AS (
         SELECT id FROM own_account WHERE workspace_id = $1 AND network = $2 AND address = ANY (ARRAY[$3, $4]) ORDER BY id LIMIT 1),
       made AS (
         INSERT INTO own_account AS a (workspace_id, network, address, handle, origin)
         SELECT $1, $2, $3, $5, 'found' WHERE NOT EXISTS (SELECT FROM known)
         ON CONFLICT (workspace_id, network, address) DO UPDATE SET handle = excluded.handle RETURNING a.id),
       linked AS (
         INSERT INTO own_account_source (source_id, account_id, own_posts)
         SELECT $6, id, 'not-shown' FROM (SELECT id FROM known UNION ALL SELECT id FROM made) one ON CONFLICT DO NOTHING)
       SELECT a.id, a.removed_at IS NULL AS "isWatched" FROM own_account a WHERE a.id IN (SELECT id FROM known)
       UNION ALL SELECT id, true FROM made`,
      [
        workspaceId,
        post.network,
        (post.authorId ?? plainHandle(post.authorHandle)).toLowerCase(),
        plainHandle(post.authorHandle),
        post.authorHandle,
        id,
      ],
    );
    return account ?? null;
  }

  private async noteComments(
    tx: EntityManager,
    workspaceId: string,
    accountId: string,
    asking: readonly HeardPost[],
  ): Promise<void> {
    await tx.query(COMMENTS, [
      workspaceId,
      accountId,
      asking.map((post) => post.network),
      asking.map((post) => post.externalKey),
      asking.map((post) => post.conversationKey),
      asking.map((post) => plainHandle(post.authorHandle)),
      asking.map((post) => post.url),
      asking.map((post) => post.publishedAt),
    ]);
  }

  /** Only what stands by itself is a post, and only what everybody may read. */
  private async notePosts(
    tx: EntityManager,
    { id, connector }: Source,
    accountId: string,
    own: readonly HeardPost[],
  ): Promise<void> {
    const times = own
      .filter((post) => post.parentKey === null && !post.isPrivate)
      .map(({ publishedAt }) => publishedAt?.getTime() ?? Infinity);
    if (times.length === 0) return;
    const last = Math.max(...times);
    await tx.query(
      `UPDATE own_account SET last_own_post_at = least($2::timestamptz, now())
       WHERE id = $1 AND (last_own_post_at IS NULL OR last_own_post_at < least($2::timestamptz, now()))`,
      [accountId, last === Infinity ? 'infinity' : new Date(last)],
    );
    // A connector that knows nothing of accounts brings what whoever fills it sends: our posts are part of that.
    if (this.catalogue.get(connector)?.ownAccount !== undefined) return;
    await tx.query(
      `UPDATE own_account_source SET own_posts = 'shown' WHERE source_id = $1 AND own_posts = 'not-shown'`,
      [id],
    );
  }

  private async noteAnswers(
    tx: EntityManager,
    workspaceId: string,
    accountId: string,
    own: readonly HeardPost[],
  ): Promise<void> {
    const answers = own.filter((post) => post.parentKey !== null || post.isPrivate);
    if (answers.length === 0) return;
    await tx.query(ANSWERS, [
      workspaceId,
      accountId,
      answers.map((post) => post.network),
      answers.map((post) => post.parentKey),
      answers.map((post) => post.conversationKey),
      answers.map((post) => post.isPrivate),
      answers.map((post) => post.publishedAt ?? 'infinity'),
    ]);
  }

  private async forget(tx: EntityManager, workspaceId: string, gone: readonly HeardPost[]): Promise<void> {
    await tx.query(
      `DELETE FROM own_account_comment c USING unnest($2::text[], $3::text[]) AS i (network, external_key)
       WHERE c.workspace_id = $1 AND c.network = i.network AND c.external_key = i.external_key`,
      [workspaceId, gone.map((post) => post.network), gone.map((post) => post.externalKey)],
    );
  }
}

const WORDS = /\p{L}/u;

/** What a watch finds is judged as work is; of the rest, which is not judged, everything with words waits for an answer. */
function asksUs(post: HeardPost): boolean {
  if (post.isOwn || post.isDeleted || post.replyability.isAddressed !== true || post.mutedBy !== null) return false;
  if (post.watchIds.length === 0) return WORDS.test(post.text);
  const { label, isNegativeSuspected = false } = post.sentiment;
  return needsResponse({
    sentiment: label,
    isNegativeSuspected,
    intent: post.intent?.label ?? null,
    hasRiskWord: post.risks.length > 0,
    watchKinds: ['brand'],
    isDeleted: false,
    isOwnPost: false,
  }).needed;
}
