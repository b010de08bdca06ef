import { useSyncExternalStore } from 'react';

export type ComposerMode = 'acknowledge' | 'reply' | 'note';

export interface Composer {
  readonly taskId: string;
  readonly mode: ComposerMode;
}

let composer: Composer | null = null;
const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

const keyOf = ({ taskId, mode }: Composer): string => `${taskId} ${mode}`;

function tell(): void {
  for (const listener of listeners) listener();
}

export function openComposer(next: Composer): void {
  composer = next;
  tell();
}

export function closeComposer(): void {
  composer = null;
  tell();
}

/** What was typed and not sent stays with its task until the page is closed. */
export const draftOf = (which: Composer): string | null => drafts.get(keyOf(which)) ?? null;

export function keepDraft(which: Composer, text: string | null): void {
  if (text === null) drafts.delete(keyOf(which));
  else drafts.set(keyOf(which), text);
}

export function useComposer(taskId: string): Composer | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => (composer?.taskId === taskId ? composer : null),
  );
}

export const currentComposer = (): Composer | null => composer;
