import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 100;

/** Waits until `holds` is true. False when it was not within the limit; what it throws counts as "not yet". */
export async function waitUntil(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const startedAt = performance.now();
  for (;;) {
    try {
      if (await holds()) return true;
    } catch {
      // Asked again below.
    }
    if (performance.now() - startedAt > limitMs) return false;
    await sleep(STEP_MS);
  }
}
