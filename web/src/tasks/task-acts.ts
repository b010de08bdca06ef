import { ApiError } from '../api/api-error.js';
import { newKey, request } from '../api/client.js';
import type { DismissReason, Named, Task, TaskResult, Visibility } from '../api/types.js';
import type { Act, ActHooks, Step } from './act.types.js';
import { correctionStep, type Correction } from './correction.js';
import { giveBack } from './give-back.js';
import { isUnreached, postAct, type WaitingAct } from './post-act.js';
import { Sequence } from './sequence.js';
import { acknowledgeStep, replyStep, silentStep, type Speaking } from './speaking-steps.js';
import type { Mark, TaskStore } from './task-store.js';
import { WaitingActs, type Answer } from './waiting-acts.js';

interface Done {
  readonly act: Act;
  readonly outcome: Promise<TaskResult | null>;
  readonly before: Task;
  readonly step: Step;
}

/** Something done elsewhere that Z takes back in its turn. */
export interface OtherAct {
  readonly id: string;
  readonly takeBack: () => Promise<void>;
}

/** What a person can do to a task: painted at once, sent, rolled back with a notice if refused, undone with Z. */
export class TaskActs {
  private readonly sequence = new Sequence();
  private readonly history: (Done | OtherAct)[] = [];
  private readonly waiting: WaitingActs;

  constructor(
    private readonly store: TaskStore,
    private readonly me: Named,
    private readonly hooks: ActHooks,
  ) {
    this.waiting = new WaitingActs(store, me.id, hooks.outbox, (task) => {
      this.accept(task);
    });
  }

  /** `text` null: nothing is said. `templateId`: the approved text that these words were made of. */
  acknowledge(
    task: Task,
    text: string | null,
    visibility: Visibility = 'public',
    templateId?: string,
    speaking: Speaking = {},
  ): void {
    const step =
      text === null ? silentStep(this.me) : acknowledgeStep(this.me, task, { text, visibility, templateId, speaking });
    this.perform(task, step);
  }

  reply(task: Task, text: string, visibility: Visibility, templateId?: string, speaking: Speaking = {}): void {
    this.perform(task, replyStep(this.me, task, { text, visibility, templateId, speaking }));
  }

  claim(task: Task): void {
    this.perform(task, {
      mark: 'claimed',
      path: 'claim',
      body: {},
      paint: (row) => ({ ...row, assignee: this.me }),
      undo: (result, before) => giveBack(this.me, result.task, before),
    });
  }

  /** Gives it to somebody of its team, or to nobody. */
  assign(task: Task, assignee: Named | null): void {
    const undo = task.assignee?.id ?? null;
    this.perform(task, {
      mark: 'assigned',
      path: 'assign',
      body: { assigneeId: assignee?.id ?? null },
      paint: (row) => ({ ...row, assignee }),
      undo: async (result) => (await postAct(result.task, 'assign', { assigneeId: undo }, result.task.version)).task,
    });
  }

  /** Hands it up: to the next step of its chain, or to the person named. */
  escalate(task: Task, escalation: { readonly reason: string; readonly to?: string }): void {
    this.perform(task, { mark: 'escalated', path: 'escalate', body: escalation, paint: (row) => row, undo: null });
  }

  /** Adds and removes words of the team's own. */
  label(task: Task, change: { readonly add: readonly string[]; readonly remove: readonly string[] }): void {
    this.perform(task, {
      mark: 'labelled',
      path: 'labels',
      body: change,
      paint: (row) => ({
        ...row,
        labels: [...row.labels.filter((label) => !change.remove.includes(label)), ...change.add],
      }),
      undo: async (result, before) => {
        const now = result.task.labels;
        const back = {
          add: before.labels.filter((label) => !now.includes(label)),
          remove: now.filter((label) => !before.labels.includes(label)),
        };
        return (await postAct(result.task, 'labels', back, result.task.version)).task;
      },
    });
  }

  resolve(task: Task): void {
    this.close(task, 'done', 'resolve', {}, 'resolved');
  }

  /** `onUndo`: what was done in the same breath, taken back together with it. */
  dismiss(task: Task, reason: DismissReason, onUndo?: () => Promise<unknown>): void {
    this.close(task, 'dismissed', 'dismiss', { reason }, 'dismissed', onUndo);
  }

  snooze(task: Task, until: string): void {
    this.close(task, 'snoozed', 'snooze', { until }, 'snoozed');
  }

  wait(task: Task): void {
    this.close(task, 'waiting', 'wait', {}, 'waiting');
  }

  reopen(task: Task): void {
    this.perform(task, {
      mark: 'reopened',
      path: 'reopen',
      body: {},
      paint: (row) => ({ ...row, state: 'open', closedAt: null }),
      undo: null,
    });
  }

  release(task: Task): void {
    this.perform(task, {
      mark: 'released',
      path: 'release',
      body: {},
      paint: (row) => ({ ...row, assignee: null }),
      undo: async (result) => (await postAct(result.task, 'claim', {}, result.task.version)).task,
    });
  }

  /** Puts a judgement of the task right. `was`: what it is put back to, null where nobody knows. */
  correct(task: Task, correction: Correction, was: Correction | null): void {
    this.perform(task, {
      mark: 'corrected',
      ...correctionStep(correction),
      undo:
        was === null
          ? null
          : async ({ task: { version } }) => {
              const { path, body } = correctionStep(was);
              return (await postAct(task, path, body, version)).task;
            },
    });
  }

  /** Adds a private note. Resolves when stored; a note cannot be undone. */
  async note(task: Task, text: string): Promise<void> {
    const noted = await this.sequence.run(task.id, () =>
      request<Task>(`/tasks/${task.id}/note`, { method: 'POST', body: { text } }),
    );
    this.accept(noted);
  }

  /** Puts what was done elsewhere into the order in which acts are taken back. */
  remember(act: OtherAct): void {
    this.history.push(act);
  }

  /** Takes the last act back; false when there is nothing left to take back. Rejects when it is too late. */
  async undo(): Promise<boolean> {
    for (let last = this.history.pop(); last; last = this.history.pop()) {
      const isUndoable = 'takeBack' in last || this.waiting.has(last.act.id) || (await this.canUndo(last));
      if (isUndoable) return this.undoOne(last);
    }
    return false;
  }

  private async canUndo({ step, outcome }: Done): Promise<boolean> {
    return step.undo !== null && (await outcome) !== null;
  }

  async undoAct(id: string): Promise<void> {
    const index = this.history.findIndex((each) => ('takeBack' in each ? each.id : each.act.id) === id);
    const [found] = index < 0 ? [] : this.history.splice(index, 1);
    if (found) await this.undoOne(found);
  }

  private async undoOne(last: Done | OtherAct): Promise<boolean> {
    if (!('takeBack' in last)) return (await this.takeBack(last)) !== null;
    await last.takeBack();
    return true;
  }

  private close(
    task: Task,
    mark: Mark,
    path: string,
    body: Step['body'],
    state: Task['state'],
    onUndo?: () => Promise<unknown>,
  ): void {
    this.perform(task, {
      mark,
      path,
      body,
      paint: (row) => ({ ...row, state }),
      undo: async (result) => {
        const reopened = (await postAct(result.task, 'reopen', {}, result.task.version)).task;
        await onUndo?.();
        return reopened;
      },
    });
  }

  private perform(task: Task, step: Step): void {
    const before = this.store.confirmed(task.id) ?? task;
    const unpaint = this.store.paint(task.id, step.paint);
    // What was decided about it stays in sight.
    const isAside = step.mark === 'corrected' || step.mark === 'labelled';
    if (!isAside || !this.store.get(task.id)?.mark) this.store.mark(task.id, step.mark);
    this.store.notify(task.id, null);
    const act: Act = {
      id: newKey(),
      task,
      mark: step.mark,
      draft: step.draft ?? null,
      reply: null,
      state: 'sending',
      error: null,
    };
    const outcome = this.sequence.run(task.id, async () => {
      const version = (this.store.confirmed(task.id) ?? task).version;
      try {
        return await postAct(task, step.path, step.body, version, act.id);
      } catch (error) {
        if (!isUnreached(error)) throw error;
        return this.waiting.keep(act.id, task.id, step, version, error, () => {
          this.hooks.report({ ...act, state: 'queued' });
        });
      }
    });
    const settled = outcome.then(
      (result) => {
        this.accept(result.task);
        unpaint();
        this.hooks.report({ ...act, reply: result.reply ?? null, state: 'done' });
        return result;
      },
      (error: unknown) => {
        unpaint();
        this.refuse(act, error);
        return null;
      },
    );
    this.history.push({ act, outcome: settled, before, step });
    this.hooks.report(act);
  }

  /** What the server answered to an act that had waited, be it of this page or of one before it. */
  answered(act: WaitingAct, answer: Answer): void {
    this.waiting.settle(act, answer);
  }

  /** Another page of this browser has sent it. */
  sentElsewhere(key: string, task: Task): void {
    this.waiting.settleElsewhere(key, task);
  }

  private refuse(act: Act, cause: unknown): void {
    const error = cause instanceof ApiError ? cause : new ApiError(0, 'unknown', String(cause));
    if (error.code === 'taken-back') {
      this.store.mark(act.task.id, null);
      return;
    }
    const current = error.status === 409 && error.current !== null ? (error.current as Task) : null;
    this.store.mark(act.task.id, null);
    if (current) this.accept(current);
    this.store.notify(act.task.id, { code: error.code, detail: error.detail, current });
    this.hooks.report({ ...act, state: 'failed', error });
  }

  private async takeBack(done: Done): Promise<Act | null> {
    if (await this.waiting.takeBack(done.act.id)) {
      const undone: Act = { ...done.act, state: 'undone' };
      this.hooks.report(undone);
      return undone;
    }
    const result = await done.outcome;
    const undo = done.step.undo;
    if (result === null || undo === null) return null;
    const task = await this.sequence.run(done.act.task.id, () =>
      undo({ ...result, task: this.store.confirmed(result.task.id) ?? result.task }, done.before),
    );
    this.store.mark(done.act.task.id, null);
    if (task) this.accept(task);
    const act: Act = { ...done.act, reply: result.reply ?? null, state: 'undone' };
    this.hooks.report(act);
    return act;
  }

  private accept(task: Task): void {
    this.store.put(task);
    this.hooks.confirm(task);
  }
}
