/** Days as the address and the API name them: `2026-11-22`. */
const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
/** The server looks no farther back. */
const MOST_DAYS = 400;
/** From here on single days say less than weeks. */
const MANY_DAYS = 92;

export interface InsightRange {
  readonly from: string;
  readonly to: string;
  readonly by: 'day' | 'week';
}

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The same as instants, for the API. */
export const instantsOf = ({
  from,
  to,
}: Pick<InsightRange, 'from' | 'to'>): { readonly from: string; readonly to: string } => ({
  from: `${from}T00:00:00.000Z`,
  to: `${to}T23:59:59.999Z`,
});

/** What the address asks for: the last 30 days where it does not say, weeks for long ranges; days in UTC, both included. */
export function rangeOf(
  search: { readonly from?: string; readonly to?: string; readonly by?: string },
  nowMs: number,
): InsightRange {
  const to = isDay(search.to) ? search.to : dayOf(nowMs);
  const usualFrom = dayOf(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS);
  const firstFrom = dayOf(Date.parse(to) - (MOST_DAYS - 1) * DAY_MS);
  const asked = isDay(search.from) && search.from <= to ? search.from : usualFrom;
  const from = asked < firstFrom ? firstFrom : asked;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const by = search.by === 'day' || search.by === 'week' ? search.by : days > MANY_DAYS ? 'week' : 'day';
  return { from, to, by };
}

/** The months up to the one that `nowMs` is in, newest first, as `2026-11`. */
export function monthsBefore(nowMs: number, count: number): readonly string[] {
  const now = new Date(nowMs);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
