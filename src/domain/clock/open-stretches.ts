import { WEEKDAYS, type Calendar, type WeeklyHours, type Window } from './calendar.js';
import { DAY_MS, dayNumber, weekdayOf } from './local-date.js';
import { joinStretches, readWindow, type Stretch } from './windows.js';
import { steadyStretches } from './zone.js';

/** What is not due within this time never is. */
const HORIZON_MS = 100 * 366 * DAY_MS;

/** Windows of each day, joined and in order. */
interface ReadHours {
  /** By weekday, from Monday. */
  readonly week: readonly (readonly Stretch[])[];
  readonly closed: ReadonlySet<number>;
  readonly open: ReadonlyMap<number, readonly Stretch[]>;
  /** After this day only the week counts. */
  readonly lastDatedDay: number;
  readonly opensEveryWeek: boolean;
}

const READ = new WeakMap<WeeklyHours, ReadHours>();

/**
 * The open time of a calendar from `fromMs` on, in order and without overlaps; stretches may touch. It ends where the calendar
 * never opens again, at the latest after a hundred years.
 */
export function* openStretches(calendar: Calendar, fromMs: number): Generator<Stretch> {
  if (calendar.kind === 'always') {
    yield { fromMs, toMs: Infinity };
    return;
  }
  const hours = readHours(calendar);
  const horizon = fromMs + HORIZON_MS;
  for (const steady of steadyStretches(calendar.zone, fromMs)) {
    const begin = Math.max(steady.fromMs, fromMs);
    const lastDay = Math.floor((steady.toMs - 1 + steady.offsetMs) / DAY_MS);
    for (let day = Math.floor((begin + steady.offsetMs) / DAY_MS); day <= lastDay; day++) {
      if (day > hours.lastDatedDay && !hours.opensEveryWeek) return;
      const midnight = day * DAY_MS - steady.offsetMs;
      if (midnight > horizon) return;
      for (const window of windowsOf(hours, day)) {
        const from = Math.max(begin, midnight + window.fromMs);
        const to = Math.min(steady.toMs, midnight + window.toMs);
        if (to > from) yield { fromMs: from, toMs: to };
      }
    }
  }
}

function windowsOf(hours: ReadHours, day: number): readonly Stretch[] {
  const usual = hours.closed.has(day) ? [] : (hours.week[weekdayOf(day)] ?? []);
  const own = hours.open.get(day);
  return own === undefined ? usual : joinStretches([...usual, ...own]);
}

function readHours(calendar: WeeklyHours): ReadHours {
  const known = READ.get(calendar);
  if (known !== undefined) return known;
  const week = WEEKDAYS.map((weekday) => readWindows(calendar.week[weekday] ?? []));
  const closed = new Set(calendar.closed.map(readDay));
  const open = new Map(Object.entries(calendar.open).map(([date, windows]) => [readDay(date), readWindows(windows)]));
  const lastDatedDay = [...closed, ...open.keys()].reduce((last, day) => Math.max(last, day), -Infinity);
  const read = { week, closed, open, lastDatedDay, opensEveryWeek: week.some((windows) => windows.length > 0) };
  READ.set(calendar, read);
  return read;
}

function readWindows(windows: readonly Window[]): Stretch[] {
  return joinStretches(
    windows.map((text) => {
      const read = readWindow(text);
      if (!read.ok) throw new Error(`"${text}" is no window of a calendar.`);
      return read.window;
    }),
  );
}

function readDay(date: string): number {
  const day = dayNumber(date);
  if (day === null) throw new Error(`"${date}" is no date of a calendar.`);
  return day;
}
