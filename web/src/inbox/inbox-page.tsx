import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery, type Filters } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { useCommands } from '../keyboard/use-commands.js';
import { canAct, useMe } from '../session/session.js';
import { taskStore } from '../tasks/app-tasks.js';
import { closeComposer, currentComposer } from '../tasks/composer-state.js';
import { taskKeys } from '../tasks/task-commands.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { TaskPanel } from '../tasks/task-panel.js';
import { useTaskCommands } from '../tasks/use-task-commands.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { usePhone } from '../ui/use-wide.js';
import { Attention } from './attention.js';
import { listCommands } from './list-commands.js';
import { ListHead } from './list-head.js';
import { needsAcknowledgement, isDealtWith } from './row-status.js';
import { TaskList } from './task-list.js';
import { useInbox } from './use-inbox.js';
import { useTaskInAddress } from './use-task-in-address.js';
import { viewOf, type View } from './views.js';
import './inbox-page.css';

const route = getRouteApi('/shell/inbox/$view');

export function InboxPage() {
  const view = viewOf(route.useParams().view);
  const { task, ...filters } = route.useSearch();
  const isPhone = usePhone();
  if (isPhone && task !== undefined) return <Navigate to="/t/$id" params={{ id: task }} replace />;
  return <InboxColumns view={view} filters={filters} taskInAddress={task ?? null} />;
}

interface InboxColumnsProps {
  readonly view: View;
  readonly filters: Filters;
  readonly taskInAddress: string | null;
}

const isWanted = (id: string): boolean => {
  const view = taskStore.get(id);
  return view !== null && needsAcknowledgement(view);
};
const isOpen = (id: string): boolean => {
  const view = taskStore.get(id);
  return view !== null && !isDealtWith(view);
};

function InboxColumns({ view, filters, taskInAddress }: InboxColumnsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const isPhone = usePhone();
  const inbox = useInbox(view, filters);
  const { order, cursor, state } = inbox;
  const { acts } = useTaskActs();
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useQuery(templatesQuery);
  useTaskInAddress(cursor, taskInAddress, isPhone);
  const cursorId = useSyncExternalStore(cursor.subscribe, cursor.id);

  const advance = (): void => {
    order.freeze();
    cursor.clearSelection();
    const { ids } = order.state();
    cursor.advance(ids, ids.some(isWanted) ? isWanted : isOpen);
    box.current?.focus({ preventScroll: true });
  };
  const open = (id: string): void => {
    if (isPhone) void navigate({ to: '/t/$id', params: { id } });
  };
  const { commands, dialog } = useTaskCommands({
    targets: () =>
      cursor.selection().size > 0 ? [...cursor.selection()] : cursor.id() === null ? [] : [cursor.id() ?? ''],
    target: cursor.id,
    onActed: advance,
    onCorrected: () => {
      order.freeze();
    },
    onCompose: (id) => {
      order.freeze();
      open(id);
    },
  });
  const sent = (task: Task, isDone: boolean): void => {
    if (isDone) acts.resolve(taskStore.get(task.id)?.task ?? task);
    advance();
  };
  useCommands([
    ...taskKeys(commands, () => canAct(me) && cursor.id() !== null),
    ...listCommands({ inbox, box, search, open, take: inbox.take }),
  ]);
  // A text being written for a task that is no longer shown would be sent unseen.
  useEffect(() => {
    if (currentComposer() !== null && currentComposer()?.taskId !== cursorId) closeComposer();
  }, [cursorId]);

  return (
    <div className="es-inbox">
      <section className="es-inbox-list" aria-label={t('nav.inbox')}>
        <ListHead key={view} view={view} filters={filters} inbox={inbox} search={search} />
        <Attention />
        {inbox.error ? <ErrorNotice error={inbox.error} onRetry={inbox.retry} /> : null}
        {inbox.isLoading ? <Loading /> : null}
        {!inbox.isLoading && !inbox.error && state.ids.length === 0 ? (
          <NothingHere view={view} filters={filters} />
        ) : null}
        {state.ids.length === 0 ? null : (
          <TaskList inbox={inbox} label={t(`inbox.view.${view}`)} box={box} onOpen={open} />
        )}
      </section>
      {isPhone ? null : (
        <section className="es-inbox-task" aria-label={t('task.title')}>
          {cursorId === null ? (
            <EmptyState title={t('inbox.pick')} why={t('inbox.pickWhy')} />
          ) : (
            <TaskPanel id={cursorId} commands={commands} onSent={sent} headingLevel={2} />
          )}
        </section>
      )}
      {dialog}
    </div>
  );
}

function NothingHere({ view, filters }: { readonly view: View; readonly filters: Filters }) {
  const { t } = useTranslation();
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  if (isFiltered) {
    return (
      <EmptyState
        title={t('inbox.noMatch')}
        why={t('inbox.noMatchWhy')}
        action={
          <Link to="/inbox/$view" params={{ view }} search={{}} className="es-button">
            {t('inbox.clearFilters')}
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t(`inbox.empty.${view}`)}
      why={t('inbox.emptyWhy')}
      action={
        <Link to="/watch" className="es-button">
          {t('inbox.emptyAction')}
        </Link>
      }
    />
  );
}
