import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { LiveMessage } from '../api/live-connection.js';
import { useLiveMessages } from '../api/live.js';
import { taskQuery, tasksQuery, type Filters } from '../api/queries.js';
import { useMe } from '../session/session.js';
import { taskStore } from '../tasks/app-tasks.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { serverNowMs } from '../time/server-clock.js';
import { Cursor } from './cursor.js';
import { InboxOrder, type OrderState } from './inbox-order.js';

const REFETCH_MS = 1500;
/** With more pages than this on screen, what is new is looked for only on request. */
const MOST_PAGES = 8;
const MOST_FETCHES = 20;

export interface Inbox {
  readonly order: InboxOrder;
  readonly cursor: Cursor;
  readonly state: OrderState;
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Shows what arrived since the order was frozen. */
  readonly take: () => void;
}

/** One list of tasks: its pages, its frozen order, its cursor, and what the stream says about it. */
export function useInbox(view: string, filters: Filters): Inbox {
  const listKey = JSON.stringify([view, filters]);
  // A new list starts with a new order and a new cursor.
  const { order, cursor } = useMemo(() => newList(listKey), [listKey]);
  const query = useInfiniteQuery(tasksQuery(view, filters));
  const { data, hasNextPage, fetchNextPage, isFetching, refetch } = query;
  const wantsMore = useRef(false);

  useEffect(() => {
    if (!data) return;
    const tasks = data.pages.flatMap((page) => page.items);
    for (const task of tasks) taskStore.put(task);
    order.receive(tasks, !hasNextPage, serverNowMs(), wantsMore.current);
    wantsMore.current = false;
    if (cursor.id() === null) cursor.set(order.state().ids[0] ?? null);
  }, [data, hasNextPage, order, cursor]);

  const state = useSyncExternalStore(order.subscribe, order.state);

  useEffect(() => {
    const pages = data?.pages.length ?? 0;
    if (state.isFrozen && hasNextPage && !isFetching && pages < MOST_PAGES && !order.isCovered()) void fetchNextPage();
  }, [state, data, hasNextPage, isFetching, order, fetchNextPage]);

  useOwnVersions(order);
  useListEvents(order, refetch);

  const { isPending, error } = query;
  return useMemo(
    () => ({
      order,
      cursor,
      state,
      isLoading: isPending,
      error,
      retry: () => void refetch(),
      hasMore: hasNextPage && !state.endsHere,
      loadMore: () => {
        if (!hasNextPage || isFetching || state.endsHere) return;
        wantsMore.current = true;
        void fetchNextPage();
      },
      take: () => {
        taskStore.clearMarks();
        order.take(serverNowMs(), !hasNextPage);
        if (!order.state().ids.includes(cursor.id() ?? '')) cursor.set(order.state().ids[0] ?? null);
        void refetch();
      },
    }),
    [order, cursor, state, isPending, error, refetch, hasNextPage, isFetching, fetchNextPage],
  );
}

const isOwn = (id: string): boolean => (taskStore.get(id)?.mark ?? null) !== null;

function newList(listKey: string): { readonly order: InboxOrder; readonly cursor: Cursor } {
  const isByDue = !listKey.startsWith('["done"') && !listKey.startsWith('["snoozed"');
  return { order: new InboxOrder(isByDue, isOwn), cursor: new Cursor() };
}

function useOwnVersions(order: InboxOrder): void {
  const { onConfirmed } = useTaskActs();
  useEffect(
    () =>
      onConfirmed((task) => {
        order.noteOwn(task.id, task.version);
      }),
    [onConfirmed, order],
  );
}

function useListEvents(order: InboxOrder, refetch: () => Promise<unknown>): void {
  const me = useMe();
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  useLiveMessages(
    useCallback(
      (message: LiveMessage) => {
        if (message.type !== 'tasks') return;
        if (message.kind === 'changed' && message.actorId !== me.id) {
          for (const id of message.taskIds) order.noteChange(id);
        }
        // Several people and the collector can be busy at once: one look at the list answers for all of them.
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          void refetch().then(() => lookAtMissing(order, queryClient));
        }, REFETCH_MS);
      },
      [me.id, order, refetch, queryClient],
    ),
  );
}

/** Rows that left the list while on screen are read one by one, so that they show who closed them. */
async function lookAtMissing(order: InboxOrder, queryClient: ReturnType<typeof useQueryClient>): Promise<void> {
  const gone = order.missing().filter((id) => taskStore.get(id)?.mark === null);
  for (const id of gone.slice(0, MOST_FETCHES)) {
    try {
      taskStore.put(await queryClient.query({ ...taskQuery(id), staleTime: REFETCH_MS }));
    } catch {
      // Out of reach for this person by now; the row goes with the next refresh.
    }
  }
}
