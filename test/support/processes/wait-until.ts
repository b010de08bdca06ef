import { setTimeout as sleep } from 'node:timers/promises';

/** Most things that are waited for happen at once: the first looks are close together. */
const FIRST_STEP_MS = 10;
const LAST_STEP_MS = 100;
const GROWTH = 1.5;

/** Waits until `holds` is true. False when it was not within the limit; what it throws counts as "not yet". */
export async function waitUntil(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const startedAt = performance.now();
  for (let step = FIRST_STEP_MS; ; step = Math.min(step * GROWTH, LAST_STEP_MS)) {
    try {
      if (await holds()) return true;
    } catch {
      // Asked again below.
    }
    if (performance.now() - startedAt > limitMs) return false;
    await sleep(step);
  }
}
