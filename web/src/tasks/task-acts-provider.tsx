import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { ApiError } from '../api/api-error.js';
import { newKey } from '../api/client.js';
import type { Task } from '../api/types.js';
import { useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { dismissToast, showToast } from '../shell/toasts.js';
import { serverNowMs } from '../time/server-clock.js';
import { errorText } from '../ui/feedback.js';
import { taskStore } from './app-tasks.js';
import { noticeText } from './notice-text.js';
import { keepDraft } from './composer-state.js';
import { openOutbox, useOutbox } from './use-outbox.js';
import type { Act } from './act.types.js';
import { TaskActs } from './task-acts.js';

interface ActsInUse {
  readonly acts: TaskActs;
  readonly undoLast: () => void;
  /** Adds a private note; where that is refused, the text comes back to be sent again. */
  readonly addNote: (task: Task, text: string) => void;
  /** Tells of something else that was done. Z takes it back in its turn; `undo` resolves to what is then said. */
  readonly tellUndoable: (text: string, undo: () => Promise<string>) => void;
  /** Passes on a row that the server confirmed after an act made elsewhere. */
  readonly confirmed: (task: Task) => void;
  /** Called with each row the server confirmed after an own act. */
  readonly onConfirmed: (listener: (task: Task) => void) => () => void;
}

const ActsContext = createContext<ActsInUse | null>(null);

export function useTaskActs(): ActsInUse {
  const acts = useContext(ActsContext);
  if (acts === null) throw new Error('useTaskActs is used outside of the signed-in pages.');
  return acts;
}

const say = (
  id: string,
  text: string,
  extra: { isBad?: boolean; holdUntil?: string | null; onUndo?: () => void } = {},
): void => {
  const lifeMs = extra.holdUntil ? Math.max(0, Date.parse(extra.holdUntil) - serverNowMs()) : undefined;
  showToast(
    { id, text, tone: extra.isBad ? 'bad' : 'plain', holdUntil: extra.holdUntil ?? null, onUndo: extra.onUndo ?? null },
    lifeMs,
  );
};

/** One line about an act, for the eye and for the ear. */
function tell(act: Act, undo: (id: string) => void): void {
  const who = act.task.customer.handle;
  const onUndo = (): void => {
    undo(act.id);
  };
  switch (act.state) {
    case 'sending': {
      const text = i18next.t(`toast.${act.mark}`, { who });
      say(act.id, text, { onUndo });
      announce(text);
      return;
    }
    case 'queued': {
      const text = i18next.t('toast.queued', { who });
      say(act.id, text, { onUndo });
      announce(text);
      return;
    }
    case 'done':
      if (act.reply?.state === 'held') {
        say(act.id, i18next.t('toast.held', { who }), { onUndo, holdUntil: act.reply.holdUntil });
      }
      return;
    case 'failed': {
      dismissToast(act.id);
      if (act.draft !== null) keepDraft({ taskId: act.task.id, mode: act.draft.kind }, act.draft.text);
      const notice = taskStore.get(act.task.id)?.notice;
      const why = notice ? noticeText(notice, serverNowMs()) : errorText(act.error);
      say(act.id, i18next.t('toast.failed', { who, why }), { isBad: true });
      announce(i18next.t('toast.failed', { who, why }));
      return;
    }
    case 'undone': {
      const text = i18next.t('toast.undone', { who });
      say(act.id, text);
      announce(text);
    }
  }
}

const undoFailed = (error: unknown): void => {
  const text = error instanceof ApiError && error.status === 409 ? i18next.t('toast.tooLate') : errorText(error);
  say('undo', text, { isBad: true });
  announce(text);
};

export function TaskActsProvider({ children }: { readonly children: ReactNode }) {
  const { id, name } = useMe();
  const queryClient = useQueryClient();
  const value = useMemo((): ActsInUse => {
    const listeners = new Set<(task: Task) => void>();
    const confirm = (task: Task): void => {
      void queryClient.invalidateQueries({ queryKey: ['task', task.id] });
      for (const listener of listeners) listener(task);
    };
    const acts: TaskActs = new TaskActs(
      taskStore,
      { id, name },
      {
        report: (act) => {
          tell(act, (actId) => {
            acts.undoAct(actId).catch(undoFailed);
          });
          if (act.state !== 'sending') void queryClient.invalidateQueries({ queryKey: ['counts'] });
        },
        confirm,
        outbox: () => openOutbox(),
      },
    );
    return {
      acts,
      undoLast: () => {
        acts
          .undo()
          .then((isUndone) => {
            if (!isUndone) say('undo', i18next.t('toast.nothingToUndo'));
          })
          .catch(undoFailed);
      },
      addNote: (task, text) => {
        const who = task.customer.handle;
        acts
          .note(task, text)
          .then(() => {
            say(`note-${task.id}`, i18next.t('toast.noted', { who }));
            announce(i18next.t('toast.noted', { who }));
          })
          .catch((error: unknown) => {
            keepDraft({ taskId: task.id, mode: 'note' }, text);
            say(`note-${task.id}`, i18next.t('toast.failed', { who, why: errorText(error) }), { isBad: true });
            announce(i18next.t('toast.failed', { who, why: errorText(error) }));
          });
      },
      tellUndoable: (text, undo) => {
        const id = newKey();
        const tellPlainly = (words: string, extra: { onUndo?: () => void } = {}): void => {
          say(id, words, extra);
          announce(words);
        };
        acts.remember({
          id,
          takeBack: async () => {
            tellPlainly(await undo());
          },
        });
        tellPlainly(text, {
          onUndo: () => {
            acts.undoAct(id).catch(undoFailed);
          },
        });
      },
      confirmed: confirm,
      onConfirmed: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    };
  }, [id, name, queryClient]);
  useOutbox(value.acts, id);
  return <ActsContext.Provider value={value}>{children}</ActsContext.Provider>;
}
