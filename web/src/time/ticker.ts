import { useSyncExternalStore } from 'react';
import { serverNowMs } from './server-clock.js';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let secondMs = Math.floor(serverNowMs() / 1000) * 1000;

function tick(): void {
  secondMs = Math.floor(serverNowMs() / 1000) * 1000;
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  if (listeners.size === 0 || document.visibilityState === 'hidden') return;
  timer = setTimeout(tick, 1000 - (serverNowMs() % 1000) + 5);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', tick);
    secondMs = Math.floor(serverNowMs() / 1000) * 1000;
  }
  listeners.add(listener);
  if (listeners.size === 1) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', tick);
  };
}

export const currentSecondMs = (): number => secondMs;
export const onEachSecond = subscribe;

/** Now, in whole steps of `stepMs`: a component redraws only when its step changes. One timer serves the whole page. */
export function useNow(stepMs: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(secondMs / stepMs) * stepMs);
}
