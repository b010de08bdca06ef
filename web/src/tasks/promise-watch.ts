import type { Clock, Task } from '../api/types.js';
import { allowedSeconds, isStill } from './clock-phase.js';

const LAST_QUARTER = 0.25;
const BATCH_MS = 60_000;

export type Stage = 'quarter' | 'broken';

export interface OwnPromise {
  readonly task: Task;
  readonly clock: Clock;
  readonly stage: Stage;
  readonly leftMs: number;
}

function stageOf(clock: Clock, nowMs: number): Stage | null {
  if (clock.dueAt === null || isStill(clock, nowMs)) return null;
  if (clock.state !== 'running' && clock.state !== 'overdue' && clock.state !== 'paused') return null;
  const leftMs = Date.parse(clock.dueAt) - nowMs;
  if (leftMs < 0) return 'broken';
  return leftMs <= allowedSeconds(clock) * 1000 * LAST_QUARTER ? 'quarter' : null;
}

/**
 * Speaks up, once each, when the user's own promise has a quarter of its time left and when it breaks: all that happens within a
 * second in one go. What happens to everybody else's is told in one quiet sentence a minute at most.
 */
export class PromiseWatch {
  private readonly told = new Map<string, Stage>();
  private broken = 0;

  constructor(
    private lastBatchMs: number,
    private readonly cry: (own: readonly OwnPromise[]) => void,
    private readonly sayBroken: (count: number) => void,
  ) {}

  look(tasks: readonly Task[], myId: string, nowMs: number): void {
    const own: OwnPromise[] = [];
    for (const task of tasks) {
      for (const clock of task.clocks) {
        const stage = stageOf(clock, nowMs);
        if (stage === null || clock.dueAt === null || this.told.get(clock.id) === stage) continue;
        const leftMs = Date.parse(clock.dueAt) - nowMs;
        const isNews = this.told.has(clock.id) || Math.abs(leftMs) < BATCH_MS;
        this.told.set(clock.id, stage);
        if (!isNews && stage === 'broken') continue;
        if (task.assignee?.id === myId) own.push({ task, clock, stage, leftMs });
        else if (stage === 'broken') this.broken += 1;
      }
    }
    if (own.length > 0) this.cry(own);
    if (this.broken > 0 && nowMs - this.lastBatchMs >= BATCH_MS) {
      this.sayBroken(this.broken);
      this.broken = 0;
      this.lastBatchMs = nowMs;
    }
  }
}
