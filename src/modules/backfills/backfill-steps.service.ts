import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Replyability } from '../../connectors/reply.types.js';
import { transact } from '../../db/transact.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import type { WatchMatch } from '../../domain/query/match.types.js';
import { tasksOpened } from '../../metrics.js';
import { AuditService } from '../audit/audit.service.js';
import { VolumeService } from '../ingest/volume.service.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { LiveService } from '../live/live.service.js';
import { MentionAttachService } from '../mentions/mention-attach.service.js';
import { OwnRepliesService } from '../replies/own-replies.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { StandardsService } from '../standards/standards.service.js';
import { OpenTasksService } from '../tasks/open-tasks.service.js';
import type { MentionNeedingWork, TouchedTask } from '../tasks/open-tasks.types.js';
import { postOf } from '../watches/found-mention.types.js';
import { BackfillLeaseService } from './backfill-lease.service.js';
import type { BackfillRow } from './backfill-rows.js';
import {
  asksForAnswer,
  findBackfilledWatch,
  findWithoutTask,
  isSameDefinition,
  readSlice,
  workOf,
  type AttachedMention,
  type BackfilledWatch,
  type SliceMention,
} from './backfill-slice.js';

const SLICE = 2_000;

export type SliceOutcome = 'more' | 'finished' | 'lost';

type Matcher = (mention: SliceMention) => WatchMatch | undefined;

/** One slice of a backfill, in one transaction: found, added to the watch, counted, and the cursor moved behind it. */
@Injectable()
export class BackfillSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leases: BackfillLeaseService,
    private readonly mentions: MentionAttachService,
    private readonly volume: VolumeService,
    private readonly tasks: OpenTasksService,
    private readonly standards: StandardsService,
    private readonly ownReplies: OwnRepliesService,
    private readonly sources: SourcesService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly live: LiveService,
    private readonly audit: AuditService,
  ) {}

  /** `lost`: cancelled, or another worker has it. Run again after a lost answer it finds the cursor where it is. */
  async workOn({ id }: BackfillRow, token: string): Promise<SliceOutcome> {
    const startedAtMs = performance.now();
    return transact(this.dataSource, { repeatable: true }, async (tx): Promise<SliceOutcome> => {
      const backfill = await this.leases.hold(tx, id, token);
      if (backfill === null) return 'lost';
      const watch = await findBackfilledWatch(tx, backfill);
      if (watch === null) return this.end(tx, backfill, 'failed', 'The watch was removed, or is at its end.');
      if (!isSameDefinition(backfill, watch)) {
        return this.end(tx, backfill, 'failed', 'The watch was changed meanwhile: start a new backfill.');
      }
      const slice = await readSlice(tx, backfill, SLICE);
      const attached = await this.attach(tx, backfill, watch, slice);
      await this.count(tx, backfill, watch, attached);
      const opened = backfill.opensTasks ? await this.openTasks(tx, backfill, watch, attached) : [];
      await this.tellBrowsers(tx, backfill, watch, attached.length, opened);
      const last = slice.at(-1);
      if (last !== undefined) {
        const perSecond = (slice.length * 1_000) / Math.max(1, performance.now() - startedAtMs);
        await this.leases.advance(tx, id, { last, scanned: slice.length, matched: attached.length }, perSecond);
      }
      return slice.length < SLICE ? this.end(tx, backfill, 'done', null) : 'more';
    });
  }

  /** Ends a backfill that something unforeseen stops; who resumes it goes on from its last slice. */
  async fail({ id }: BackfillRow, token: string, reason: string): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const backfill = await this.leases.hold(tx, id, token);
      if (backfill !== null) await this.end(tx, backfill, 'failed', reason);
    });
  }

  private async end(
    tx: EntityManager,
    { id, workspaceId, watchId }: BackfillRow,
    outcome: 'done' | 'failed',
    error: string | null,
  ): Promise<SliceOutcome> {
    await this.leases.finish(tx, id, outcome, error);
    const details = { watchId, outcome, ...(error === null ? {} : { error }) };
    await this.audit.record(tx, { workspaceId, actor: 'system', action: 'backfill.end', resourceId: id, details });
    return 'finished';
  }

  private async attach(
    tx: EntityManager,
    { workspaceId }: BackfillRow,
    watch: BackfilledWatch,
    slice: readonly SliceMention[],
  ): Promise<AttachedMention[]> {
    const match = matcherOf(watch);
    const found = slice.flatMap((mention): AttachedMention[] => {
      const hit = mention.isDeleted ? undefined : match(mention);
      return hit === undefined ? [] : [{ mention, match: hit }];
    });
    const added = await this.mentions.attachWatch(
      tx,
      workspaceId,
      watch,
      found.map(({ mention: { id, contentHash }, match: { spans, isLookalike } }) => ({
        id,
        contentHash,
        spans,
        isLookalike,
      })),
    );
    return found.filter(({ mention }) => added.has(mention.id));
  }

  private count(
    tx: EntityManager,
    { workspaceId }: BackfillRow,
    watch: BackfilledWatch,
    attached: readonly AttachedMention[],
  ): Promise<void> {
    return this.volume.addFound(
      tx,
      workspaceId,
      attached.map(({ mention }) => ({
        watchIds: [watch.id],
        publishedAt: mention.publishedAt,
        label: mention.sentimentLabel,
        followers: Number(mention.followers ?? 0),
      })),
    );
  }

  /** Only where neither the conversation nor its story ever had a task; never for what we wrote ourselves. */
  private async openTasks(
    tx: EntityManager,
    { workspaceId }: BackfillRow,
    watch: BackfilledWatch,
    attached: readonly AttachedMention[],
  ): Promise<TouchedTask[]> {
    const asking = attached.filter((each) => asksForAnswer(each, watch));
    if (asking.length === 0) return [];
    const free = await findWithoutTask(
      tx,
      workspaceId,
      asking.map(({ mention }) => mention.id),
    );
    const own = await this.ownReplies.recognise(
      tx,
      workspaceId,
      asking.map(({ mention }) => mention),
    );
    const targets = await this.standards.inForce(workspaceId, tx);
    const replyability = this.replyabilityReader(workspaceId);
    const bySource = new Map<string, MentionNeedingWork[]>();
    // Oldest first, as they would have come in.
    for (const each of asking.toReversed()) {
      const { id, externalId, sourceId } = each.mention;
      if (!free.has(id) || own.has(externalId)) continue;
      const work = bySource.get(sourceId) ?? [];
      work.push(workOf(each, watch, await replyability(each.mention)));
      bySource.set(sourceId, work);
    }
    const opened: TouchedTask[] = [];
    for (const [sourceId, work] of bySource) {
      opened.push(...(await this.tasks.openFor(tx, workspaceId, sourceId, targets, work)));
    }
    tasksOpened.inc(opened.filter(({ isNew }) => isNew).length);
    return opened;
  }

  /** Looks each source up once. */
  private replyabilityReader(workspaceId: string): (mention: SliceMention) => Promise<Replyability> {
    const sources = new Map<string, ReturnType<SourcesService['findForReply']>>();
    return async ({ sourceId, url, authorHandle }) => {
      const looking = sources.get(sourceId) ?? this.sources.findForReply(workspaceId, sourceId);
      sources.set(sourceId, looking);
      const source = await looking;
      const connector = source === null ? undefined : this.catalogue.get(source.connector);
      if (source === null || connector === undefined) {
        return { verdict: 'by-hand', reason: 'The source it came from was removed.', deepLink: url };
      }
      return connector.replyability({ url, authorHandle }, await this.credentials.openAsIs(source));
    };
  }

  private async tellBrowsers(
    tx: EntityManager,
    { workspaceId }: BackfillRow,
    watch: BackfilledWatch,
    count: number,
    opened: readonly TouchedTask[],
  ): Promise<void> {
    if (count === 0) return;
    const taskIds = opened.filter(({ isNew }) => isNew).map(({ taskId }) => taskId);
    await this.live.publish(tx, [
      ...watch.visibleTo.map((teamId) => ({ workspaceId, teamId, kind: 'mentions' as const, details: { count } })),
      ...(taskIds.length === 0
        ? []
        : [
            {
              workspaceId,
              teamId: watch.teamId,
              kind: 'tasks' as const,
              details: { kind: 'opened', taskIds, actorId: null },
            },
          ]),
    ]);
  }
}

function matcherOf({ id, query, languages }: BackfilledWatch): Matcher {
  const matcher = compileWatches([{ id, query, languages }]);
  return (mention) => matcher.match(postOf(mention))[0];
}
