import { useSyncExternalStore } from 'react';

/** A picture that waits for the answer to a task. */
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly altText: string;
}

const NONE: readonly Attached[] = [];
const byTask = new Map<string, readonly Attached[]>();
const listeners = new Set<() => void>();

function keep(taskId: string, pictures: readonly Attached[]): void {
  if (pictures.length === 0) byTask.delete(taskId);
  else byTask.set(taskId, pictures);
  for (const listener of listeners) listener();
}

export const attachedTo = (taskId: string): readonly Attached[] => byTask.get(taskId) ?? NONE;

export function attach(taskId: string, picture: Attached): void {
  keep(taskId, [...attachedTo(taskId), picture]);
}

export function detach(taskId: string, id: string): void {
  keep(
    taskId,
    attachedTo(taskId).filter((one) => one.id !== id),
  );
}

/** What goes along with the answer that is sent now: it waits no longer afterwards. */
export function takeMediaOf(taskId: string): { readonly mediaIds?: readonly string[] } {
  const ids = attachedTo(taskId).map(({ id }) => id);
  keep(taskId, NONE);
  return ids.length === 0 ? {} : { mediaIds: ids };
}

export function useAttached(taskId: string): readonly Attached[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => attachedTo(taskId),
  );
}
