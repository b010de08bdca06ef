import { IconEye, IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { usePresent } from '../inbox/company.js';
import type { Doing } from '../inbox/desk-api.js';
import { useComposer } from './composer-state.js';

/** The server takes 45 seconds of silence for leaving. */
const RENEW_MS = 20_000;

const say = (taskId: string, doing: Doing | 'left'): void => {
  request<undefined>(`/tasks/${taskId}/presence`, { method: 'POST', body: { doing } }).catch(() => undefined);
};

/** Says to others that this person has the task before them, as long as the page can be seen. */
function usePresenceOf(taskId: string, doing: Doing): void {
  const [isVisible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const follow = (): void => {
      setVisible(document.visibilityState === 'visible');
    };
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
    };
  }, []);
  useEffect(() => {
    if (!isVisible) return;
    say(taskId, doing);
    const timer = setInterval(() => {
      say(taskId, doing);
    }, RENEW_MS);
    return () => {
      clearInterval(timer);
    };
  }, [taskId, doing, isVisible]);
  useEffect(() => {
    if (!isVisible) return;
    return () => {
      say(taskId, 'left');
    };
  }, [taskId, isVisible]);
}

/** Who else is at the task: two people writing at once is seen before it happens. */
export function TaskCompany({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation();
  const isTyping = useComposer(taskId) !== null;
  const present = usePresent(taskId);
  usePresenceOf(taskId, isTyping ? 'typing' : 'viewing');
  if (present.length === 0) return null;
  return (
    <ul className="plain es-task-marks" data-testid="task-presence">
      {present.map(({ member, doing }) => (
        <li key={member.id}>
          {doing === 'typing' ? <IconPencil size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}{' '}
          {t(`desk.presence.${doing}`, { name: member.name })}
        </li>
      ))}
    </ul>
  );
}
