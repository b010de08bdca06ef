import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../db/rows.js';
import type { PriorityLevel } from '../../domain/priority/priority.types.js';
import { chooseTargets } from '../../domain/standard/choose-target.js';
import type { TargetFacts } from '../../domain/standard/standard.types.js';
import type { TargetInForce } from '../standards/standards.types.js';
import { TaskClocksService } from './task-clocks.service.js';
import type { ClockStart } from './task-clocks.types.js';

/** An open task whose customer wrote again. */
export interface PostedAgain {
  readonly taskId: string;
  /** The newest of their posts. */
  readonly mentionId: string;
  /** We waited for it: a clock of the task stands still. */
  readonly isPaused: boolean;
  /** The customer had heard of us before. */
  readonly isAnswered: boolean;
}

interface FactsRow extends Omit<TargetFacts, 'priority'> {
  readonly taskId: string;
  readonly priority: number;
}

const FACTS = `
  SELECT t.id AS "taskId", t.intent, t.sentiment_label AS sentiment, t.priority, t.tier, t.network, t.lang AS language,
    t.watch_ids::text[] AS "watchIds"
  FROM task t WHERE t.id = ANY ($1::bigint[])
    AND NOT EXISTS (SELECT FROM task_clock c WHERE c.task_id = t.id AND c.kind = 'next-reply'
      AND c.state IN ('running', 'paused', 'overdue'))`;

const TELL = `
  INSERT INTO task_event (workspace_id, task_id, kind, details)
  SELECT $1, i.task_id, 'customer-wrote', jsonb_build_object('mentionId', i.mention_id::text)
  FROM unnest($2::bigint[], $3::bigint[]) AS i (task_id, mention_id)`;

/** The customer wrote again: what waited for them runs on, and the next reply is owed. */
@Injectable()
export class CustomerPosts {
  constructor(private readonly clocks: TaskClocksService) {}

  /** Nothing is asked where no clock waits and no standard promises a next reply. Part of the caller's transaction. */
  async follow(
    tx: EntityManager,
    workspaceId: string,
    targets: readonly TargetInForce[],
    posted: readonly PostedAgain[],
  ): Promise<void> {
    const waited = posted.filter(({ isPaused }) => isPaused);
    if (waited.length > 0)
      await this.clocks.resume(
        tx,
        waited.map(({ taskId }) => taskId),
      );
    const replies = targets.filter(({ kind }) => kind === 'next-reply');
    const answered = replies.length === 0 ? [] : posted.filter(({ isAnswered }) => isAnswered);
    const starts = await this.startsOf(tx, workspaceId, replies, answered);
    await this.clocks.start(tx, starts);
    const started = new Set(starts.map(({ taskId }) => taskId));
    const moved = posted.filter(({ taskId, isPaused }) => isPaused || started.has(taskId));
    if (moved.length === 0) return;
    const ids = moved.map(({ taskId }) => taskId);
    await this.clocks.followClocks(tx, ids);
    await queryPrepared(tx, TELL, [workspaceId, ids, moved.map(({ mentionId }) => mentionId)]);
  }

  private async startsOf(
    tx: EntityManager,
    workspaceId: string,
    targets: readonly TargetInForce[],
    answered: readonly PostedAgain[],
  ): Promise<ClockStart[]> {
    if (answered.length === 0) return [];
    const tasks = await queryPrepared<FactsRow>(tx, FACTS, [answered.map(({ taskId }) => taskId)]);
    return tasks.flatMap(({ taskId, priority, ...facts }) =>
      chooseTargets(targets, { ...facts, priority: levelOf(priority) }).map((target) => ({
        workspaceId,
        taskId,
        kind: target.kind,
        target,
        startedAt: 'now' as const,
      })),
    );
  }
}

const levelOf = (rank: number): PriorityLevel => (['P1', 'P2', 'P3'] as const)[rank - 1] ?? 'P4';
