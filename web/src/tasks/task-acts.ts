import { ApiError } from '../api/api-error.js';
import { newKey, request } from '../api/client.js';
import type { DismissReason, Named, Reply, Task, TaskDetail, TaskResult, Visibility } from '../api/types.js';
import type { Mark, TaskStore } from './task-store.js';
import { correctionStep, type Correction } from './correction.js';
import { Sequence } from './sequence.js';

/** One act that can be told about and, where `undo` is set, taken back. */
export interface Act {
  readonly id: string;
  readonly task: Task;
  readonly mark: Mark;
  /** The text that was to be sent, to be given back where it was refused. */
  readonly draft: { readonly kind: Reply['kind']; readonly text: string } | null;
  readonly reply: Reply | null;
  readonly state: 'sending' | 'done' | 'failed' | 'undone';
  readonly error: ApiError | null;
}

export interface ActHooks {
  /** An act began, was confirmed, failed or was undone. */
  readonly report: (act: Act) => void;
  /** The server's answer to an own act. */
  readonly confirm: (task: Task) => void;
}

interface Step {
  readonly mark: Mark;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly draft?: Act['draft'];
  readonly paint: (task: Task) => Task;
  readonly undo: ((result: TaskResult, before: Task) => Promise<Task | null>) | null;
}

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

/** Speaking to a customer is answered with the reply as well, every other act with the task alone. */
const resultOf = (answer: Task | TaskResult): TaskResult => ('task' in answer ? answer : { task: answer });

const post = async (task: Task, path: string, body: unknown, version: number): Promise<TaskResult> =>
  resultOf(await request<Task | TaskResult>(`/tasks/${task.id}/${path}`, { method: 'POST', body, ifMatch: version }));

/** A held reply that was only asked for: painted until the server gives the real one. */
const paintedReply = (me: Named, kind: Reply['kind'], text: string, visibility: Visibility): Reply => ({
  id: '',
  kind,
  state: 'held',
  visibility,
  text,
  holdUntil: null,
  sentAt: null,
  problem: null,
  author: me,
  version: 0,
});

/** What a person can do to a task: painted at once, sent, rolled back with a notice if refused, undone with Z. */
export class TaskActs {
  private readonly sequence = new Sequence();
  private readonly history: (Done | OtherAct)[] = [];

  constructor(
    private readonly store: TaskStore,
    private readonly me: Named,
    private readonly hooks: ActHooks,
  ) {}

  acknowledge(task: Task, text: string | null, visibility: Visibility = 'public'): void {
    const clientKey = newKey();
    const isPublic = text !== null;
    this.perform(task, {
      mark: 'acknowledged',
      draft: isPublic ? { kind: 'acknowledge', text } : null,
      path: 'acknowledge',
      body: isPublic ? { text, visibility, clientKey } : { clientKey },
      paint: (row) => ({
        ...row,
        assignee: this.me,
        state: isPublic ? row.state : 'acknowledged',
        reply: isPublic ? paintedReply(this.me, 'acknowledge', text, visibility) : row.reply,
      }),
      undo: isPublic ? (result, before) => this.withdraw(result, before) : null,
    });
  }

  reply(task: Task, text: string, visibility: Visibility): void {
    this.perform(task, {
      mark: 'replied',
      draft: { kind: 'reply', text },
      path: 'reply',
      body: { text, visibility, clientKey: newKey() },
      paint: (row) => ({
        ...row,
        assignee: row.assignee ?? this.me,
        reply: paintedReply(this.me, 'reply', text, visibility),
      }),
      undo: (result, before) => this.withdraw(result, before),
    });
  }

  claim(task: Task): void {
    this.perform(task, {
      mark: 'claimed',
      path: 'claim',
      body: {},
      paint: (row) => ({ ...row, assignee: this.me }),
      undo: (result, before) => this.giveBack(result.task, before),
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
      undo: async (result) => (await post(result.task, 'claim', {}, result.task.version)).task,
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
              return (await post(task, path, body, version)).task;
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
      if ('takeBack' in last || (last.step.undo !== null && (await last.outcome) !== null)) return this.undoOne(last);
    }
    return false;
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
        const reopened = (await post(result.task, 'reopen', {}, result.task.version)).task;
        await onUndo?.();
        return reopened;
      },
    });
  }

  private perform(task: Task, step: Step): void {
    const before = this.store.confirmed(task.id) ?? task;
    const unpaint = this.store.paint(task.id, step.paint);
    // What was decided about it stays in sight.
    if (step.mark !== 'corrected' || !this.store.get(task.id)?.mark) this.store.mark(task.id, step.mark);
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
      return post(task, step.path, step.body, version);
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

  private refuse(act: Act, cause: unknown): void {
    const error = cause instanceof ApiError ? cause : new ApiError(0, 'unknown', String(cause));
    const current = error.status === 409 && error.current !== null ? (error.current as Task) : null;
    this.store.mark(act.task.id, null);
    if (current) this.accept(current);
    this.store.notify(act.task.id, { code: error.code, detail: error.detail, current });
    this.hooks.report({ ...act, state: 'failed', error });
  }

  private async takeBack(done: Done): Promise<Act | null> {
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

  /** Removes the held reply; the task goes back to where it was. */
  private async withdraw(result: TaskResult, before: Task): Promise<Task | null> {
    const reply = result.reply ?? result.task.reply;
    if (!reply) return null;
    await request<undefined>(`/replies/${reply.id}`, { method: 'DELETE' });
    const fresh = await request<TaskDetail>(`/tasks/${result.task.id}`);
    return this.giveBack(fresh, before);
  }

  private async giveBack(task: Task, before: Task): Promise<Task> {
    if (task.assignee?.id !== this.me.id || before.assignee?.id === this.me.id) return task;
    if (before.assignee !== null) {
      return (await post(task, 'assign', { assigneeId: before.assignee.id }, task.version)).task;
    }
    return (await post(task, 'release', {}, task.version)).task;
  }

  private accept(task: Task): void {
    this.store.put(task);
    this.hooks.confirm(task);
  }
}
