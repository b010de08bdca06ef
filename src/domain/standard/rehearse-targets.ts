import { ALWAYS_OPEN, type Calendar } from '../clock/calendar.js';
import { dueAt } from '../clock/due-at.js';
import { judgeAttainment, percentileOf, type Attainment } from './attainment.js';
import { chooseTargets } from './choose-target.js';
import { HOURS_OF_WEEK, hourOfWeek } from './hour-of-week.js';
import type { Target, TargetFacts, TargetKind } from './standard.types.js';

/** A promise that would have started, and when it was kept. */
interface Start {
  readonly at: Date;
  readonly metAt: Date | null;
}

/** What became of a task, whatever was promised then. */
export interface PastTask {
  readonly facts: TargetFacts;
  readonly openedAt: Date;
  readonly claimedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly resolvedAt: Date | null;
  /** Resolved or dismissed. */
  readonly closedAt: Date | null;
  /** Each time the customer wrote again after an answer, with the answer to it. */
  readonly wroteAgain: readonly { readonly at: Date; readonly repliedAt: Date | null }[];
}

export interface RehearsedTarget extends Target {
  /** Null: day and night. */
  readonly rules: Calendar | null;
}

export interface TargetOutcome extends Attainment {
  readonly id: string;
  /** Seconds on the wall clock from start until kept, by exact count; what is not kept yet counts with its age. */
  readonly p50: number | null;
  readonly p90: number | null;
  /** By the hour of the week in which the promise started, Monday from midnight first, in the calendar's zone. */
  readonly missesByHour: readonly number[];
  /** Of the hours: the calendar's, or UTC. */
  readonly zone: string;
}

interface Tally {
  met: number;
  missed: number;
  open: number;
  readonly waits: number[];
  readonly missesByHour: number[];
}

/** Plays targets through on tasks of the past, as if they had been in force. Pauses are left out: nobody had promised anything. */
export class TargetRehearsal {
  private readonly tallies = new Map<string, Tally>();

  constructor(
    private readonly targets: readonly RehearsedTarget[],
    private readonly now: Date,
  ) {
    for (const { id } of targets) {
      const missesByHour = Array.from({ length: HOURS_OF_WEEK }, () => 0);
      this.tallies.set(id, { met: 0, missed: 0, open: 0, waits: [], missesByHour });
    }
  }

  add(task: PastTask): void {
    for (const target of chooseTargets(this.targets, task.facts)) {
      const tally = this.tallies.get(target.id);
      if (tally === undefined) continue;
      for (const start of startsOf(task, target.kind)) this.count(tally, target, start, task.closedAt);
    }
  }

  outcomes(): TargetOutcome[] {
    return this.targets.map(({ id, percent, rules }) => {
      const tally = this.tallies.get(id) ?? { met: 0, missed: 0, open: 0, waits: [], missesByHour: [] };
      const sorted = [...tally.waits].sort((a, b) => a - b);
      return {
        id,
        ...judgeAttainment([{ percent, met: tally.met, missed: tally.missed, open: tally.open }]),
        p50: percentileOf(sorted, 0.5),
        p90: percentileOf(sorted, 0.9),
        missesByHour: tally.missesByHour,
        zone: zoneOf(rules),
      };
    });
  }

  private count(tally: Tally, target: RehearsedTarget, { at, metAt }: Start, closedAt: Date | null): void {
    const due = dueAt(at, target.withinSeconds, target.rules ?? ALWAYS_OPEN);
    const wasDue = (by: Date): boolean => due !== null && by > due;
    if (metAt === null && closedAt !== null && !wasDue(closedAt)) return;
    if (metAt === null && !wasDue(this.now)) {
      tally.open++;
      return;
    }
    tally.waits.push(((metAt ?? this.now).getTime() - at.getTime()) / 1_000);
    if (metAt !== null && !wasDue(metAt)) {
      tally.met++;
      return;
    }
    tally.missed++;
    const hour = hourOfWeek(at, zoneOf(target.rules));
    tally.missesByHour[hour] = (tally.missesByHour[hour] ?? 0) + 1;
  }
}

const zoneOf = (rules: Calendar | null): string => (rules?.kind === 'weekly' ? rules.zone : 'UTC');

function startsOf(task: PastTask, kind: TargetKind): Start[] {
  const fromOpening = (metAt: Date | null): Start[] => [{ at: task.openedAt, metAt }];
  switch (kind) {
    case 'claim':
      return fromOpening(task.claimedAt);
    case 'acknowledge':
      return fromOpening(task.acknowledgedAt);
    case 'answer':
      return fromOpening(task.answeredAt);
    case 'resolve':
      return fromOpening(task.resolvedAt);
    case 'next-reply':
      return task.wroteAgain.map(({ at, repliedAt }) => ({ at, metAt: repliedAt }));
  }
}
