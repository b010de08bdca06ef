/**
 * When promises fall due, found by walking through time minute by minute and asking for the wall clock at each. It shares no code
 * with what it checks: it is slow, and simple enough to be seen to be right.
 */
export interface OracleCalendar {
  readonly zone: string;
  readonly week: Readonly<Record<string, readonly string[]>> | 'always';
  readonly closed: readonly string[];
  readonly open: Readonly<Record<string, readonly string[]>>;
}

export type OraclePause = readonly [fromMs: number, toMs: number];

interface WallClock {
  readonly date: string;
  readonly weekday: string;
  readonly minute: number;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** What the runtime was asked, by zone and minute. */
const asked = new Map<string, { readonly format: Intl.DateTimeFormat; readonly minutes: Map<number, WallClock> }>();
const windowsRead = new Map<string, readonly [from: number, to: number]>();

function openZone(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const opened = { format, minutes: new Map<number, WallClock>() };
  asked.set(zone, opened);
  return opened;
}

/** Asked of the runtime, for the minute that begins at `at`. */
function askedWallClock(zone: string, at: number): WallClock {
  const { format, minutes } = asked.get(zone) ?? openZone(zone);
  const known = minutes.get(at);
  if (known !== undefined) return known;
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const wall = {
    date: `${String(part['year'])}-${String(part['month'])}-${String(part['day'])}`,
    weekday: String(part['weekday']).slice(0, 3).toLowerCase(),
    minute: Number(part['hour']) * 60 + Number(part['minute']),
  };
  minutes.set(at, wall);
  return wall;
}

/** Within a quarter of an hour of absolute time at whose ends the clock has run on evenly, every minute has. */
function wallClock(zone: string, at: number): WallClock {
  const quarter = Math.floor(at / QUARTER) * QUARTER;
  const [first, last] = [askedWallClock(zone, quarter), askedWallClock(zone, quarter + 14 * MINUTE)];
  if (last.date !== first.date || last.minute - first.minute !== 14) return askedWallClock(zone, at);
  return { ...first, minute: first.minute + (at - quarter) / MINUTE };
}

function readWindow(window: string): readonly [from: number, to: number] {
  const known = windowsRead.get(window);
  if (known !== undefined) return known;
  const [from = Number.NaN, to = Number.NaN] = window.split('-').map((time) => {
    const [hour, minute] = time.split(':').map(Number);
    return (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN);
  });
  windowsRead.set(window, [from, to]);
  return [from, to];
}

function isIn(windows: readonly string[] | undefined, minute: number): boolean {
  return (windows ?? []).some((window) => {
    const [from, to] = readWindow(window);
    return minute >= from && minute < to;
  });
}

/** Whether the minute that begins at `at` counts. */
export function isOpenMinute(calendar: OracleCalendar, at: number): boolean {
  const { zone, week, closed, open } = calendar;
  const { date, weekday, minute } = wallClock(zone, at);
  if (isIn(open[date], minute)) return true;
  return !closed.includes(date) && (week === 'always' || isIn(week[weekday], minute));
}

/** Open milliseconds of each step from `from` on: a step ends with its minute or where a pause begins or ends. */
function* steps(calendar: OracleCalendar, from: number, pauses: readonly OraclePause[]) {
  const edges = pauses.flat();
  for (let at = from; ;) {
    const minute = Math.floor(at / MINUTE) * MINUTE;
    let end = minute + MINUTE;
    for (const edge of edges) if (edge > at && edge < end) end = edge;
    const isPaused = pauses.some(([begin, stop]) => at >= begin && at < stop);
    yield { at, end, counts: !isPaused && isOpenMinute(calendar, minute) };
    at = end;
  }
}

/** Null when it is not due within `limitMs`. */
export function dueBySteps(
  calendar: OracleCalendar,
  start: number,
  targetMs: number,
  pauses: readonly OraclePause[],
  limitMs: number,
): number | null {
  let left = targetMs;
  for (const { at, end, counts } of steps(calendar, start, pauses)) {
    if (left <= 0) return at;
    if (at - start > limitMs) return null;
    if (!counts) continue;
    if (left <= end - at) return at + left;
    left -= end - at;
  }
  return null;
}

export function openMsBySteps(
  calendar: OracleCalendar,
  from: number,
  to: number,
  pauses: readonly OraclePause[],
): number {
  let open = 0;
  for (const { at, end, counts } of steps(calendar, from, pauses)) {
    if (at >= to) break;
    if (counts) open += Math.min(end, to) - at;
  }
  return open;
}

/** Instants at which the zone's clock was changed in those years, to the quarter of an hour. */
export function clockChanges(zone: string, fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  const sameDayWall = (at: number): number => {
    const { date, minute } = askedWallClock(zone, at);
    return Date.parse(`${date}T00:00Z`) + minute * MINUTE - at;
  };
  for (let day = Date.UTC(fromYear, 0, 1); day < Date.UTC(toYear + 1, 0, 1); day += 86_400_000) {
    if (sameDayWall(day) === sameDayWall(day + 86_400_000)) continue;
    for (let at = day; at < day + 86_400_000; at += QUARTER) {
      if (sameDayWall(at) !== sameDayWall(at + QUARTER)) found.push(at + QUARTER);
    }
  }
  return found;
}
