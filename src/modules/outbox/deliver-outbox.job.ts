import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { OutboxService } from './outbox.service.js';

const BATCH = 20;
/** So many are on their way at once; those that nobody answers take none of the others' places. */
const MOST_ON_THEIR_WAY = 40;
const LOOK_AGAIN_MS = 500;
/** Then a run ends, and the next one begins. */
const LONGEST_RUN_MS = 20_000;

/** Carries out what transactions left to be done outside the database. Who hangs holds up nobody else. */
@Injectable()
export class DeliverOutboxJob implements Job {
  readonly name = 'deliver-outbox';
  readonly scope = 'worker';
  readonly everySeconds = 1;
  readonly wakeUp = 'outbox';

  constructor(private readonly outbox: OutboxService) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    const counts = { done: 0, again: 0, failed: 0 };
    const onTheirWay = new Set<Promise<void>>();
    const problems: unknown[] = [];
    const endMs = performance.now() + LONGEST_RUN_MS;
    const mayClaim = (): boolean => !signal.aborted && problems.length === 0 && performance.now() < endMs;
    const note = (error: unknown): void => {
      problems.push(error);
    };
    for (;;) {
      const free = Math.min(BATCH, MOST_ON_THEIR_WAY - onTheirWay.size);
      const items = mayClaim() && free > 0 ? await this.outbox.claimDue(workerId, free).catch(noneAfter(note)) : [];
      for (const item of items) {
        const delivery: Promise<void> = this.outbox
          .deliver(item, workerId, signal)
          .then((outcome) => {
            counts[outcome]++;
          }, note)
          .finally(() => onTheirWay.delete(delivery));
        onTheirWay.add(delivery);
      }
      if (onTheirWay.size === 0) break;
      // What comes up meanwhile is taken up while others are still on their way.
      if (items.length < free || free <= 0) await Promise.race([...onTheirWay, sleep(LOOK_AGAIN_MS)]);
    }
    if (problems.length > 0) throw problems[0];
    return { done: counts.done, failed: counts.failed, again: performance.now() < endMs ? 0 : 1 };
  }
}

const noneAfter =
  (note: (error: unknown) => void) =>
  (error: unknown): [] => {
    note(error);
    return [];
  };
