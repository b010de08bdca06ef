/** Seconds of each unit that a promise can be given in. */
export const UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit in which the time is a whole number. */
export function timeOf(seconds: number): Unit {
  if (seconds > 0 && seconds % UNITS.days === 0) return 'days';
  return seconds > 0 && seconds % UNITS.hours === 0 ? 'hours' : 'minutes';
}
