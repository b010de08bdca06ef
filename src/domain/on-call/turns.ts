import { dayNumber, DAY_MS } from '../clock/local-date.js';
import { steadyStretches } from '../clock/zone.js';
import type { Rotation } from './on-call.types.js';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Milliseconds after midnight of "09:00"; null for anything else. */
export function readTime(text: string): number | null {
  const parts = TIME.exec(text);
  return parts === null ? null : (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

/**
 * The first instant at which a zone's wall clock shows this time of that day or a later one: in the hour that is skipped the end
 * of the skip, in the hour that is repeated its first run.
 */
export function wallInstant(zone: string, day: number, timeMs: number): number {
  const wanted = day * DAY_MS + timeMs;
  for (const { fromMs, toMs, offsetMs } of steadyStretches(zone, wanted - 2 * DAY_MS)) {
    const at = Math.max(fromMs, wanted - offsetMs);
    if (at < toMs) return at;
  }
  throw new Error('Time has no end.');
}

/** A zone's day at an instant, counted from 1970-01-01. */
export function localDay(zone: string, atMs: number): number {
  const { value } = steadyStretches(zone, atMs).next();
  return Math.floor((atMs + value.offsetMs) / DAY_MS);
}

/** When the turn with this number begins; 0 is the first. */
export function turnBegins({ zone, startsOn, handoverAt, everyDays }: Rotation, turn: number): number {
  const first = dayNumber(startsOn);
  const timeMs = readTime(handoverAt);
  if (first === null || timeMs === null) throw new Error('The rotation has no date or time to begin on.');
  return wallInstant(zone, first + turn * everyDays, timeMs);
}

/** The turn that runs at an instant; null before the first. */
export function turnAt(rotation: Rotation, atMs: number): number | null {
  const first = dayNumber(rotation.startsOn);
  if (first === null) throw new Error('The rotation has no date to begin on.');
  let turn = Math.floor((localDay(rotation.zone, atMs) - first) / rotation.everyDays);
  while (turnBegins(rotation, turn) > atMs) turn--;
  while (turnBegins(rotation, turn + 1) <= atMs) turn++;
  return turn < 0 ? null : turn;
}

/** Whose turn it is by the rotation alone; null before the first turn and where it has no members. */
export function memberOfTurn({ members }: Rotation, turn: number | null): string | null {
  return turn === null || members.length === 0 ? null : (members[turn % members.length] ?? null);
}
