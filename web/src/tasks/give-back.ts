import { request } from '../api/client.js';
import type { Named, Task, TaskDetail, TaskResult } from '../api/types.js';
import { postAct } from './post-act.js';

/** Leaves the task to whoever had it before. */
export async function giveBack(me: Named, task: Task, before: Task): Promise<Task> {
  if (task.assignee?.id !== me.id || before.assignee?.id === me.id) return task;
  if (before.assignee !== null) {
    return (await postAct(task, 'assign', { assigneeId: before.assignee.id }, task.version)).task;
  }
  return (await postAct(task, 'release', {}, task.version)).task;
}

/** Removes the held reply; the task goes back to where it was. */
export async function withdraw(me: Named, result: TaskResult, before: Task): Promise<Task | null> {
  const reply = result.reply ?? result.task.reply;
  if (!reply) return null;
  await request<undefined>(`/replies/${reply.id}`, { method: 'DELETE' });
  const fresh = await request<TaskDetail>(`/tasks/${result.task.id}`);
  return giveBack(me, fresh, before);
}
