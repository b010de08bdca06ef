import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../time/ticker.js';
import { noticeText } from './notice-text.js';
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
  return noticeText(notice, useNow(1000));
}
