import type { Cursor } from '../connector.js';
import type { Recording } from './recording.js';

/** Between the last line of a lap and the first of the next, in milliseconds of the real clock. */
const LAP_PAUSE_MS = 1_000;

/** Where a replay stands. `position` counts the lines already shown in this lap. */
export interface ReplayProgress {
  /** The real instant that the anchor of this lap fell on. */
  readonly startedAtMs: number;
  readonly position: number;
  /** 1 is the first. */
  readonly lap: number;
}

export interface ReplayPace {
  readonly anchorMs: number;
  readonly speed: number;
  readonly isRepeated: boolean;
}

/** The real instant of a recorded one. */
export function realTimeOf(atMs: number, pace: ReplayPace, startedAtMs: number): number {
  return startedAtMs + (atMs - pace.anchorMs) / pace.speed;
}

/**
 * The lap after a finished one, or null where the replay ends. It starts so that even lines before the anchor come after the
 * lap before. Laps that would already be over are skipped: an installation that slept does not get all it missed at once.
 */
export function nextLap(
  recording: Recording,
  pace: ReplayPace,
  done: ReplayProgress,
  nowMs: number,
): ReplayProgress | null {
  if (!pace.isRepeated || recording.lines.length === 0) return null;
  const historyMs = Math.max(0, pace.anchorMs - recording.firstMs) / pace.speed;
  const aheadMs = Math.max(0, recording.lastMs - pace.anchorMs) / pace.speed;
  const lapMs = historyMs + aheadMs + LAP_PAUSE_MS;
  const nextStartMs = done.startedAtMs + lapMs;
  const skipped = Math.max(0, Math.floor((nowMs - nextStartMs - aheadMs) / lapMs));
  return { startedAtMs: nextStartMs + skipped * lapMs, position: 0, lap: done.lap + 1 + skipped };
}

/** The progress a cursor holds; a cursor that is none starts the replay now. */
export function readProgress(cursor: Cursor, nowMs: number): ReplayProgress {
  const startedAtMs = Date.parse(String(cursor?.['startedAt']));
  const position = Number(cursor?.['position']);
  const lap = Number(cursor?.['lap']);
  if (cursor === null || Number.isNaN(startedAtMs) || !Number.isInteger(position) || !Number.isInteger(lap))
    return { startedAtMs: nowMs, position: 0, lap: 1 };
  return { startedAtMs, position: Math.max(0, position), lap: Math.max(1, lap) };
}

export function writeProgress(progress: ReplayProgress): Cursor {
  const startedAt = new Date(progress.startedAtMs).toISOString();
  return { startedAt, position: progress.position, lap: progress.lap };
}
