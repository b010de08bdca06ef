import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { burnWindowSeconds, judgeBurn, type Burn, type DecidedCount } from '../../domain/standard/burn.js';
import { periodOf, projectPace, type Pace } from '../../domain/standard/pace.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { BURN_WINDOWS, RUNNING_PERIODS, type BurnRow, type CountRow, type PeriodRow } from './attainment-rows.js';

export interface LiveTarget {
  readonly pace: Pace;
  readonly burn: Burn;
}

/** All clocks of a standard that started from then on, whosever tasks they are of. */
export interface CountedDays {
  readonly from: Date;
  readonly counts: Promise<readonly CountRow[]>;
}

/** How fast the misses of targets in force are being used up, now and until their period ends. */
@Injectable()
export class BurnService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * By target id. Counts what earlier versions promised under the same id too. `counted`: what was counted of all clocks that started
   * since a time, until now; where that reaches back far enough they are not counted again.
   */
  async judge(
    workspaceId: string,
    standardId: string,
    targets: readonly Target[],
    now: Date,
    counted: CountedDays | null = null,
  ): Promise<ReadonlyMap<string, LiveTarget>> {
    if (targets.length === 0) return new Map();
    const starts = targets.map(({ period }) => periodOf(period, now).from);
    const known = counted !== null && starts.every((from) => from >= counted.from) ? counted : null;
    const windows = targets.map(({ period }) => burnWindowSeconds(period));
    const of = [workspaceId, standardId, targets.map(({ id }) => id)];
    const [periods, burns] = await Promise.all([
      known === null
        ? query<PeriodRow>(this.dataSource, RUNNING_PERIODS, [...of, starts])
        : known.counts.then((counts) => periodsIn(counts, targets, now)),
      query<BurnRow>(this.dataSource, BURN_WINDOWS, [
        ...of,
        windows.map(({ fast }) => fast),
        windows.map(({ fastShort }) => fastShort),
        windows.map(({ slow }) => slow),
        windows.map(({ slowShort }) => slowShort),
      ]),
    ]);
    return new Map(
      targets.map((target) => {
        const isOfIt = (row: { readonly targetId: string }): boolean => row.targetId === target.id;
        return [target.id, liveTarget(target, periods.find(isOfIt), burns.find(isOfIt), now)] as const;
      }),
    );
  }
}

/** Periods begin with a day, so that whole days make them up. */
function periodsIn(counts: readonly CountRow[], targets: readonly Target[], now: Date): PeriodRow[] {
  return targets.map(({ id, period }) => {
    const { from } = periodOf(period, now);
    const own = counts.filter((row) => row.targetId === id && new Date(`${row.day}T00:00:00Z`) >= from);
    const missed = own.reduce((sum, row) => sum + row.missed, 0);
    return { targetId: id, n: own.reduce((sum, { met }) => sum + met, missed), missed };
  });
}

function liveTarget(
  target: Target,
  period: PeriodRow = { targetId: target.id, n: 0, missed: 0 },
  row: BurnRow | undefined,
  now: Date,
): LiveTarget {
  const counted = (n = 0, missed = 0): DecidedCount => ({ n, missed });
  return {
    pace: projectPace(target.percent, periodOf(target.period, now), period, now),
    burn: judgeBurn(target, {
      fast: counted(row?.fastN, row?.fastMissed),
      fastShort: counted(row?.fastShortN, row?.fastShortMissed),
      slow: counted(row?.slowN, row?.slowMissed),
      slowShort: counted(row?.slowShortN, row?.slowShortMissed),
    }),
  };
}
