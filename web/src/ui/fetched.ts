import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { doesServerAnswer } from '../api/client.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** As often as a server that answers may fail to have a part of its own pages: then the page is older than the server. */
const MISSES = 3;

/** A part of a page that is fetched when it is first drawn. Until the server can be reached, what stands in its place stays. */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await loadAtLast(load) }));
}

async function loadAtLast<T>(load: () => Promise<T>): Promise<T> {
  let misses = 0;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await load();
    } catch (error) {
      if (await doesServerAnswer()) misses += 1;
      if (misses >= MISSES) throw error;
      await waitOrOnline(waitMs);
    }
  }
}

/** Also ends as soon as the browser says that it has a connection again. */
function waitOrOnline(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    window.addEventListener('online', end);
  });
}
