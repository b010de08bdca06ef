import { ALWAYS_OPEN, WEEKDAYS, type Calendar, type LocalDate, type Weekday, type Window } from './calendar.js';
import { dayNumber } from './local-date.js';
import { readWindow } from './windows.js';
import { isZone } from './zone.js';

export interface CalendarFault {
  /** Where it is, such as `["week", "mon", 0]`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type ReadCalendar =
  | { readonly ok: true; readonly calendar: Calendar }
  | { readonly ok: false; readonly faults: readonly CalendarFault[] };

type Path = CalendarFault['path'];

const KNOWN_FIELDS: ReadonlySet<string> = new Set(['zone', 'week', 'closed', 'open']);
/** What files of calendars may say beside the hours themselves. */
const BESIDE: ReadonlySet<string> = new Set(['name', 'suggestions']);
const MOST_DATES = 5_000;
const MOST_WINDOWS = 48;
const WHOLE_DAY: readonly Window[] = ['00:00-24:00'];

/**
 * Reads `{zone, week: {mon: ["09:00-12:00", …], …} | 'always', closed: [dates], open: {date: [windows]}}` as YAML and JSON give
 * it. Every fault is told with its place. Day and night with closed dates is a week of whole days.
 */
export function readCalendar(value: unknown): ReadCalendar {
  const reader = new CalendarReader();
  const calendar = reader.read(value);
  return calendar === null || reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, calendar };
}

/** "week.mon[0]: …" */
export const faultText = ({ path, message }: CalendarFault): string =>
  path.length === 0 ? message : `${placeText(path)}: ${message}`;

const placeText = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${String(part)}]` : i === 0 ? part : `.${part}`)).join('');

/** The form that `readCalendar` reads. */
export interface WrittenCalendar {
  zone: string | null;
  week: 'always' | Partial<Record<Weekday, Window[]>>;
  closed: LocalDate[];
  open: Record<LocalDate, Window[]>;
}

export function writeCalendar(calendar: Calendar): WrittenCalendar {
  if (calendar.kind === 'always') return { zone: null, week: 'always', closed: [], open: {} };
  const week = Object.fromEntries(
    WEEKDAYS.flatMap((day) => (calendar.week[day] ? [[day, [...calendar.week[day]]]] : [])),
  );
  const open = Object.fromEntries(Object.entries(calendar.open).map(([date, windows]) => [date, [...windows]]));
  return { zone: calendar.zone, week, closed: [...calendar.closed], open };
}

class CalendarReader {
  readonly faults: CalendarFault[] = [];

  read(value: unknown): Calendar | null {
    if (!isFields(value)) return this.fault([], 'A calendar is expected: {zone, week, closed, open}.');
    for (const field of Object.keys(value)) {
      if (!KNOWN_FIELDS.has(field) && !BESIDE.has(field)) this.fault([field], 'is not a field of a calendar.');
    }
    const isAlways = value['week'] === 'always';
    const closed = this.readClosed(value['closed'] ?? []);
    const open = this.readOpen(value['open'] ?? {});
    if (isAlways && closed.length === 0) {
      if (value['zone'] !== undefined && value['zone'] !== null) this.readZone(value['zone']);
      return ALWAYS_OPEN;
    }
    const zone = this.readZone(value['zone']);
    const week = isAlways ? Object.fromEntries(WEEKDAYS.map((day) => [day, WHOLE_DAY])) : this.readWeek(value['week']);
    return { kind: 'weekly', zone, week, closed, open };
  }

  private readZone(value: unknown): string {
    if (value === undefined || value === null) this.fault(['zone'], 'is missing: a zone such as Europe/Helsinki.');
    else if (typeof value !== 'string' || !isZone(value)) {
      this.fault(['zone'], `${shown(value)} is not a zone; one is expected such as Europe/Helsinki.`);
    } else return value;
    return 'UTC';
  }

  private readWeek(value: unknown): Partial<Record<Weekday, Window[]>> {
    if (!isFields(value)) {
      this.fault(['week'], 'is expected to be "always" or windows by weekday: {mon: ["09:00-17:00"], …}.');
      return {};
    }
    const week: Partial<Record<Weekday, Window[]>> = {};
    for (const [day, windows] of Object.entries(value)) {
      const weekday = WEEKDAYS.find((known) => known === day);
      if (weekday === undefined) this.fault(['week', day], `is not a weekday; they are ${WEEKDAYS.join(', ')}.`);
      else week[weekday] = this.readWindows(['week', day], windows ?? []);
    }
    return week;
  }

  private readClosed(value: unknown): LocalDate[] {
    if (!Array.isArray(value)) {
      this.fault(['closed'], 'is expected to be a list of dates.');
      return [];
    }
    if (value.length > MOST_DATES) this.fault(['closed'], `has more than ${String(MOST_DATES)} dates.`);
    return value.flatMap((date: unknown, i) => (this.isDate(['closed', i], date) ? [date] : []));
  }

  private readOpen(value: unknown): Record<LocalDate, Window[]> {
    if (!isFields(value)) {
      this.fault(['open'], 'is expected to be windows by date: {"2026-12-05": ["10:00-14:00"]}.');
      return {};
    }
    const dates = Object.entries(value);
    if (dates.length > MOST_DATES) this.fault(['open'], `has more than ${String(MOST_DATES)} dates.`);
    return Object.fromEntries(
      dates.flatMap(([date, windows]) =>
        this.isDate(['open', date], date) ? [[date, this.readWindows(['open', date], windows ?? [])]] : [],
      ),
    );
  }

  private readWindows(path: Path, value: unknown): Window[] {
    if (!Array.isArray(value)) {
      this.fault(path, 'is expected to be a list of windows such as "09:00-12:00".');
      return [];
    }
    if (value.length > MOST_WINDOWS) this.fault(path, `has more than ${String(MOST_WINDOWS)} windows.`);
    return value.flatMap((window: unknown, i) => (this.isWindow([...path, i], window) ? [window] : []));
  }

  private isDate(path: Path, value: unknown): value is LocalDate {
    if (typeof value === 'string' && dayNumber(value) !== null) return true;
    this.fault(path, `${shown(value)} is not a date; one is expected such as 2026-12-24.`);
    return false;
  }

  private isWindow(path: Path, value: unknown): value is Window {
    const read = typeof value === 'string' ? readWindow(value) : ({ ok: false, reason: 'not-a-window' } as const);
    if (read.ok) return true;
    this.fault(
      path,
      read.reason === 'not-a-window'
        ? `${shown(value)} is not a window; one is expected such as "09:00-12:00".`
        : `${shown(value)} ends before it begins; one over midnight is written as two, the first until 24:00.`,
    );
    return false;
  }

  private fault(path: Path, message: string): null {
    this.faults.push({ path, message });
    return null;
  }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => {
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? text.slice(0, 60) : typeof value;
};
