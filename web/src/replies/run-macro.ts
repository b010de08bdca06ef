import i18next from 'i18next';
import { request } from '../api/client.js';
import type { Task } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { taskStore } from '../tasks/app-tasks.js';
import { errorText } from '../ui/feedback.js';
import type { Macro, MacroResult } from './api.js';

export interface MacroTelling {
  /** The row as the server has it now. */
  readonly confirmed: (task: Task) => void;
  readonly tellUndoable: (text: string, undo: () => Promise<string>) => void;
}

/** Carries out a macro on one task and says what came of it. A reply that is still held is taken back with Z. */
export async function runMacro(macro: Macro, id: string, { confirmed, tellUndoable }: MacroTelling): Promise<void> {
  const task = taskStore.confirmed(id) ?? taskStore.get(id)?.task;
  if (!task) return;
  const who = task.customer.handle;
  try {
    const result = await request<MacroResult>(`/tasks/${id}/macro`, {
      method: 'POST',
      body: { macroId: macro.id },
      ifMatch: task.version,
    });
    taskStore.put(result.task);
    confirmed(result.task);
    const { reply } = result;
    const text = textOf(macro, who, result);
    if (reply?.state === 'held') {
      tellUndoable(text, async () => {
        await request<undefined>(`/replies/${reply.id}`, { method: 'DELETE' });
        const now = await request<Task>(`/tasks/${id}`);
        taskStore.put(now);
        confirmed(now);
        return i18next.t('replies.macro.undone', { name: macro.name });
      });
    } else say(text, !result.isComplete);
  } catch (error) {
    say(i18next.t('replies.macro.refused', { name: macro.name, who, why: errorText(error) }), true);
  }
}

function textOf({ name }: Macro, who: string, { steps, isComplete }: MacroResult): string {
  const stopped = steps.find(({ isDone }) => !isDone);
  if (isComplete || stopped === undefined) return i18next.t('replies.macro.done', { name, who });
  const step = coded('replies.macro.kind', stopped.kind, stopped.kind);
  const why = stopped.code === null ? '' : coded('error', stopped.code, stopped.detail ?? stopped.code);
  return i18next.t('replies.macro.partly', { name, who, step, why });
}

function say(text: string, isBad: boolean): void {
  showToast({ id: 'macro', text, tone: isBad ? 'bad' : 'plain', holdUntil: null, onUndo: null });
  announce(text);
}
