import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveMessage } from '../api/live-connection.js';
import { useLiveMessages } from '../api/live.js';
import { countsQuery } from '../api/queries.js';
import { useSpeakingNotices } from '../approvals/speaking-notices.js';
import { usePromiseAlarms } from '../tasks/promise-alarms.js';
import { useSentToasts } from '../tasks/sent-toasts.js';

/** What the stream and the clocks change outside of the page that is open. */
export function LiveEffects() {
  const queryClient = useQueryClient();
  useLiveMessages(
    useCallback(
      (message: LiveMessage) => {
        const stale = (key: string): void => {
          void queryClient.invalidateQueries({ queryKey: [key] });
        };
        if (message.type === 'resync') void queryClient.invalidateQueries();
        if (message.type === 'tasks') {
          stale('counts');
          for (const id of message.taskIds) void queryClient.invalidateQueries({ queryKey: ['task', id] });
        }
        if (message.type === 'replies') {
          stale('replies');
          void queryClient.invalidateQueries({ queryKey: ['task', message.taskId] });
        }
        if (message.type === 'mentions' && message.storyIds) stale('stories');
        if (message.type === 'sources') {
          stale('sources');
          stale('coverage');
        }
        if (message.type === 'alerts') stale('alerts');
        if (message.type === 'accounts') stale('accounts');
        if (message.type === 'incidents') {
          stale('incidents');
          stale('drills');
        }
      },
      [queryClient],
    ),
  );
  useSentToasts();
  useSpeakingNotices();
  usePromiseAlarms();
  useTabTitle();
  return null;
}

/** `(3!) Earshot` and a badge while promises are broken and nobody looks; gone as soon as somebody does. */
function useTabTitle(): void {
  const { t } = useTranslation();
  const overdue = useQuery(countsQuery).data?.overdue ?? 0;
  useEffect(() => {
    const tell = (): void => {
      const brand = t('shell.brand');
      const isAway = document.visibilityState === 'hidden' && overdue > 0;
      document.title = isAway ? `(${String(overdue)}!) ${brand}` : brand;
      // Typed as always there, but not in every browser, nor on plain http.
      const badges = navigator as Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;
      void (isAway ? badges.setAppBadge?.(overdue) : badges.clearAppBadge?.())?.catch(() => undefined);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
    };
  }, [overdue, t]);
}
