import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';
import type { SplitStories, StoryDto } from './stories.dto.js';
import { reachOf, StoryQueries, type StoryReach } from './story-queries.service.js';
import { StoryRowsService } from './story-rows.service.js';

/** What people do with stories that were put together wrongly, or not at all. */
@Injectable()
export class StoryActsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: StoryRowsService,
    private readonly queries: StoryQueries,
    private readonly audit: AuditService,
    private readonly live: LiveService,
  ) {}

  /**
   * Mentions leave for a story of their own; the two are not joined again by themselves. The open task goes with the mention
   * that opened it.
   */
  split(actor: Actor, id: string, mentionIds: readonly string[]): Promise<SplitStories> {
    const reach = this.reachToChange(actor);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.rows.lock(tx, actor.workspaceId);
      const from = await this.queries.find(tx, reach, id);
      await this.requireMentions(tx, reach, id, mentionIds);
      if (!(await this.isAnyLeft(tx, actor.workspaceId, id, mentionIds))) {
        throw new AppError('conflict', 'nothing-left', { detail: 'At least one mention stays in the story.' });
      }
      const [first = ''] = [...mentionIds].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
      const made = await this.rows.create(tx, actor.workspaceId, [{ title: from.title, firstMentionId: first }]);
      const newId = made.get(first);
      if (newId === undefined) throw new Error('The database gave no id for a new story.');
      await this.rows.move(tx, actor.workspaceId, { from: id, into: newId }, mentionIds);
      await this.tellBrowsers(tx, actor.workspaceId, [id, newId]);
      await this.audit.recordAct(tx, actor, 'story.split', id, { newStoryId: newId, mentionIds });
      return {
        story: await this.queries.find(tx, reach, newId),
        from: await this.queries.find(tx, reach, id),
      };
    });
  }

  /** The other story becomes part of this one. Where both have an open task, that of this story stays its task. */
  merge(actor: Actor, id: string, otherId: string): Promise<StoryDto> {
    const reach = this.reachToChange(actor);
    if (id === otherId) throw invalid('same-story', 'A story cannot become part of itself.');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.rows.lock(tx, actor.workspaceId);
      await this.queries.find(tx, reach, id);
      const other = await this.queries.find(tx, reach, otherId);
      await this.tellBrowsers(tx, actor.workspaceId, [id, otherId]);
      await this.rows.merge(tx, actor.workspaceId, [{ from: otherId, into: id }]);
      await this.audit.recordAct(tx, actor, 'story.merge', id, {
        mergedStoryId: otherId,
        mentions: other.mentionCount,
      });
      return this.queries.find(tx, reach, id);
    });
  }

  /** Whoever works on tasks puts stories right, as far as they see them. */
  private reachToChange(actor: Actor): StoryReach {
    requireAccess(actor, 'tasks', 'update');
    return reachOf(actor);
  }

  private async requireMentions(
    tx: EntityManager,
    reach: StoryReach,
    storyId: string,
    mentionIds: readonly string[],
  ): Promise<void> {
    const rows = await query<{ id: string }>(
      tx,
      `SELECT id FROM mention WHERE workspace_id = $1 AND story_id = $3 AND id = ANY ($4::bigint[])
         AND ($2::bigint[] IS NULL OR team_ids && $2)`,
      [reach.workspaceId, reach.teamIds, storyId, mentionIds],
    );
    if (rows.length < mentionIds.length) throw notFound('mention');
  }

  private async isAnyLeft(
    tx: EntityManager,
    workspaceId: string,
    storyId: string,
    leaving: readonly string[],
  ): Promise<boolean> {
    const rows = await query(
      tx,
      `SELECT FROM mention WHERE workspace_id = $1 AND story_id = $2 AND id <> ALL ($3::bigint[]) LIMIT 1`,
      [workspaceId, storyId, leaving],
    );
    return rows.length > 0;
  }

  private async tellBrowsers(tx: EntityManager, workspaceId: string, storyIds: readonly string[]): Promise<void> {
    const teams = await query<{ teamId: string }>(
      tx,
      `SELECT DISTINCT unnest(team_ids) AS "teamId" FROM story WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) ORDER BY 1`,
      [workspaceId, storyIds],
    );
    const details = { storyIds };
    await this.live.publish(
      tx,
      teams.flatMap(({ teamId }) => [
        { workspaceId, teamId, kind: 'mentions' as const, details },
        { workspaceId, teamId, kind: 'tasks' as const, details: { kind: 'changed', taskIds: [], actorId: null } },
      ]),
    );
  }
}
