import i18next from 'i18next';
import { useCallback } from 'react';
import type { LiveMessage } from '../api/live-connection.js';
import { useLiveMessages } from '../api/live.js';
import { formatRelative } from '../i18n/format.js';
import { wantWords } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { taskStore } from '../tasks/app-tasks.js';
import { serverNowMs } from '../time/server-clock.js';

const LONG_MS = 15_000;

/** Tells whoever it concerns that somebody took a task over from them, or that a promise of theirs is due soon. */
export function useSpeakingNotices(): void {
  const me = useMe();
  useLiveMessages(
    useCallback(
      (message: LiveMessage) => {
        if (message.type !== 'tasks') return;
        const { kind, from, memberId, name, dueAt, taskIds } = message;
        const isTakenOver = kind === 'taken-over' && from === me.id;
        const isNudged = kind === 'promise-nudged' && memberId === me.id;
        if (!isTakenOver && !isNudged) return;
        void wantWords('approvals').then(() => {
          const who = taskStore.get(taskIds[0] ?? '')?.task.customer.handle ?? i18next.t('promise.customer');
          const text = isTakenOver
            ? i18next.t('takeOver.told', { name })
            : i18next.t('promise.nudge', { who, when: formatRelative(dueAt ?? '', serverNowMs()) });
          showToast({ id: `${kind}-${taskIds.join()}`, text, tone: 'plain', holdUntil: null, onUndo: null }, LONG_MS);
          announce(text);
        });
      },
      [me.id],
    ),
  );
}
