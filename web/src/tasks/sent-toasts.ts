import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback } from 'react';
import type { LiveMessage } from '../api/live-connection.js';
import { useLiveMessages } from '../api/live.js';
import { taskQuery } from '../api/queries.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { taskStore } from './app-tasks.js';

const NEEDS_TELLING = new Set(['rejected', 'unknown', 'needs-person']);

/** Keeps rows true to what happens to their replies, and says so when one did not get out. */
export function useSentToasts(): void {
  const queryClient = useQueryClient();
  useLiveMessages(
    useCallback(
      (message: LiveMessage) => {
        if (message.type !== 'replies') return;
        const view = taskStore.get(message.taskId);
        if (!view) return;
        void queryClient.query({ ...taskQuery(message.taskId), staleTime: 0 }).then((task) => {
          taskStore.put(task);
        });
        if (!NEEDS_TELLING.has(message.state)) return;
        const text = i18next.t('toast.notSent', { who: view.task.customer.handle });
        showToast({ id: `reply-${message.replyId}`, text, tone: 'bad', holdUntil: null, onUndo: null }, 15_000);
        announce(text);
      },
      [queryClient],
    ),
  );
}
