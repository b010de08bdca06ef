import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../support/processes/api-client.js';

const PAUSE_MS = 200;
const GIVE_UP_MS = 60_000;
const LANES = 2;

interface ListedTask {
  readonly id: string;
  readonly replyability: { readonly verdict: string };
  readonly reply: unknown;
}

/** Somebody who acknowledges tasks that can be answered, sends each request until it is answered, and some of them twice. */
export class Agent {
  readonly acknowledged = new Set<string>();
  readonly refusals: string[] = [];

  constructor(
    private readonly client: ApiClient,
    private readonly random: () => number,
  ) {}

  async work(limit: number, signal: AbortSignal): Promise<void> {
    const isOver = (): boolean => signal.aborted;
    while (!isOver() && this.acknowledged.size < limit) {
      const tasks = await this.answerable(limit - this.acknowledged.size);
      for (let at = 0; at < tasks.length && !isOver(); at += LANES) {
        await Promise.all(tasks.slice(at, at + LANES).map((id) => this.acknowledge(id)));
      }
      await sleep(PAUSE_MS);
    }
  }

  private async answerable(most: number): Promise<string[]> {
    const answer = await this.client
      .call('/tasks?view=all&state=open&network=inbound&limit=100')
      .catch(() => undefined);
    if (answer?.status !== 200) return [];
    const tasks = answer.body.items as ListedTask[];
    return tasks
      .filter(
        (task) => task.reply === null && task.replyability.verdict === 'public' && !this.acknowledged.has(task.id),
      )
      .slice(0, most)
      .map((task) => task.id);
  }

  private async acknowledge(taskId: string): Promise<void> {
    this.acknowledged.add(taskId);
    const call = { method: 'POST', body: { text: `We heard you (${taskId}).`, clientKey: `acknowledge-${taskId}` } };
    const requests = this.random() < 0.2 ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: requests }, () =>
        this.client.callUntilDefinite(`/tasks/${taskId}/acknowledge`, call, GIVE_UP_MS),
      ),
    );
    for (const answer of answers) {
      const code = answer === undefined ? 'no answer' : `${String(answer.status)} ${String(answer.body.code ?? '')}`;
      if (answer?.status !== 200) this.refusals.push(`${taskId}: ${code}`);
    }
  }
}
