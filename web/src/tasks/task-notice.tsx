import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatAgo } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import { taskStore } from './app-tasks.js';
import type { Notice, TaskView } from './task-store.js';

/** Somebody was first, or the server refused: who, when, and what they wrote, where the act was made. */
export function TaskNotice({ view }: { readonly view: TaskView }) {
  const { t } = useTranslation();
  if (view.notice === null) return null;
  const current = view.notice.current;
  return (
    <div className="es-notice es-notice-warn es-task-notice" data-testid="task-notice">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        <NoticeText notice={view.notice} />
        {current?.reply ? (
          <q lang={current.lang} dir="auto" className="es-task-quote">
            {current.reply.text}
          </q>
        ) : null}
      </span>
      <button
        type="button"
        className="es-button"
        onClick={() => {
          taskStore.notify(view.task.id, null);
        }}
      >
        {t('common.understood')}
      </button>
    </div>
  );
}

function NoticeText({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const nowMs = useNow(1000);
  const { current } = notice;
  if (current?.acknowledgedBy && current.acknowledgedAt) {
    const when = formatAgo(current.acknowledgedAt, nowMs);
    return <>{t('task.acknowledgedBy', { name: current.acknowledgedBy.name, when })}</>;
  }
  if (current?.reply?.author) return <>{t('task.answeringNow', { name: current.reply.author.name })}</>;
  if (current?.assignee)
    return <>{t('task.takenBy', { name: current.assignee.name, when: formatAgo(current.updatedAt, nowMs) })}</>;
  return <>{coded('error', notice.code, notice.detail)}</>;
}
