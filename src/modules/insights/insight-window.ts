import { invalid } from '../../errors.js';
import type { InsightQuery } from './insights.dto.js';

/** Whole days in UTC: `from` 00:00 to before `to` 00:00. */
export interface InsightWindow {
  readonly from: Date;
  readonly to: Date;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MOST_DAYS = 400;

/** The days that a query is about. Throws `bad-period` for none, and for more than 400. */
export function windowOf({ from, to }: InsightQuery, now: Date): InsightWindow {
  const end = Math.ceil((to === undefined ? now : new Date(to)).getTime() / DAY_MS) * DAY_MS;
  const start = from === undefined ? end - USUAL_DAYS * DAY_MS : Math.floor(new Date(from).getTime() / DAY_MS) * DAY_MS;
  const days = (end - start) / DAY_MS;
  if (days < 1 || days > MOST_DAYS) {
    throw invalid('bad-period', `The period must have 1 to ${String(MOST_DAYS)} days; this one has ${String(days)}.`);
  }
  return { from: new Date(start), to: new Date(end) };
}

/** As long, right before it. */
export const windowBefore = ({ from, to }: InsightWindow): InsightWindow => ({
  from: new Date(2 * from.getTime() - to.getTime()),
  to: from,
});

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
