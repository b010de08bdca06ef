import { useQuery } from '@tanstack/react-query';
import { memo, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { taskQuery } from '../api/queries.js';
import type { Task, TaskDetail } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { isTold } from '../stories/story-mark.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { taskStore, useTaskView } from './app-tasks.js';
import { ComposerBox } from './composer.js';
import { useComposer } from './composer-state.js';
import { SeenDelay } from './seen-delay.js';
import { TaskHeader } from './task-header.js';
import { TaskNotice } from './task-notice.js';
import { Thread } from './thread.js';
import type { TaskCommands } from './task-commands.js';
import type { TaskView } from './task-store.js';
import { fetched } from '../ui/fetched.js';
import './task-panel.css';

const TaskPromises = fetched(
  async () => (await withWords('approvals', import('../approvals/task-promises.js'))).TaskPromises,
);

const SETTLE_MS = 120;

const StoryPanel = fetched(async () => (await withWords('listening', import('../stories/story-panel.js'))).StoryPanel);

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

const CustomerPanel = fetched(
  async () => (await withWords('people', import('../people/customer-panel.js'))).CustomerPanel,
);

const WhyPanel = fetched(async () => (await withWords('judgement', import('../judgement/why-panel.js'))).WhyPanel);

const RouteReason = fetched(async () => (await withWords('routing', import('../routing/route-reason.js'))).RouteReason);

const JoinedLine = fetched(async () => (await withWords('inbox-more', import('./joined-line.js'))).JoinedLine);

export interface TaskPanelProps {
  readonly id: string;
  readonly commands: TaskCommands;
  readonly onSent: (task: Task, isDone: boolean) => void;
  readonly headingLevel: 1 | 2;
}

export const TaskPanel = memo(function TaskPanel({ id, commands, onSent, headingLevel }: TaskPanelProps) {
  const { t } = useTranslation();
  const settledId = useSettled(id);
  const { data, error, refetch } = useQuery({ ...taskQuery(settledId), retry: 1 });
  useEffect(() => {
    if (data) taskStore.put(data);
  }, [data]);
  const newest = useTaskView(id);
  // The row shows an act at once; the whole task is drawn after that is painted.
  const later = useDeferredValue(newest);
  const view = later?.task.id === id ? later : newest;
  const composer = useComposer(id);
  // What is read comes at any moment: drawn piece by piece, a key pressed meanwhile does not wait for it.
  const read = useDeferredValue(data);
  const detail = read?.id === id ? read : null;
  if (newest === null || view === null) {
    if (error instanceof ApiError && error.status === 404) {
      return <EmptyState title={t('task.notFound')} why={t('task.notFoundWhy')} />;
    }
    return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />;
  }
  return (
    <article
      className={composer === null ? 'es-panel' : 'es-panel es-panel-writing'}
      aria-label={t('task.of', { who: newest.task.customer.name ?? newest.task.customer.handle })}
    >
      <PanelBody view={view} detail={detail} error={error} commands={commands} headingLevel={headingLevel} />
      {composer === null ? null : <ComposerBox task={newest.task} composer={composer} onSent={onSent} />}
    </article>
  );
});

interface PanelBodyProps extends Pick<TaskPanelProps, 'commands' | 'headingLevel'> {
  readonly view: TaskView;
  readonly detail: TaskDetail | null;
  readonly error: Error | null;
}

const PanelBody = memo(function PanelBody({ view, detail: known, error, commands, headingLevel }: PanelBodyProps) {
  const { t } = useTranslation();
  // The key that opened the page is answered with what it was pressed for; the rest is drawn after that is painted.
  const isWhole = useDeferredValue(true, false);
  const detail = isWhole ? known : null;
  return (
    <>
      <TaskHeader view={view} commands={commands} headingLevel={headingLevel} isWhole={isWhole} />
      <TaskNotice view={view} />
      <div className="es-panel-scroll" tabIndex={0} role="region" aria-label={t('thread.title')}>
        {isWhole ? (
          <Suspense fallback={<WhyClosed task={view.task} />}>
            <WhyPanel
              task={view.task}
              newest={detail?.mentions.at(-1) ?? null}
              commands={commands}
              headingLevel={headingLevel}
            />
          </Suspense>
        ) : (
          <WhyClosed task={view.task} />
        )}
        {detail !== null && (detail.mergedInto || (detail.joined ?? []).length > 0) ? (
          <Suspense>
            <JoinedLine detail={detail} commands={commands} />
          </Suspense>
        ) : null}
        {detail === null || detail.route === null ? null : (
          <Suspense>
            <RouteReason route={detail.route} />
          </Suspense>
        )}
        {detail ? (
          <Suspense>
            <CustomerPanel task={view.task} headingLevel={headingLevel} />
          </Suspense>
        ) : null}
        {detail && isTold(view.task.story) ? (
          <Suspense>
            <StoryPanel id={view.task.story.id} />
          </Suspense>
        ) : null}
        {detail ? (
          <Suspense fallback={null}>
            <TaskPromises taskId={detail.id} />
          </Suspense>
        ) : null}
        {detail === null ? null : <SeenDelay delay={detail.seenDelay} />}
        {detail ? <Thread detail={detail} task={view.task} /> : <ThreadPreview task={view.task} error={error} />}
      </div>
    </>
  );
});

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
