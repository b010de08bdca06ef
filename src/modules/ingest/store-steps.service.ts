import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query, queryPrepared } from '../../db/rows.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { excerpt } from '../../domain/text/sanitise.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { HeardAccounts } from '../accounts/heard-accounts.service.js';
import { LiveService } from '../live/live.service.js';
import { MentionStoreService } from '../mentions/mention-store.service.js';
import { DELETION_LOCK, type KnownMention } from '../mentions/mention-store.types.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { OwnRepliesService } from '../replies/own-replies.service.js';
import { DeletionsService } from '../rights/deletions.service.js';
import { RuleCauses } from '../rules/rule-causes.service.js';
import { StandardsService } from '../standards/standards.service.js';
import { StoriesService } from '../stories/stories.service.js';
import type { JoinedStories } from '../stories/stories.types.js';
import { NativeAnswersService, type NativeAnswer } from '../tasks/native-answers.service.js';
import { OpenTasksService } from '../tasks/open-tasks.service.js';
import type { FollowUp, MentionNeedingWork, TouchedTask } from '../tasks/open-tasks.types.js';
import { joinThreads, threadCandidates } from './join-threads.js';
import { SourceSteps } from './source-steps.service.js';
import { noticesOf } from './notices-of.js';
import { resolveConversations } from './resolve-conversations.js';
import { ruleCausesOf } from './rule-causes-of.js';
import type { BatchSource, PreparedBatch, PreparedMention, StoredCounts } from './ingest.types.js';
import { VolumeService } from './volume.service.js';

const EXCERPT_LENGTH = 200;

/** A post and the mention it became. */
interface StoredPost {
  readonly id: string;
  readonly post: PreparedMention;
}

/** A mention this transaction inserted. */
export interface InsertedMention extends StoredPost {
  /** As stored: never later than the time of storing. */
  readonly publishedAt: Date;
}

/** A stored mention whose text this transaction replaced. */
export interface EditedMention extends StoredPost {
  readonly previousLabel: SentimentLabel;
  /** Whether the text before asked for an answer. */
  readonly hadAsked: boolean;
}

type KnownByKey = ReadonlyMap<string, KnownMention>;

const keyOf = (m: { readonly network: string; readonly externalKey: string }): string =>
  `${m.network}\n${m.externalKey}`;

/** The steps of `pipeline.ts`. */
@Injectable()
export class StoreSteps {
  constructor(
    /** The steps that are about the source rather than its posts. */
    readonly source: SourceSteps,
    private readonly mentions: MentionStoreService,
    private readonly tasks: OpenTasksService,
    private readonly standards: StandardsService,
    private readonly stories: StoriesService,
    private readonly ownReplies: OwnRepliesService,
    private readonly nativeAnswers: NativeAnswersService,
    private readonly outbox: OutboxService,
    private readonly live: LiveService,
    private readonly wakeUp: WakeUpService,
    private readonly volume: VolumeService,
    private readonly deletions: DeletionsService,
    private readonly causes: RuleCauses,
    /** What the posts tell of our own accounts, whether a watch finds them or not. */
    readonly accounts: HeardAccounts,
  ) {}

  /**
   * Deletions and insertions of a workspace take turns: otherwise a post inserted while its deletion commits would outlive
   * it. Inserting batches do not wait for one another.
   */
  async orderWithDeletions(tx: EntityManager, source: BatchSource, prepared: PreparedBatch): Promise<void> {
    const deletes = [...prepared.mentions, ...prepared.unmatched].some((m) => m.isDeleted);
    await queryPrepared(
      tx,
      `SELECT pg_advisory_xact_lock${deletes ? '' : '_shared'}($1, ($2::bigint % 2147483647)::int)`,
      [DELETION_LOCK, source.workspaceId],
    );
  }

  /** What is stored already, and the batch with those of its posts that stand in conversations somebody works on. */
  async findKnown(
    tx: EntityManager,
    source: BatchSource,
    found: PreparedBatch,
  ): Promise<{ known: KnownByKey; prepared: PreparedBatch }> {
    const posts = [...found.mentions, ...found.unmatched];
    const { known, threads } = await this.mentions.findKnown(tx, source.workspaceId, posts, threadCandidates(found));
    const byKey = new Map(known.map((k) => [keyOf(k), k]));
    return { known: byKey, prepared: joinThreads(found, threads, byKey) };
  }

  async insertMentions(
    tx: EntityManager,
    source: BatchSource,
    prepared: PreparedBatch,
    known: KnownByKey,
  ): Promise<readonly InsertedMention[]> {
    const fresh = prepared.mentions.filter((m) => !m.isDeleted && (known.size === 0 || !known.has(keyOf(m))));
    const resolved = await resolveConversations(tx, source.workspaceId, fresh);
    const { erasuresVersion } = prepared;
    return this.mentions.insert(tx, source.workspaceId, source.id, resolved, erasuresVersion);
  }

  /** What was inserted by somebody else between our look and our insert may be an older text: it is compared as well. */
  async recordEdits(
    tx: EntityManager,
    source: BatchSource,
    prepared: PreparedBatch,
    known: KnownByKey,
    inserted: readonly InsertedMention[],
  ): Promise<readonly EditedMention[]> {
    if (known.size === 0 && inserted.length === prepared.mentions.length) return [];
    const ours = new Set(inserted.map(({ post }) => keyOf(post)));
    const overtaken = prepared.mentions.filter((m) => !m.isDeleted && !known.has(keyOf(m)) && !ours.has(keyOf(m)));
    const { known: late } = await this.mentions.findKnown(tx, source.workspaceId, overtaken);
    const stored = new Map([...known, ...late.map((k) => [keyOf(k), k] as const)]);
    const changed = [...prepared.mentions, ...prepared.unmatched].filter((m) => {
      const before = stored.get(keyOf(m));
      return before !== undefined && !m.isDeleted && !before.isDeleted && before.contentHash !== m.contentHash;
    });
    const recorded = await this.mentions.recordEdits(tx, source.workspaceId, changed);
    const byKey = new Map(changed.map((m) => [keyOf(m), m]));
    return recorded.flatMap(({ id, previousLabel, hadAsked, conversationKey, ...key }) => {
      const mention = byKey.get(keyOf(key));
      return mention === undefined ? [] : [{ id, previousLabel, hadAsked, post: { ...mention, conversationKey } }];
    });
  }

  async recordDeletions(tx: EntityManager, source: BatchSource, prepared: PreparedBatch): Promise<number> {
    const gone = [...prepared.mentions, ...prepared.unmatched].filter((m) => m.isDeleted);
    return (await this.deletions.remove(tx, source.workspaceId, gone, 'mirrored')).length;
  }

  /**
   * Mentions that may open a task learn here whether somebody opened one for the same story; the others join their stories
   * soon after, with the index.
   */
  async joinStories(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
  ): Promise<JoinedStories> {
    return this.stories.join(
      tx,
      source.workspaceId,
      mentions.flatMap(({ id, post: { teller } }) => (teller === null ? [] : [{ ...teller.post, id, teller }])),
    );
  }

  /** Our own replies, read back from the network, never become work. */
  async openTasks(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
    edited: readonly EditedMention[],
    stories: JoinedStories,
  ): Promise<readonly TouchedTask[]> {
    const worsened = edited.filter(isWorse);
    if (mentions.length + edited.length === 0) return [];
    const posts = mentions.map(({ post }) => post);
    const own = await this.ownReplies.recognise(tx, source.workspaceId, posts);
    const others = mentions.filter(({ post }) => !post.isOwn && !own.has(post.externalId));
    const targets = await this.standards.inForce(source.workspaceId, tx);
    const opened = await this.tasks.openFor(tx, source.workspaceId, source.id, targets, [
      ...others.flatMap((stored) => workOf(stored, true, stories.get(stored.id)?.storyId ?? null)),
      ...worsened.flatMap((stored) => workOf(stored, false, null)),
    ]);
    const joined = await this.tasks.joinFollowUps(
      tx,
      source.workspaceId,
      targets,
      others
        .filter(({ post }) => post.response === null && post.mutedBy === null && !post.isBystander)
        .filter(({ post }) => post.inReplyTo !== null || post.conversationId !== null)
        .map(lineOf),
    );
    await this.tasks.showEdits(tx, source.workspaceId, edited.map(lineOf));
    const answered = await this.nativeAnswers.record(
      tx,
      source.workspaceId,
      mentions.filter(({ post }) => post.isOwn && post.parentKey !== null && !own.has(post.externalId)).map(answerOf),
    );
    await this.causes.add(tx, source.workspaceId, ruleCausesOf(others, opened));
    return [...opened, ...joined, ...answered];
  }

  /** Full-text search is filled, and stories that make no task are told, by a job: never inside this transaction. */
  async queueIndexing(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
    edited: readonly EditedMention[],
  ): Promise<void> {
    const ids = [...mentions, ...edited].map((m) => m.id);
    const [first] = ids;
    if (first === undefined) return;
    const key = `${source.id}:${first}:${String(ids.length)}:${createHash('sha256').update(ids.join()).digest('base64url').slice(0, 12)}`;
    // An edit after the first indexing needs a row of its own.
    const stamp =
      edited.length > 0
        ? `:${(await query<{ x: string }>(tx, 'SELECT pg_current_xact_id()::text AS x'))[0]?.x ?? ''}`
        : '';
    await this.outbox.add(tx, {
      workspaceId: source.workspaceId,
      kind: 'mentions.index',
      key: key + stamp,
      payload: { ids, tellers: mentions.filter(tellsItself).map((m) => m.id) },
    });
  }

  async tellBrowsers(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
    tasks: readonly TouchedTask[],
  ): Promise<void> {
    const posts = mentions.map(({ post }) => post);
    await this.live.publish(tx, noticesOf(source.workspaceId, posts, tasks));
    if (tasks.some(({ isNew }) => isNew)) await this.wakeUp.announce(tx, 'routing');
  }

  async countVolume(tx: EntityManager, source: BatchSource, mentions: readonly InsertedMention[]): Promise<void> {
    await this.volume.add(
      tx,
      source.workspaceId,
      mentions
        .filter(({ post }) => post.mutedBy === null && post.watchIds.length > 0)
        .map(({ post, publishedAt }) => ({
          watchIds: post.watchIds,
          teamIds: post.teamIds,
          publishedAt,
          lang: post.lang,
          label: post.sentiment.label,
          followers: post.followers ?? 0,
        })),
    );
  }

  sum(
    prepared: PreparedBatch,
    mentions: readonly InsertedMention[],
    edited: readonly EditedMention[],
    deleted: number,
    quarantined: number,
    tasks: readonly TouchedTask[],
  ): StoredCounts {
    return {
      stored: mentions.length,
      repeated: prepared.mentions.filter((m) => !m.isDeleted).length - mentions.length - edited.length,
      edited: edited.length,
      deleted,
      unmatched: prepared.unmatched.length,
      quarantined,
      tasksOpened: tasks.filter((t) => t.isNew).length,
    };
  }
}

/** An edit asks for work only where the text before it did not, or has turned bad. */
function isWorse({ post, previousLabel, hadAsked }: EditedMention): boolean {
  if (previousLabel === 'negative' || previousLabel === 'unsure') return false;
  return !hadAsked || post.sentiment.label === 'negative' || post.sentiment.label === 'unsure';
}

const excerptOf = (m: PreparedMention): string => excerpt(m.title ?? m.text, EXCERPT_LENGTH);

/** What a row shows of a mention that asks for no work by itself. */
const lineOf = ({ id, post }: StoredPost): FollowUp => ({
  network: post.network,
  conversationKey: post.conversationKey,
  mentionId: id,
  excerpt: excerptOf(post),
});

/** It joins its story later, with the index. What only stands in a thread, or is ours, tells none. */
const tellsItself = ({ post }: StoredPost): boolean => post.teller === null && !post.isOwn && post.watchIds.length > 0;

const answerOf = ({ id, post, publishedAt }: InsertedMention): NativeAnswer => ({
  mentionId: id,
  network: post.network,
  conversationKey: post.conversationKey,
  handle: post.authorHandle,
  publishedAt,
  isPrivate: post.isPrivate,
});

function workOf({ id, post: m }: StoredPost, isNew: boolean, storyId: string | null): MentionNeedingWork[] {
  if (m.response === null) return [];
  return [
    {
      mentionId: id,
      network: m.network,
      conversationKey: m.conversationKey,
      watchIds: m.watchIds,
      ...m.response,
      isFirst: isNew && m.conversationKey === m.externalKey,
      customer: m.title === null && m.authorHandle !== '' ? m.authorHandle : null,
      authorId: m.authorId,
      sentimentLabel: m.sentiment.label,
      sentimentScore: m.sentiment.score,
      lang: m.lang,
      authorHandle: m.authorHandle,
      authorName: m.authorName,
      excerpt: excerptOf(m),
      replyability: m.replyability,
      storyId,
    },
  ];
}
