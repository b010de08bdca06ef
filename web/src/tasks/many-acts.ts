import i18next from 'i18next';
import { ApiError } from '../api/api-error.js';
import { newKey, request } from '../api/client.js';
import type { Named, PriorityLevel, Task } from '../api/types.js';
import type { BulkAnswer, BulkResult } from '../inbox/desk-api.js';
import type { Mark, TaskStore } from './task-store.js';

/** One act on many tasks, as it is sent, and what rows show until the server has answered. */
export interface ManyAsk {
  readonly act: string;
  readonly mark: Mark;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly paint?: (task: Task) => Task;
}

export interface ManyHooks {
  readonly store: TaskStore;
  readonly confirm: (task: Task) => void;
  readonly tell: (text: string) => void;
  readonly tellUndoable: (text: string, undo: () => Promise<string>) => void;
}

/** As many as the server takes in one request. */
const CHUNK = 100;

/** What takes one task's part back: another bulk act, or the reply to withdraw. */
type TakeBack =
  { readonly act: string; readonly body: Readonly<Record<string, unknown>> } | { readonly replyId: string };

async function send(
  tasks: readonly Pick<Task, 'id' | 'version'>[],
  act: string,
  body: Readonly<Record<string, unknown>>,
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (let from = 0; from < tasks.length; from += CHUNK) {
    const part = tasks.slice(from, from + CHUNK);
    const versions = Object.fromEntries(part.map(({ id, version }) => [id, version]));
    const answer = await request<BulkAnswer>('/tasks/bulk', {
      method: 'POST',
      body: { act, ids: part.map(({ id }) => id), versions, ...body },
      idempotencyKey: newKey(),
    });
    results.push(...answer.items);
  }
  return results;
}

/** Paints the act on every row at once, sends it, shows on each row what was refused, and offers to take the rest back. */
export async function performMany(tasks: readonly Task[], ask: ManyAsk, me: Named, hooks: ManyHooks): Promise<void> {
  const { store } = hooks;
  const before = new Map(tasks.map((task) => [task.id, store.confirmed(task.id) ?? task]));
  const unpaints = tasks.map((task) => {
    store.mark(task.id, ask.mark);
    store.notify(task.id, null);
    return store.paint(task.id, ask.paint ?? ((row) => row));
  });
  let results: BulkResult[];
  try {
    results = await send([...before.values()], ask.act, ask.body ?? {});
  } catch (error) {
    const refusal = error instanceof ApiError ? error : new ApiError(0, 'unknown', String(error));
    results = tasks.map(({ id }) => ({ id, ok: false, code: refusal.code, detail: refusal.detail }));
  }
  for (const unpaint of unpaints) unpaint();
  for (const result of results) settle(result, hooks);
  const done = results.filter(({ ok }) => ok);
  const text = i18next.t(done.length < results.length ? 'desk.many.partly' : 'desk.many.done', {
    count: done.length,
    what: i18next.t(`mark.${ask.mark}`),
    refused: results.length - done.length,
  });
  const takeBacks = done.flatMap((result) => {
    const row = before.get(result.id);
    const takeBack = row === undefined ? null : takeBackOf(ask, row, result, me);
    return takeBack === null || result.task === undefined ? [] : [{ task: result.task, takeBack }];
  });
  if (takeBacks.length === 0) hooks.tell(text);
  else hooks.tellUndoable(text, () => undoMany(takeBacks, hooks));
}

function settle({ id, ok, code = 'unknown', detail = '', task }: BulkResult, { store, confirm }: ManyHooks): void {
  if (task !== undefined) {
    store.put(task);
    confirm(task);
  }
  if (ok) return;
  store.mark(id, null);
  store.notify(id, { code, detail, current: task ?? null });
}

function takeBackOf(
  { act, body = {} }: ManyAsk,
  before: Task,
  { task, reply }: BulkResult,
  me: Named,
): TakeBack | null {
  const assignAgain: TakeBack = { act: 'assign', body: { assigneeId: before.assignee?.id ?? null } };
  switch (act) {
    case 'claim':
      if (before.assignee?.id === me.id) return null;
      return before.assignee === null ? { act: 'release', body: {} } : assignAgain;
    case 'release':
    case 'assign':
      return assignAgain;
    case 'resolve':
    case 'dismiss':
    case 'snooze':
    case 'wait':
      return { act: 'reopen', body: {} };
    case 'priority':
      return { act: 'priority', body: { level: before.priority.level satisfies PriorityLevel } };
    case 'label': {
      const [was, is] = [before.labels, task?.labels ?? []];
      const labels = {
        add: was.filter((label) => !is.includes(label)),
        remove: is.filter((label) => !was.includes(label)),
      };
      return labels.add.length + labels.remove.length === 0 ? null : { act, body: { ...body, labels } };
    }
    case 'acknowledge':
      return reply?.state === 'held' ? { replyId: reply.id } : null;
    default:
      return null;
  }
}

async function undoMany(
  all: readonly { readonly task: Task; readonly takeBack: TakeBack }[],
  hooks: ManyHooks,
): Promise<string> {
  const groups = new Map<string, { readonly takeBack: TakeBack; readonly tasks: Task[] }>();
  for (const { task, takeBack } of all) {
    const group = groups.get(JSON.stringify(takeBack)) ?? { takeBack, tasks: [] };
    groups.set(JSON.stringify(takeBack), { takeBack, tasks: [...group.tasks, task] });
  }
  let count = 0;
  for (const { takeBack, tasks } of groups.values()) {
    const current = tasks.map((task) => hooks.store.confirmed(task.id) ?? task);
    const results =
      'replyId' in takeBack
        ? await withdraw(takeBack.replyId, current)
        : await send(current, takeBack.act, takeBack.body);
    for (const result of results) {
      settle(result, hooks);
      if (result.ok) hooks.store.mark(result.id, null);
    }
    count += results.filter(({ ok }) => ok).length;
  }
  return i18next.t('desk.many.undone', { count });
}

/** A reply that has left already stays sent; its row says so. */
async function withdraw(replyId: string, [task]: readonly Task[]): Promise<BulkResult[]> {
  if (task === undefined) return [];
  try {
    await request<undefined>(`/replies/${replyId}`, { method: 'DELETE' });
    return [{ id: task.id, ok: true, task: await request<Task>(`/tasks/${task.id}`) }];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [{ id: task.id, ok: false, code: error.code, detail: error.detail }];
  }
}
