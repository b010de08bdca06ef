import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { IntentLabel } from '../../domain/intent/intent.types.js';
import type { PriorityLevel } from '../../domain/priority/priority.types.js';
import { AppError, notFound, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { LiveService } from '../live/live.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskPriorities } from '../tasks/task-priorities.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask, TaskChange } from '../tasks/tasks.types.js';
import type { Feeling } from './corrections.dto.js';
import { LabelsService, relevanceLabel } from './labels.service.js';
import type { JudgedMention } from './labels.types.js';

/** What a person says of a post. */
export type Judgement =
  | { readonly kind: 'sentiment'; readonly label: Feeling }
  | { readonly kind: 'intent'; readonly label: IntentLabel }
  | { readonly kind: 'relevance'; readonly isRelevant: boolean };

/** A person's word is final, but how strong a feeling is the engine's business where they agree on its side. */
const AT_LEAST = 0.5;

/** Puts a person's judgement in the place of an engine's, and keeps it as a label. */
@Injectable()
export class CorrectionActs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly taskActs: TaskActsService,
    private readonly tasks: TaskWriter,
    private readonly priorities: TaskPriorities,
    private readonly labels: LabelsService,
    private readonly live: LiveService,
  ) {}

  /** Judges a mention of a task, its newest unless `mentionId` names another. `version` is the task's. */
  async judgeInTask(
    actor: Actor,
    taskId: string,
    version: number | null,
    mentionId: string | undefined,
    judgement: Judgement,
  ): Promise<void> {
    await this.taskActs.explainingConflicts(actor, taskId, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.taskActs.lockFor(tx, actor, taskId, version, 'note');
        const mention = await this.lockMention(tx, actor.workspaceId, mentionId ?? task.lastMentionId);
        if (!(await this.isOf(tx, mention, task))) throw notFound('mention');
        await this.judge(tx, actor, mention, task, judgement);
      }),
    );
  }

  /** Sets the level of a task, which weights then leave alone, and counts it as a word on its newest mention. */
  async setPriority(
    actor: Actor,
    taskId: string,
    version: number | null,
    level: PriorityLevel,
    note: string | null,
  ): Promise<void> {
    await this.taskActs.explainingConflicts(actor, taskId, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.taskActs.lockFor(tx, actor, taskId, version, 'note');
        const { from, to } = await this.priorities.setByHand(tx, task, level, actor, note);
        const mention = await this.labels.lockMention(tx, actor.workspaceId, task.lastMentionId);
        if (mention === null) return;
        const who = { taskId, memberId: actor.memberId };
        const label = { kind: 'priority' as const, shown: from, confidence: null, after: to, ...who };
        await this.labels.keep(tx, actor.workspaceId, mention, label, task.priorityVersion);
      }),
    );
  }

  /** Judges a mention by itself. `version` is its number of texts: 1, and one more for each edit. */
  async judgeMention(actor: Actor, mentionId: string, version: number | null, judgement: Judgement): Promise<void> {
    const scope = requireAccess(actor, 'mentions', 'update');
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const task = await this.lockOpenTaskOf(tx, actor, mentionId);
      const mention = await this.lockMention(tx, actor.workspaceId, mentionId);
      const isTheirs = scope === 'all' || mention.teamIds.some((team) => actor.teamIds.includes(team));
      if (!isTheirs) throw notFound('mention');
      if (scope === 'own' && task !== null && task.assigneeId !== null && task.assigneeId !== actor.memberId) {
        throw new AppError('conflict', 'taken', { detail: 'Somebody else has taken its task.' });
      }
      if (version !== null && version !== mention.versions) {
        throw staleVersion({ detail: 'The post was edited in the meantime.' });
      }
      await this.judge(tx, actor, mention, task, judgement);
    });
  }

  private async judge(
    tx: EntityManager,
    actor: Actor,
    mention: JudgedMention,
    task: LockedTask | null,
    judgement: Judgement,
  ): Promise<void> {
    const who = { taskId: task?.id ?? null, memberId: actor.memberId };
    switch (judgement.kind) {
      case 'sentiment': {
        const shown = { shown: mention.sentimentLabel, confidence: mention.sentimentConfidence };
        const score = scoreFor(judgement.label, mention.sentimentScore);
        await this.labels.keep(tx, actor.workspaceId, mention, {
          kind: 'sentiment',
          ...shown,
          after: judgement.label,
          ...who,
        });
        await tx.query(
          `UPDATE mention SET sentiment_label = $2, sentiment_score = $3, sentiment_confidence = 1, sentiment_words = '[]',
             sentiment_by = $4 WHERE id = $1`,
          [mention.id, judgement.label, score, actor.memberId],
        );
        // A task shows the feeling of its newest post.
        const change = { sentimentLabel: judgement.label, sentimentScore: score };
        return this.tell(tx, actor, mention, task, change, { from: shown.shown, to: judgement.label }, judgement.kind);
      }
      case 'intent': {
        const shown = { shown: mention.intentLabel ?? 'none', confidence: mention.intentConfidence };
        await this.labels.keep(tx, actor.workspaceId, mention, {
          kind: 'intent',
          ...shown,
          after: judgement.label,
          ...who,
        });
        await tx.query(
          `UPDATE mention SET intent_label = $2, intent_confidence = 1, judged = judged - 'intentReasons', intent_by = $3
           WHERE id = $1`,
          [mention.id, judgement.label, actor.memberId],
        );
        return this.tell(tx, actor, mention, task, {}, { from: shown.shown, to: judgement.label }, judgement.kind);
      }
      case 'relevance': {
        if (task === null) throw new Error('Relevance is judged in a task.');
        const label = relevanceLabel(judgement.isRelevant, task.id, actor.memberId);
        await this.labels.keep(tx, actor.workspaceId, mention, label);
        return this.tell(tx, actor, mention, task, {}, { from: label.shown, to: label.after }, judgement.kind);
      }
    }
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    mention: JudgedMention,
    task: LockedTask | null,
    change: TaskChange,
    details: { readonly from: string; readonly to: string },
    kind: Judgement['kind'],
  ): Promise<void> {
    const { workspaceId, memberId: actorId } = actor;
    if (task !== null) {
      await this.tasks.change(tx, task, mention.id === task.lastMentionId ? change : {}, {
        kind: `${kind}-corrected`,
        actorId,
        details: { ...details, mentionId: mention.id },
      });
    }
    await this.live.publish(
      tx,
      mention.teamIds.map((teamId) => ({
        workspaceId,
        teamId,
        kind: 'mentions' as const,
        details: { count: 0, changedIds: [mention.id] },
      })),
    );
  }

  private async lockMention(tx: EntityManager, workspaceId: string, id: string): Promise<JudgedMention> {
    const mention = await this.labels.lockMention(tx, workspaceId, id);
    if (mention === null) throw notFound('mention');
    if (mention.isDeleted) throw new AppError('conflict', 'post-deleted', { detail: 'The post was deleted.' });
    return mention;
  }

  /** Of its conversation, of one that was merged into it, or of the story that it answers. */
  private async isOf(tx: EntityManager, mention: JudgedMention, task: LockedTask): Promise<boolean> {
    if (mention.network === task.network && mention.conversationKey === task.conversationKey) return true;
    const rows = await query(
      tx,
      `SELECT FROM task WHERE id = $1 AND story_id = $2
       UNION ALL SELECT FROM task WHERE merged_into_id = $1 AND network = $3 AND conversation_key = $4`,
      [task.id, mention.storyId, mention.network, mention.conversationKey],
    );
    return rows.length > 0;
  }

  /** The open task of its conversation, which shows what its newest post feels like. */
  private async lockOpenTaskOf(tx: EntityManager, actor: Actor, mentionId: string): Promise<LockedTask | null> {
    const [found] = await query<{ id: string }>(
      tx,
      `SELECT t.id FROM mention m JOIN task t ON t.workspace_id = m.workspace_id AND t.network = m.network
         AND t.conversation_key = m.conversation_key AND t.is_open
       WHERE m.workspace_id = $1 AND m.id = $2`,
      [actor.workspaceId, mentionId],
    );
    return found === undefined ? null : this.tasks.lock(tx, actor.workspaceId, found.id);
  }
}

function scoreFor(label: Feeling, score: number): number {
  if (label === 'neutral') return 0;
  return label === 'negative' ? Math.min(score, -AT_LEAST) : Math.max(score, AT_LEAST);
}
