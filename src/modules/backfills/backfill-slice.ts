import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import type { WatchMatch } from '../../domain/query/match.types.js';
import { excerpt } from '../../domain/text/sanitise.js';
import type { Replyability } from '../../connectors/reply.types.js';
import { asksForAnswer as asks, factsOf, storedFacts, type StoredFacts } from '../mentions/stored-facts.types.js';
import type { MentionNeedingWork } from '../tasks/open-tasks.types.js';
import { STORED_POST, type StoredPost } from '../watches/found-mention.types.js';
import type { BackfillRow } from './backfill-rows.js';

const EXCERPT_LENGTH = 200;

export interface SliceMention extends StoredPost, StoredFacts {
  readonly externalId: string;
  readonly sourceId: string;
  readonly conversationKey: string;
  readonly conversationId: string | null;
  readonly inReplyTo: string | null;
  readonly contentHash: string;
  readonly storyId: string | null;
  readonly isMuted: boolean;
  readonly isDeleted: boolean;
  /** The instant with its microseconds. */
  readonly sortKey: string;
}

/** The next mentions behind the cursor, newest first. */
export function readSlice(tx: EntityManager, backfill: BackfillRow, limit: number): Promise<SliceMention[]> {
  const { workspaceId, fromAt, untilAt, cursorAt, cursorId } = backfill;
  return query<SliceMention>(
    tx,
    `SELECT ${STORED_POST}, m.external_id AS "externalId", m.source_id AS "sourceId",
       m.conversation_key AS "conversationKey", m.conversation_id AS "conversationId", m.in_reply_to AS "inReplyTo",
       ${storedFacts('m')},
       m.content_hash AS "contentHash", m.story_id AS "storyId", m.muted_by IS NOT NULL AS "isMuted",
       m.is_deleted AS "isDeleted", m.published_at::text AS "sortKey"
     FROM mention m
     WHERE m.workspace_id = $1 AND m.published_at >= $2::timestamptz AND m.published_at <= $3::timestamptz
       AND (m.published_at, m.id) < ($4::timestamptz, $5::bigint)
     ORDER BY m.published_at DESC, m.id DESC LIMIT $6`,
    [workspaceId, fromAt, untilAt, cursorAt ?? 'infinity', cursorId ?? '0', limit],
  );
}

/** A mention that was added to the watch, with what the watch found in it. */
export interface AttachedMention {
  readonly mention: SliceMention;
  readonly match: WatchMatch;
}

/** The watch as it is while a slice is worked on. */
export interface BackfilledWatch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly languages: string[];
  readonly kind: WatchKind;
  readonly priorityWeight: number;
  readonly teamId: string;
  readonly visibleTo: string[];
}

/** Null when it was removed, or is one of a person and at its end. */
export async function findBackfilledWatch(tx: EntityManager, backfill: BackfillRow): Promise<BackfilledWatch | null> {
  const [watch] = await query<BackfilledWatch>(
    tx,
    `SELECT id, name, query, languages, kind, priority_weight AS "priorityWeight", team_id AS "teamId",
       coalesce(person_visible_to, ARRAY[team_id])::text[] AS "visibleTo"
     FROM watch WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL
       AND (person_expires_at IS NULL OR person_expires_at > now())`,
    [backfill.workspaceId, backfill.watchId],
  );
  return watch ?? null;
}

export const isSameDefinition = (backfill: BackfillRow, watch: BackfilledWatch): boolean =>
  watch.query === backfill.query && [...watch.languages].sort().join() === [...backfill.languages].sort().join();

/** Of these mentions, those whose conversation or story never had a task. */
export async function findWithoutTask(
  tx: EntityManager,
  workspaceId: string,
  mentionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(
    tx,
    `SELECT m.id FROM mention m WHERE m.id = ANY ($2::bigint[])
       AND NOT EXISTS (SELECT FROM task t WHERE t.workspace_id = $1 AND t.conversation_key = m.conversation_key
         AND t.network = m.network)
       AND (m.story_id IS NULL OR NOT EXISTS (SELECT FROM task t WHERE t.workspace_id = $1 AND t.story_id = m.story_id))`,
    [workspaceId, mentionIds],
  );
  return new Set(rows.map(({ id }) => id));
}

export const asksForAnswer = ({ mention }: AttachedMention, watch: BackfilledWatch): boolean =>
  !mention.isMuted && asks(mention, [watch.kind], mention.isDeleted);

/** The work a mention asks for, by this watch alone. */
export function workOf(
  { mention, match }: AttachedMention,
  watch: BackfilledWatch,
  replyability: Replyability,
): MentionNeedingWork {
  const facts = factsOf(mention, {
    followers: mention.followers === null ? null : Number(mention.followers),
    watchWeight: watch.priorityWeight,
    watchName: watch.name,
    isDirect: match.spans.some(([start]) => mention.text.charAt(start) === '@'),
  });
  return {
    mentionId: mention.id,
    network: mention.network,
    conversationKey: mention.conversationKey,
    teamId: watch.teamId,
    watchIds: [watch.id],
    facts,
    // Only conversations that never had a task are looked at.
    isFirst: true,
    customer: mention.title === null && mention.authorHandle !== '' ? mention.authorHandle : null,
    authorId: null,
    sentimentLabel: mention.sentimentLabel,
    sentimentScore: mention.sentimentScore,
    lang: mention.lang,
    authorHandle: mention.authorHandle,
    authorName: mention.authorName,
    excerpt: excerpt(mention.title ?? mention.text, EXCERPT_LENGTH),
    replyability,
    storyId: mention.storyId,
  };
}
