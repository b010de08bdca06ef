import { useSyncExternalStore } from 'react';
import { TaskStore, type TaskView } from './task-store.js';

/** The page's tasks; one for the whole application, so that the list, the panel and the toasts show the same. */
export const taskStore = new TaskStore();

export function useTaskView(id: string | null): TaskView | null {
  return useSyncExternalStore(
    (listener) => (id === null ? () => undefined : taskStore.subscribe(id, listener)),
    () => (id === null ? null : taskStore.get(id)),
  );
}
