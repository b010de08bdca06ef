import type { LocalDate } from './calendar.js';

export const DAY_MS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or null where there is no such date. */
export function dayNumber(date: LocalDate): number | null {
  const parts = DATE.exec(date);
  if (parts === null) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || dateOfDay(at / DAY_MS) !== date ? null : at / DAY_MS;
}

export const dateOfDay = (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
