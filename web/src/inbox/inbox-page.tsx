import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { memo, Suspense, useDeferredValue, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { templatesQuery, type Filters } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { withWords } from '../i18n/with-words.js';
import { HeldKeys } from '../keyboard/held-keys.js';
import type { Command } from '../keyboard/commands.js';
import { useCommands } from '../keyboard/use-commands.js';
import { canAct, useMe } from '../session/session.js';
import { taskStore } from '../tasks/app-tasks.js';
import { closeComposer, currentComposer, useComposer } from '../tasks/composer-state.js';
import { taskKeys } from '../tasks/task-commands.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { prepareDialogs, useTaskCommands } from '../tasks/use-task-commands.js';
import { untilAnswered } from '../ui/after-paint.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { useSteady } from '../ui/use-steady.js';
import { usePhone } from '../ui/use-wide.js';
import { Attention } from './attention.js';
import { listCommands } from './list-commands.js';
import { ListHead } from './list-head.js';
import { needsAcknowledgement, isDealtWith } from './row-status.js';
import { TaskList } from './task-list.js';
import { useCompany } from './use-company.js';
import { useInbox } from './use-inbox.js';
import { useTaskInAddress } from './use-task-in-address.js';
import type { View } from './views.js';
import { fetched } from '../ui/fetched.js';
import './inbox-page.css';

// The list is what one comes for; the task beside it follows.
const TaskPanel = fetched(async () => (await import('../tasks/task-panel.js')).TaskPanel);

const BulkBar = fetched(async () => (await withWords('inbox-more', import('./bulk-bar.js'))).BulkBar);

const NO_COMMANDS: readonly Command[] = [];

export interface InboxColumnsProps {
  readonly view: View;
  readonly filters: Filters;
  readonly taskInAddress: string | null;
  /** A task is shown in its place. */
  readonly isAway: boolean;
}

const isWanted = (id: string): boolean => {
  const view = taskStore.get(id);
  return view !== null && needsAcknowledgement(view);
};
const isOpen = (id: string): boolean => {
  const view = taskStore.get(id);
  return view !== null && !isDealtWith(view);
};

export const InboxColumns = memo(function InboxColumns({ view, filters, taskInAddress, isAway }: InboxColumnsProps) {
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
  useCompany();
  usePreparedDialogs();
  usePreparedTaskPage(isPhone);
  const cursorId = useSyncExternalStore(cursor.subscribe, cursor.id);
  const pickedCount = useSyncExternalStore(cursor.subscribe, () => cursor.selection().size);

  const advance = (): void => {
    order.freeze();
    cursor.clearSelection();
    const { ids } = order.state();
    cursor.advance(ids, ids.some(isWanted) ? isWanted : isOpen);
    box.current?.focus({ preventScroll: true });
  };
  const open = useSteady((id: string): void => {
    if (isPhone) void navigate({ to: '/t/$id', params: { id } });
  });
  const [heldFor, setHeldFor] = useState<string | null>(null);
  if (isAway && heldFor !== null) setHeldFor(null);
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
      if (!isPhone || isTaskPageHere) {
        open(id);
        return;
      }
      setHeldFor(id);
      void Promise.resolve(untilAnswered()).then(() => {
        open(id);
      });
    },
  });
  const sent = useSteady((task: Task, isDone: boolean): void => {
    if (isDone) acts.resolve(taskStore.get(task.id)?.task ?? task);
    advance();
  });
  // The list answers a key at once; the task beside it follows when that is painted, unless it is being written to.
  const followed = useDeferredValue(cursorId);
  const isWriting = useComposer(isPhone ? '' : (cursorId ?? '')) !== null;
  const shownId = isWriting ? cursorId : followed;
  useCommands(
    isAway
      ? NO_COMMANDS
      : [
          ...taskKeys(
            commands,
            () => canAct(me) && cursor.id() !== null,
            () => cursor.selection().size > 1,
          ),
          ...listCommands({ inbox, box, search, open, take: inbox.take }),
        ],
  );
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
        {!inbox.isLoading && !inbox.error && state.items.length === 0 ? (
          <NothingHere view={view} filters={filters} />
        ) : null}
        {state.items.length === 0 ? null : (
          <TaskList inbox={inbox} label={t(`inbox.view.${view}`)} box={box} onOpen={open} />
        )}
        {pickedCount > 0 && canAct(me) ? (
          <Suspense>
            <BulkBar
              count={pickedCount}
              commands={commands}
              onClear={() => {
                cursor.clearSelection();
                box.current?.focus({ preventScroll: true });
              }}
            />
          </Suspense>
        ) : null}
      </section>
      {isPhone ? null : (
        <section className="es-inbox-task" aria-label={t('task.title')}>
          {shownId === null ? (
            <EmptyState title={t('inbox.pick')} why={t('inbox.pickWhy')} />
          ) : (
            <Suspense fallback={<PanelToCome />}>
              <TaskPanel id={shownId} commands={commands} onSent={sent} headingLevel={2} />
            </Suspense>
          )}
        </section>
      )}
      {dialog}
      {heldFor === null ? null : (
        <div className="es-inbox-to-come">
          <PanelToCome />
        </div>
      )}
    </div>
  );
});

/** Keys pressed before the task is drawn are for what it will offer. */
function PanelToCome() {
  return (
    <>
      <HeldKeys />
      <Loading rows={4} />
    </>
  );
}

/** That first key or touch is answered before. */
const PREPARED_AFTER_MS = 300;

/** From the first key or touch on: until then the page is only looked at. */
function usePreparedDialogs(): void {
  useEffect(() => {
    const events = ['keydown', 'pointerdown'] as const;
    const prepare = (): void => {
      for (const event of events) window.removeEventListener(event, prepare);
      setTimeout(prepareDialogs, PREPARED_AFTER_MS);
    };
    for (const event of events) window.addEventListener(event, prepare);
    return () => {
      for (const event of events) window.removeEventListener(event, prepare);
    };
  }, []);
}

/** Until then a key that opens it is answered late, and the next ones are held for it. */
let isTaskPageHere = false;

/** On a phone the task is a page of its own: fetched while the list is being looked at. */
function usePreparedTaskPage(isPhone: boolean): void {
  useEffect(() => {
    if (!isPhone) return;
    import('../tasks/task-page.js')
      .then(() => {
        isTaskPageHere = true;
      })
      .catch(() => undefined);
  }, [isPhone]);
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
