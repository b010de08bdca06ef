import { IconAlertTriangle } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { withWords } from '../i18n/with-words.js';
import { useNow } from '../time/ticker.js';
import { noticeText } from './notice-text.js';
import { taskStore } from './app-tasks.js';
import type { Notice, TaskView } from './task-store.js';
import { fetched } from '../ui/fetched.js';

const TakeOver = fetched(async () => (await withWords('approvals', import('../approvals/take-over.js'))).TakeOver);

/** Refusals because somebody else speaks to the customer. */
const SPOKEN_FOR = new Set(['taken', 'another-speaks']);

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
      {SPOKEN_FOR.has(view.notice.code) ? (
        <Suspense fallback={null}>
          <TakeOver
            task={view.task}
            name={(view.notice.code === 'taken' ? current?.assignee : current?.reply?.author)?.name ?? null}
          />
        </Suspense>
      ) : null}
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
