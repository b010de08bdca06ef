export const PROMISE_STATES = ['open', 'kept', 'kept-late', 'broken', 'withdrawn'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** SQL: what the clock `c` of a promise says of it; withdrawn where it has none. */
export const STATE_BY_CLOCK = `CASE c.state WHEN 'running' THEN 'open' WHEN 'paused' THEN 'open' WHEN 'overdue' THEN 'broken'
  WHEN 'met' THEN 'kept' WHEN 'met-late' THEN 'kept-late' ELSE 'withdrawn' END`;

export interface NewPromise {
  readonly text: string;
  readonly zone: string;
  readonly dueAt: Date;
}
