import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound, staleVersion } from '../../errors.js';
import type { NewWatchDraft, WatchDraftView } from './watch-drafts.dto.js';
import { contentOf, findDraft, type DraftRow } from './watch-history-rows.js';
import { definitionOf, findWatch, viewOf, watchReach, type WatchRow } from './watch-rows.js';
import { WatchWriterService } from './watch-writer.service.js';
import type { WatchView } from './watches.dto.js';

/** What a watch may become: saved while it is worked on, checked and put in force when it is published. */
@Injectable()
export class WatchDraftsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: WatchWriterService,
  ) {}

  async get(actor: Actor, watchId: string): Promise<WatchDraftView> {
    const watch = await findWatch(this.dataSource, watchReach(actor, 'read'), watchId);
    if (watch === undefined) throw notFound('watch');
    const draft = await findDraft(this.dataSource, watchId);
    if (draft === undefined) throw notFound('draft');
    return draftView(draft, watch);
  }

  /**
   * Saves the whole draft, right or wrong. `version` is that of the draft the caller last saw, 0 for none; null leaves out
   * the check. Refused when the watch has moved on since the draft was begun.
   */
  async save(actor: Actor, watchId: string, version: number | null, fields: NewWatchDraft): Promise<WatchDraftView> {
    const reach = watchReach(actor, 'update');
    return this.dataSource.transaction(async (tx) => {
      const watch = await this.writer.lock(tx, reach, watchId, null);
      const before = await findDraft(tx, watchId);
      refuseStale(version, before, watch);
      if (before !== undefined) refuseOvertaken(before, watch);
      const definition = await this.writer.compose(tx, actor, reach, fields, definitionOf(watch));
      await tx.query(
        `INSERT INTO watch_draft (watch_id, workspace_id, definition, based_on, updated_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (watch_id) DO UPDATE SET definition = excluded.definition, version = watch_draft.version + 1,
           updated_by = excluded.updated_by, updated_at = now()`,
        [watchId, actor.workspaceId, JSON.stringify(definition), watch.version, actor.memberId],
      );
      const draft = await findDraft(tx, watchId);
      if (draft === undefined) throw notFound('draft');
      return draftView(draft, watch);
    });
  }

  async discard(actor: Actor, watchId: string, version: number | null): Promise<void> {
    const reach = watchReach(actor, 'update');
    await this.dataSource.transaction(async (tx) => {
      const watch = await this.writer.lock(tx, reach, watchId, null);
      const draft = await findDraft(tx, watchId);
      if (draft === undefined) throw notFound('draft');
      refuseStale(version, draft, watch);
      await tx.query('DELETE FROM watch_draft WHERE watch_id = $1', [watchId]);
    });
  }

  /** Puts the draft in force. `version` is that of the watch the caller last saw; null leaves out the check. */
  async publish(actor: Actor, watchId: string, version: number | null, reason: string): Promise<WatchView> {
    const reach = watchReach(actor, 'update');
    return this.dataSource.transaction(async (tx) => {
      const watch = await this.writer.lock(tx, reach, watchId, version);
      const draft = await findDraft(tx, watchId);
      if (draft === undefined) throw notFound('draft');
      refuseOvertaken(draft, watch);
      await tx.query('DELETE FROM watch_draft WHERE watch_id = $1', [watchId]);
      return this.writer.replace(tx, actor, watch, draft.definition, {
        action: 'watch.publish',
        reason: reason.trim(),
      });
    });
  }
}

function refuseStale(version: number | null, draft: DraftRow | undefined, watch: WatchRow): void {
  if (version === null || version === (draft?.version ?? 0)) return;
  throw staleVersion({
    detail: 'Somebody else changed this draft in the meantime.',
    ...(draft === undefined ? {} : { current: draftView(draft, watch) }),
  });
}

function refuseOvertaken(draft: DraftRow, watch: WatchRow): void {
  if (draft.basedOn === watch.version) return;
  throw staleVersion({
    detail: `The draft was begun from version ${String(draft.basedOn)}; version ${String(watch.version)} is live now.`,
    current: viewOf(watch),
  });
}

function draftView({ definition, teamName, updatedAt, ...row }: DraftRow, watch: WatchRow): WatchDraftView {
  return {
    ...contentOf(definition, teamName),
    ...row,
    isStale: row.basedOn !== watch.version,
    updatedAt: updatedAt.toISOString(),
  };
}
