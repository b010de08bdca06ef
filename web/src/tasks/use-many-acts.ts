import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Task } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { taskStore } from './app-tasks.js';
import type { ManyAsk } from './many-acts.js';
import { useTaskActs } from './task-acts-provider.js';

/** Does one thing to many tasks. */
export function useManyActs(): (tasks: readonly Task[], ask: ManyAsk) => void {
  const me = useMe();
  const queryClient = useQueryClient();
  const { tellUndoable, confirmed } = useTaskActs();
  return useCallback(
    (tasks, ask) => {
      const tell = (text: string): void => {
        showToast({ id: 'many', text, tone: 'plain', holdUntil: null, onUndo: null });
        announce(text);
      };
      const hooks = {
        store: taskStore,
        confirm: confirmed,
        tell,
        tellUndoable,
      };
      void withWords('inbox-more', import('./many-acts.js'))
        .then(({ performMany }) => performMany(tasks, ask, me, hooks))
        .finally(() => queryClient.invalidateQueries({ queryKey: ['counts'] }));
    },
    [me, queryClient, tellUndoable, confirmed],
  );
}
