import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { taskQuery } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { isTold } from '../stories/story-mark.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { taskStore, useTaskView } from './app-tasks.js';
import { ComposerBox } from './composer.js';
import { useComposer } from './composer-state.js';
import { TaskHeader } from './task-header.js';
import { TaskNotice } from './task-notice.js';
import { Thread } from './thread.js';
import type { TaskCommands } from './task-commands.js';
import './task-panel.css';

const SETTLE_MS = 120;

const StoryPanel = lazy(async () => {
  const { StoryPanel: component } = await withWords('listening', import('../stories/story-panel.js'));
  return { default: component };
});

/** The id once it has stood still for a moment: holding J does not read every task on the way. */
function useSettled(id: string): string {
  const [settled, setSettled] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(id);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [id]);
  return settled;
}

const WhyPanel = lazy(async () => {
  const { WhyPanel: component } = await withWords('judgement', import('../judgement/why-panel.js'));
  return { default: component };
});

export interface TaskPanelProps {
  readonly id: string;
  readonly commands: TaskCommands;
  readonly onSent: (task: Task, isDone: boolean) => void;
  readonly headingLevel: 1 | 2;
}

export function TaskPanel({ id, commands, onSent, headingLevel }: TaskPanelProps) {
  const { t } = useTranslation();
  const settledId = useSettled(id);
  const { data, error, refetch } = useQuery({ ...taskQuery(settledId), retry: 1 });
  useEffect(() => {
    if (data) taskStore.put(data);
  }, [data]);
  const view = useTaskView(id);
  const composer = useComposer(id);
  const detail = data?.id === id ? data : null;
  if (view === null) {
    if (error instanceof ApiError && error.status === 404) {
      return <EmptyState title={t('task.notFound')} why={t('task.notFoundWhy')} />;
    }
    return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />;
  }
  return (
    <article
      className="es-panel"
      aria-label={t('task.of', { who: view.task.customer.name ?? view.task.customer.handle })}
    >
      <TaskHeader view={view} commands={commands} headingLevel={headingLevel} />
      <TaskNotice view={view} />
      <div className="es-panel-scroll" tabIndex={0} role="region" aria-label={t('thread.title')}>
        <Suspense fallback={<WhyClosed task={view.task} />}>
          <WhyPanel
            task={view.task}
            newest={detail?.mentions.at(-1) ?? null}
            commands={commands}
            headingLevel={headingLevel}
          />
        </Suspense>
        {detail && isTold(view.task.story) ? (
          <Suspense>
            <StoryPanel id={view.task.story.id} />
          </Suspense>
        ) : null}
        {detail ? <Thread detail={detail} task={view.task} /> : <ThreadPreview task={view.task} error={error} />}
      </div>
      {composer === null ? null : <ComposerBox task={view.task} composer={composer} onSent={onSent} />}
    </article>
  );
}

/** As high as the panel that takes its place, so that nothing below it moves. */
function WhyClosed({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  return (
    <details className="es-task-why">
      <summary>{t('task.why', { level: task.priority.level })}</summary>
    </details>
  );
}

function ThreadPreview({ task, error }: { readonly task: Task; readonly error: Error | null }) {
  return (
    <div className="es-thread">
      <p className="es-content" lang={task.lang} dir="auto">
        {task.excerpt}
      </p>
      {error ? <ErrorNotice error={error} /> : null}
    </div>
  );
}
