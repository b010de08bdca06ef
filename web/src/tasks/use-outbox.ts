import { useEffect } from 'react';
import { onStreamOpen } from '../api/live.js';
import { taskStore } from './app-tasks.js';
import { BrowserOutbox } from './outbox.js';
import type { Outbox } from './post-act.js';
import type { TaskActs } from './task-acts.js';

const AGAIN_MS = 10_000;
let current: Promise<BrowserOutbox | null> = Promise.resolve(null);

export const openOutbox = (): Promise<Outbox | null> => current;

/** Sends what waits as soon as the server can be reached: at the start, when the browser or the stream is back, and in between. */
export function useOutbox(acts: TaskActs, memberId: string): void {
  useEffect(() => {
    let isStopped = false;
    const load = async (): Promise<BrowserOutbox | null> => {
      const outbox = await BrowserOutbox.open(memberId, {
        answered: (act, answer) => {
          acts.answered(act, answer);
        },
        sentElsewhere: (key, task) => {
          taskStore.put(task);
          acts.sentElsewhere(key, task);
        },
      });
      for (const { taskId } of (await outbox?.waiting()) ?? []) taskStore.mark(taskId, 'queued');
      return outbox;
    };
    const send = (): void => {
      void current.then((outbox) => (isStopped ? undefined : outbox?.send()));
    };
    current = load();
    send();
    const timer = setInterval(send, AGAIN_MS);
    window.addEventListener('online', send);
    const stopListening = onStreamOpen(send);
    return () => {
      isStopped = true;
      clearInterval(timer);
      window.removeEventListener('online', send);
      stopListening();
      void current.then((outbox) => {
        outbox?.close();
      });
      current = Promise.resolve(null);
    };
  }, [acts, memberId]);
}
