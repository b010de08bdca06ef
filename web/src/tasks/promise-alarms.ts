import i18next from 'i18next';
import { useEffect } from 'react';
import type { Clock, Task } from '../api/types.js';
import { formatDuration } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { alarm, announce } from '../shell/announcer.js';
import { currentSecondMs, onEachSecond } from '../time/ticker.js';
import { taskStore } from './app-tasks.js';

const LAST_QUARTER = 0.25;
const BATCH_MS = 60_000;

type Stage = 'quarter' | 'broken';

function stageOf(clock: Clock, nowMs: number): Stage | null {
  if (clock.state !== 'running' && clock.state !== 'overdue') return null;
  const leftMs = Date.parse(clock.dueAt) - nowMs;
  if (leftMs < 0) return 'broken';
  return leftMs <= clock.target.withinSeconds * 1000 * LAST_QUARTER ? 'quarter' : null;
}

/**
 * Speaks up, once each, when the user's own promise has a quarter of its time left and when it breaks. What happens to everybody
 * else's is told in one quiet sentence a minute at most.
 */
class PromiseWatch {
  private readonly told = new Map<string, Stage>();
  private broken = 0;
  private lastBatchMs = currentSecondMs();

  look(tasks: readonly Task[], myId: string, nowMs: number): void {
    for (const task of tasks) {
      for (const clock of task.clocks) {
        const stage = stageOf(clock, nowMs);
        if (stage === null || this.told.get(clock.id) === stage) continue;
        const isNews = this.told.has(clock.id) || Math.abs(Date.parse(clock.dueAt) - nowMs) < BATCH_MS;
        this.told.set(clock.id, stage);
        if (!isNews && stage === 'broken') continue;
        if (task.assignee?.id === myId) this.speak(task, clock, stage, nowMs);
        else if (stage === 'broken') this.broken += 1;
      }
    }
    if (this.broken > 0 && nowMs - this.lastBatchMs >= BATCH_MS) {
      announce(i18next.t('announce.broken', { count: this.broken }));
      this.broken = 0;
      this.lastBatchMs = nowMs;
    }
  }

  private speak(task: Task, clock: Clock, stage: Stage, nowMs: number): void {
    const values = {
      name: i18next.t(`clock.kind.${clock.kind}`),
      who: task.customer.handle,
      time: formatDuration((Date.parse(clock.dueAt) - nowMs) / 1000, 'long'),
    };
    alarm(stage === 'broken' ? i18next.t('announce.mineBroken', values) : i18next.t('announce.mineSoon', values));
  }
}

export function usePromiseAlarms(): void {
  const { id } = useMe();
  useEffect(() => {
    const watch = new PromiseWatch();
    return onEachSecond(() => {
      watch.look(taskStore.all(), id, currentSecondMs());
    });
  }, [id]);
}
