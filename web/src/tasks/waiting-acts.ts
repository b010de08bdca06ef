import { ApiError } from '../api/api-error.js';
import type { Task, TaskResult } from '../api/types.js';
import type { Outbox, WaitingAct } from './post-act.js';
import type { Mark, TaskStore } from './task-store.js';

export type Answer = { readonly result: TaskResult } | { readonly error: unknown };

interface Waiter {
  readonly settle: (result: TaskResult) => void;
  readonly fail: (error: unknown) => void;
}

/** What a row says of an act that got through after all. */
const MARK_OF: Readonly<Record<string, Mark>> = {
  acknowledge: 'acknowledged',
  reply: 'replied',
  claim: 'claimed',
  release: 'released',
  assign: 'assigned',
  resolve: 'done',
  dismiss: 'dismissed',
  snooze: 'snoozed',
  wait: 'waiting',
  reopen: 'reopened',
  labels: 'labelled',
  escalate: 'escalated',
};

/** Acts of this page that wait for the server, and what becomes of those that waited when it was opened. */
export class WaitingActs {
  private readonly waiters = new Map<string, Waiter>();

  constructor(
    private readonly store: TaskStore,
    private readonly memberId: string,
    private readonly outbox: () => Promise<Outbox | null>,
    private readonly accept: (task: Task) => void,
  ) {}

  has = (key: string): boolean => this.waiters.has(key);

  /** Keeps an act until it can be sent; resolves to what the server then answers. Throws `error` where nothing can be kept. */
  async keep(
    key: string,
    taskId: string,
    { path, body }: Pick<WaitingAct, 'path' | 'body'>,
    version: number,
    error: unknown,
    onKept: () => void,
  ): Promise<TaskResult> {
    const outbox = await this.outbox();
    if (outbox === null) throw error;
    // Nobody is acknowledged twice by it, and clocks that ran out meanwhile are no reason to keep silent.
    const seen = path === 'acknowledge' ? null : version;
    const answer = new Promise<TaskResult>((settle, fail) => {
      this.waiters.set(key, { settle, fail });
    });
    await outbox.put({ key, memberId: this.memberId, taskId, path, body, version: seen });
    this.store.mark(taskId, 'queued');
    onKept();
    return answer;
  }

  settle({ key, taskId, path }: WaitingAct, answer: Answer): void {
    const waiter = this.waiters.get(key);
    this.waiters.delete(key);
    this.store.mark(taskId, 'result' in answer ? (MARK_OF[path] ?? null) : null);
    if ('result' in answer) {
      if (waiter === undefined) this.accept(answer.result.task);
      else waiter.settle(answer.result);
    } else if (waiter !== undefined) {
      waiter.fail(answer.error);
    } else if (answer.error instanceof ApiError) {
      const { code, detail, current } = answer.error;
      this.store.notify(taskId, { code, detail, current: current === null ? null : (current as Task) });
    }
  }

  settleElsewhere(key: string, task: Task): void {
    this.waiters.get(key)?.settle({ task });
    this.waiters.delete(key);
  }

  /** True when it was still waiting: then it is as if it had not been. */
  async takeBack(key: string): Promise<boolean> {
    const waiter = this.waiters.get(key);
    if (waiter === undefined || (await (await this.outbox())?.remove(key)) !== true) return false;
    this.waiters.delete(key);
    waiter.fail(new ApiError(0, 'taken-back', ''));
    return true;
  }
}
