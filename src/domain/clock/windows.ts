import type { Window } from './calendar.js';

const WINDOW = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** A stretch of a day or of absolute time, `to` exclusive. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export type ReadWindow =
  | { readonly ok: true; readonly window: Stretch }
  | { readonly ok: false; readonly reason: 'not-a-window' | 'ends-before-it-begins' };

/** Milliseconds after the midnight of the wall clock. */
export function readWindow(text: Window): ReadWindow {
  const parts = WINDOW.exec(text);
  if (parts === null) return { ok: false, reason: 'not-a-window' };
  const [, fromHour, fromMinute, toHour, toMinute] = parts;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = toHour === undefined ? DAY_MINUTES : Number(toHour) * 60 + Number(toMinute);
  if (to <= from) return { ok: false, reason: 'ends-before-it-begins' };
  return { ok: true, window: { fromMs: from * MINUTE_MS, toMs: to * MINUTE_MS } };
}

/** In order, without overlaps; empty stretches are left out. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: { fromMs: number; toMs: number }[] = [];
  const inOrder = stretches.filter(({ fromMs, toMs }) => toMs > fromMs).sort((a, b) => a.fromMs - b.fromMs);
  for (const { fromMs, toMs } of inOrder) {
    const last = joined.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else joined.push({ fromMs, toMs });
  }
  return joined;
}
