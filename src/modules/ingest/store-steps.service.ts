import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Gap, RejectedPost } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import { excerpt } from '../../domain/text/sanitise.js';
import { LiveService } from '../live/live.service.js';
import type { LiveNotice } from '../live/live.types.js';
import { MentionStoreService } from '../mentions/mention-store.service.js';
import type { KnownMention } from '../mentions/mention-store.types.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { OwnRepliesService } from '../replies/own-replies.service.js';
import { SourceLeaseService } from '../sources/source-lease.service.js';
import { StandardsService } from '../standards/standards.service.js';
import { OpenTasksService } from '../tasks/open-tasks.service.js';
import type { MentionNeedingWork, TouchedTask } from '../tasks/open-tasks.types.js';
import { resolveConversations } from './resolve-conversations.js';
import {
  LeaseLost,
  type Batch,
  type BatchSource,
  type PreparedBatch,
  type PreparedMention,
  type StoredCounts,
} from './ingest.types.js';
import { VolumeService } from './volume.service.js';

const EXCERPT_LENGTH = 200;
const RAW_LIMIT_BYTES = 65_536;

/** A mention this transaction inserted. */
export interface InsertedMention extends PreparedMention {
  readonly id: string;
  /** As stored: never later than the time of storing. */
  readonly storedPublishedAt: Date;
}

type KnownByKey = ReadonlyMap<string, KnownMention>;

const keyOf = (m: { readonly network: string; readonly externalKey: string }): string =>
  `${m.network}\n${m.externalKey}`;

/** The steps of `pipeline.ts`. */
@Injectable()
export class StoreSteps {
  constructor(
    private readonly leases: SourceLeaseService,
    private readonly mentions: MentionStoreService,
    private readonly tasks: OpenTasksService,
    private readonly standards: StandardsService,
    private readonly ownReplies: OwnRepliesService,
    private readonly outbox: OutboxService,
    private readonly live: LiveService,
    private readonly volume: VolumeService,
  ) {}

  async holdLease(tx: EntityManager, source: BatchSource): Promise<void> {
    if (source.lease === null) return;
    if (!(await this.leases.holdsInTransaction(tx, source.id, source.lease.epoch))) throw new LeaseLost();
  }

  /** False when this webhook was taken before. */
  async acceptDelivery(tx: EntityManager, source: BatchSource, batch: Batch): Promise<boolean> {
    if (batch.deliveryId === undefined) return true;
    const rows = await query(
      tx,
      `INSERT INTO webhook_delivery (source_id, delivery_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING delivery_id`,
      [source.id, batch.deliveryId],
    );
    return rows.length > 0;
  }

  async findKnown(tx: EntityManager, source: BatchSource, prepared: PreparedBatch): Promise<KnownByKey> {
    const known = await this.mentions.findKnown(tx, source.workspaceId, [...prepared.mentions, ...prepared.unmatched]);
    return new Map(known.map((k) => [keyOf(k), k]));
  }

  async insertMentions(
    tx: EntityManager,
    source: BatchSource,
    prepared: PreparedBatch,
    known: KnownByKey,
  ): Promise<InsertedMention[]> {
    const fresh = prepared.mentions.filter((m) => !m.isDeleted && !known.has(keyOf(m)));
    const resolved = await resolveConversations(tx, source.workspaceId, fresh);
    const inserted = await this.mentions.insert(tx, source.workspaceId, source.id, resolved);
    const byKey = new Map(resolved.map((m) => [keyOf(m), m]));
    return inserted.flatMap(({ id, publishedAt, ...key }) => {
      const mention = byKey.get(keyOf(key));
      return mention === undefined ? [] : [{ ...mention, id, storedPublishedAt: publishedAt }];
    });
  }

  async recordEdits(
    tx: EntityManager,
    source: BatchSource,
    prepared: PreparedBatch,
    known: KnownByKey,
  ): Promise<readonly string[]> {
    const edited = [...prepared.mentions, ...prepared.unmatched].filter((m) => {
      const stored = known.get(keyOf(m));
      return stored !== undefined && !m.isDeleted && !stored.isDeleted && stored.contentHash !== m.contentHash;
    });
    return this.mentions.recordEdits(tx, source.workspaceId, edited);
  }

  async recordDeletions(tx: EntityManager, source: BatchSource, prepared: PreparedBatch): Promise<number> {
    const gone = [...prepared.mentions, ...prepared.unmatched].filter((m) => m.isDeleted);
    const ids = await this.mentions.recordDeletions(tx, source.workspaceId, gone);
    await this.tasks.forgetMentions(tx, source.workspaceId, ids);
    return ids.length;
  }

  /** Our own replies, read back from the network, never become work. */
  async openTasks(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
  ): Promise<readonly TouchedTask[]> {
    if (mentions.length === 0) return [];
    const own = await this.ownReplies.recognise(tx, source.workspaceId, mentions);
    const others = mentions.filter((m) => !own.has(m.externalId));
    const standard = await this.standards.current(source.workspaceId, tx);
    const opened = await this.tasks.openFor(tx, source.workspaceId, source.id, standard, others.flatMap(workOf));
    const joined = await this.tasks.joinFollowUps(
      tx,
      source.workspaceId,
      others
        .filter((m) => m.response === null && (m.inReplyTo !== null || m.conversationId !== null))
        .map((m) => ({ ...m, mentionId: m.id, excerpt: excerptOf(m) })),
    );
    return [...opened, ...joined];
  }

  /** Full-text search is filled by a job, never inside this transaction. */
  async queueIndexing(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
    edited: readonly string[],
  ): Promise<void> {
    const ids = [...mentions.map((m) => m.id), ...edited];
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
      payload: { ids },
    });
  }

  async quarantine(tx: EntityManager, source: BatchSource, rejected: readonly RejectedPost[]): Promise<number> {
    if (rejected.length === 0) return 0;
    const raws = rejected.map((r) => Buffer.from(r.raw).subarray(0, RAW_LIMIT_BYTES));
    const rows = await query(
      tx,
      `INSERT INTO quarantined_post (workspace_id, source_id, reason, external_id, raw, raw_hash)
       SELECT $1, $2, i.reason, i.external_id, i.raw, i.raw_hash
       FROM unnest($3::text[], $4::text[], $5::bytea[], $6::text[]) AS i (reason, external_id, raw, raw_hash)
       ORDER BY i.raw_hash ON CONFLICT (source_id, raw_hash) DO NOTHING RETURNING id`,
      [
        source.workspaceId,
        source.id,
        rejected.map((r) => r.reason.replaceAll('\0', '')),
        rejected.map((r) => r.externalId?.replaceAll('\0', '\uFFFD').toWellFormed() ?? null),
        raws,
        raws.map((raw) => createHash('sha256').update(raw).digest('hex')),
      ],
    );
    return rows.length;
  }

  async recordGaps(tx: EntityManager, source: BatchSource, gaps: readonly Gap[]): Promise<void> {
    for (const gap of gaps) {
      await tx.query(`INSERT INTO gap (workspace_id, source_id, from_at, to_at, reason) VALUES ($1, $2, $3, $4, $5)`, [
        source.workspaceId,
        source.id,
        gap.from,
        gap.to,
        gap.reason,
      ]);
    }
  }

  /** One notice per team and batch, whatever the number of posts. */
  async tellBrowsers(
    tx: EntityManager,
    source: BatchSource,
    mentions: readonly InsertedMention[],
    tasks: readonly TouchedTask[],
  ): Promise<void> {
    const notices: LiveNotice[] = [];
    for (const teamId of new Set(mentions.flatMap((m) => m.teamIds))) {
      const count = mentions.filter((m) => m.teamIds.includes(teamId)).length;
      notices.push({ workspaceId: source.workspaceId, teamId, kind: 'mentions', details: { count } });
    }
    for (const teamId of new Set(tasks.map((t) => t.teamId))) {
      for (const kind of ['opened', 'changed'] as const) {
        const taskIds = tasks
          .filter((t) => t.teamId === teamId && t.isNew === (kind === 'opened'))
          .map((t) => t.taskId);
        if (taskIds.length === 0) continue;
        notices.push({
          workspaceId: source.workspaceId,
          teamId,
          kind: 'tasks',
          details: { kind, taskIds, actorId: null },
        });
      }
    }
    await this.live.publish(tx, notices);
  }

  async countVolume(tx: EntityManager, source: BatchSource, mentions: readonly InsertedMention[]): Promise<void> {
    await this.volume.add(
      tx,
      source.workspaceId,
      mentions.map((m) => ({
        watchIds: m.watchIds,
        publishedAt: m.storedPublishedAt,
        isNegative: m.sentiment.label === 'negative',
        followers: m.followers ?? 0,
      })),
    );
  }

  async moveCursor(tx: EntityManager, source: BatchSource, batch: Batch, stored: number): Promise<void> {
    const seen = batch.posts.length + batch.rejected.length;
    if (source.lease === null) {
      await this.leases.recordPush(tx, source.id, seen, stored);
      return;
    }
    await this.leases.recordRead(tx, source.id, {
      cursor: batch.cursor ?? null,
      seen,
      stored,
      isComplete: batch.isComplete,
      notBefore: batch.notBefore,
    });
  }

  sum(
    prepared: PreparedBatch,
    mentions: readonly InsertedMention[],
    edited: readonly string[],
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

const excerptOf = (m: PreparedMention): string => excerpt(m.title ?? m.text, EXCERPT_LENGTH);

function workOf(m: InsertedMention): MentionNeedingWork[] {
  if (m.response === null) return [];
  return [
    {
      mentionId: m.id,
      network: m.network,
      conversationKey: m.conversationKey,
      ...m.response,
      sentimentLabel: m.sentiment.label,
      sentimentScore: m.sentiment.score,
      lang: m.lang,
      authorHandle: m.authorHandle,
      authorName: m.authorName,
      excerpt: excerptOf(m),
      replyability: m.replyability,
    },
  ];
}
