import { useEffect, useSyncExternalStore } from 'react';
import { LiveConnection, type LiveMessage } from './live-connection.js';

const PATIENCE_MS = 5000;

const messageListeners = new Set<(message: LiveMessage) => void>();
const stateListeners = new Set<() => void>();
const openListeners = new Set<() => void>();
let connection: LiveConnection | null = null;
let isReconnecting = false;
let patience: ReturnType<typeof setTimeout> | undefined;

function showReconnecting(value: boolean): void {
  if (isReconnecting === value) return;
  isReconnecting = value;
  for (const listener of stateListeners) listener();
}

function onState(isOpen: boolean): void {
  if (isOpen) {
    clearTimeout(patience);
    patience = undefined;
    showReconnecting(false);
    for (const listener of openListeners) listener();
  } else {
    patience ??= setTimeout(() => {
      showReconnecting(true);
    }, PATIENCE_MS);
  }
}

/** Listens to the server as long as somebody is signed in. */
export function startLive(): () => void {
  connection = new LiveConnection({
    onMessage: (message) => {
      for (const listener of messageListeners) listener(message);
    },
    onState,
  });
  connection.start();
  return () => {
    connection?.stop();
    connection = null;
    onState(true);
  };
}

/** Calls back whenever the stream is there, for the first time and again. Returns the way to stop. */
export function onStreamOpen(listener: () => void): () => void {
  openListeners.add(listener);
  return () => {
    openListeners.delete(listener);
  };
}

export function onLiveMessage(listener: (message: LiveMessage) => void): () => void {
  messageListeners.add(listener);
  return () => {
    messageListeners.delete(listener);
  };
}

export function useLiveMessages(listener: (message: LiveMessage) => void): void {
  useEffect(() => onLiveMessage(listener), [listener]);
}

/** The stream has been down for more than five seconds. */
export function useIsReconnecting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => {
        stateListeners.delete(listener);
      };
    },
    () => isReconnecting,
  );
}
