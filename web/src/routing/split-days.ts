import type { Stretch } from './api.js';

const DAYS = 7;

/** Midnight of the reader's day in which an instant lies. */
export function startOfDay(at: Date): Date {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day;
}

/** The seven days from one on; a day of a clock change is as long as it is. */
export function weekFrom(first: Date): Date[] {
  return Array.from({ length: DAYS }, (_, n) => {
    const day = new Date(first);
    day.setDate(first.getDate() + n);
    return day;
  });
}

/** What of the stretches lies in each of the seven days; those over midnight are in both. */
export function splitByDay(stretches: readonly Stretch[], days: readonly Date[]): Stretch[][] {
  return days.map((day) => {
    const end = new Date(day);
    end.setDate(day.getDate() + 1);
    return stretches
      .map(({ from, to }) => ({
        from: Math.max(Date.parse(from), day.getTime()),
        to: Math.min(Date.parse(to), end.getTime()),
      }))
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() }));
  });
}
