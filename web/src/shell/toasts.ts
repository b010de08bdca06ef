import { useSyncExternalStore } from 'react';

export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  /** Until then the act can be taken back; a countdown is shown. */
  readonly holdUntil: string | null;
  readonly onUndo: (() => void) | null;
}

const MOST = 3;
const LIFE_MS = 6000;

let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  change(toasts.filter((toast) => toast.id !== id));
}

/** Shows a toast, or replaces the one with the same id. It leaves by itself after `lifeMs`. */
export function showToast(toast: Toast, lifeMs = toast.tone === 'bad' ? 2 * LIFE_MS : LIFE_MS): void {
  clearTimeout(timers.get(toast.id));
  timers.set(
    toast.id,
    setTimeout(() => {
      dismissToast(toast.id);
    }, lifeMs),
  );
  const known = toasts.some((other) => other.id === toast.id);
  change(known ? toasts.map((other) => (other.id === toast.id ? toast : other)) : [...toasts, toast].slice(-MOST));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => toasts,
  );
}
