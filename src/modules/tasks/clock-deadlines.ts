import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../db/rows.js';
import { ALWAYS_OPEN } from '../../domain/clock/calendar.js';
import { dueAt } from '../../domain/clock/due-at.js';
import type { TargetInForce } from '../standards/standards.types.js';

/** From the database's present time until a target that starts now falls due; null where it never does. */
export type SecondsUntilDue = (target: TargetInForce) => number | null;

const NOW = `SELECT extract(epoch FROM now())::float8 AS "nowSeconds"`;

/** The time is asked only where hours matter: what counts day and night costs nothing. Each target is counted once. */
export async function deadlinesFromNow(tx: EntityManager, targets: readonly TargetInForce[]): Promise<SecondsUntilDue> {
  if (targets.every(({ calendar }) => calendar === null)) return ({ withinSeconds }) => withinSeconds;
  const [row] = await queryPrepared<{ nowSeconds: number }>(tx, NOW);
  if (row === undefined) throw new Error('The database tells no time.');
  const startedAt = new Date(Math.floor(row.nowSeconds * 1_000));
  const known = new Map<TargetInForce, number | null>();
  return (target) => {
    const before = known.get(target);
    if (before !== undefined) return before;
    const due = dueAt(startedAt, target.withinSeconds, target.calendar?.rules ?? ALWAYS_OPEN);
    const seconds = due === null ? null : due.getTime() / 1_000 - row.nowSeconds;
    known.set(target, seconds);
    return seconds;
  };
}
