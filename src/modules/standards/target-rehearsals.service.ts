import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { FEWEST_FOR_VERDICT, percentileOf } from '../../domain/standard/attainment.js';
import { applies } from '../../domain/standard/choose-target.js';
import { TargetRehearsal, type RehearsedTarget, type TargetOutcome } from '../../domain/standard/rehearse-targets.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { AppError } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { readPastTasks, type SeenTask } from './past-tasks.js';
import type { RehearsalWarning, RehearsedTargetDto, StandardRehearsalDto } from './rehearsal.dto.js';
import type { TargetDto } from './standards.dto.js';
import { StandardsService } from './standards.service.js';
import { targetsHash, targetsOf } from './target-rows.js';

const DAYS = 30;
/** More tasks than these are sampled. */
const MOST_TASKS = 20_000;
/** Tasks are chosen by a hash of their id: the same ones each time. */
const HASHES = 1 << 20;
/** Judged in one go; then others have their turn. */
const SLICE = 2_000;
const LATE_SHARE = 0.9;

interface PolledSource {
  readonly id: string;
  readonly name: string;
  readonly intervalSeconds: number;
}

/** Tries targets on the tasks of the last 30 days, as if they had been in force. Tried targets may be approved. */
@Injectable()
export class TargetRehearsalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standards: StandardsService,
  ) {}

  async rehearse(actor: Actor, bodies: readonly TargetDto[]): Promise<StandardRehearsalDto> {
    if (requireAccess(actor, 'standards', 'act') !== 'all') {
      throw new AppError('forbidden', 'not-allowed', { detail: 'You may not do this.' });
    }
    const { workspaceId } = actor;
    const targets = targetsOf(bodies);
    const rehearsed = await this.withRules(workspaceId, targets);
    const { now, tasks } = await this.countTasks(workspaceId);
    const ids = await this.choose(workspaceId, Math.min(1, MOST_TASKS / Math.max(1, tasks)));
    const rehearsal = new TargetRehearsal(rehearsed, now);
    const delays = new Map(targets.map(({ id }) => [id, new DetectionDelays()]));
    for (let from = 0; from < ids.length; from += SLICE) {
      for (const task of await readPastTasks(this.dataSource, ids.slice(from, from + SLICE))) {
        rehearsal.add(task);
        for (const target of targets) if (applies(target.when, task.facts)) delays.get(target.id)?.add(task);
      }
    }
    const sources = await this.listPolled(workspaceId);
    await this.keep(actor, targets);
    return {
      days: DAYS,
      tasks,
      isSampled: tasks > MOST_TASKS,
      targets: rehearsal.outcomes().flatMap((outcome, i) => {
        const target = targets[i];
        return target === undefined
          ? []
          : [dtoOf(outcome, warningsFor(target, outcome, delays.get(target.id), sources))];
      }),
    };
  }

  private async withRules(workspaceId: string, targets: readonly Target[]): Promise<RehearsedTarget[]> {
    const ids = targets.flatMap(({ calendarId }) => (calendarId === null ? [] : [calendarId]));
    const calendars = await this.standards.requireCalendars(workspaceId, ids);
    return targets.map((target) => ({
      ...target,
      rules: target.calendarId === null ? null : (calendars.get(target.calendarId)?.rules ?? null),
    }));
  }

  private async countTasks(workspaceId: string): Promise<{ readonly now: Date; readonly tasks: number }> {
    const [row] = await query<{ now: Date; tasks: number }>(
      this.dataSource,
      `SELECT now() AS now, count(*)::int AS tasks FROM task
       WHERE workspace_id = $1 AND opened_at > now() - make_interval(days => $2)`,
      [workspaceId, DAYS],
    );
    if (row === undefined) throw new Error('Counting gave no row.');
    return row;
  }

  private async choose(workspaceId: string, share: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT id FROM task WHERE workspace_id = $1 AND opened_at > now() - make_interval(days => $2)
         AND (hashint8(id) & ${String(HASHES - 1)}) < $3 ORDER BY id`,
      [workspaceId, DAYS, Math.ceil(share * HASHES)],
    );
    return rows.map(({ id }) => id);
  }

  /** Streams and sources that push are as quick as their network. */
  private listPolled(workspaceId: string): Promise<PolledSource[]> {
    return query<PolledSource>(
      this.dataSource,
      `SELECT id, name, interval_seconds AS "intervalSeconds" FROM source
       WHERE workspace_id = $1 AND deleted_at IS NULL AND is_polled AND NOT is_listening AND health_state <> 'paused'
       ORDER BY interval_seconds DESC, id`,
      [workspaceId],
    );
  }

  private async keep(actor: Actor, targets: readonly Target[]): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO standard_rehearsal AS r (workspace_id, targets_hash, made_by) VALUES ($1, $2, $3)
       ON CONFLICT (workspace_id, targets_hash) DO UPDATE SET made_at = now(), made_by = excluded.made_by`,
      [actor.workspaceId, targetsHash(targets), actor.memberId],
    );
  }
}

/** How long the posts of a target's tasks waited to be seen, and which sources they came from. */
class DetectionDelays {
  private readonly seconds: number[] = [];
  private readonly sources = new Set<string>();

  add({ detectionSeconds, sourceId }: SeenTask): void {
    if (detectionSeconds !== null) this.seconds.push(detectionSeconds);
    this.sources.add(sourceId);
  }

  mayComeFrom(sourceId: string, isAnyNetwork: boolean): boolean {
    return isAnyNetwork || this.sources.has(sourceId);
  }

  late(): number | null {
    return percentileOf(
      this.seconds.sort((a, b) => a - b),
      LATE_SHARE,
    );
  }
}

function warningsFor(
  target: Target,
  { n }: TargetOutcome,
  delays: DetectionDelays | undefined,
  sources: readonly PolledSource[],
): RehearsalWarning[] {
  const isAnyNetwork = target.when.networks === undefined;
  const slow = sources.filter(
    ({ id, intervalSeconds }) =>
      intervalSeconds >= target.withinSeconds && delays?.mayComeFrom(id, isAnyNetwork) === true,
  );
  const late = delays?.late() ?? null;
  return [
    ...slow.map(({ name, intervalSeconds }): RehearsalWarning => ({
      code: 'slow-source',
      values: { source: name, seconds: intervalSeconds },
    })),
    ...(late !== null && late >= target.withinSeconds
      ? [{ code: 'late-detection' as const, values: { seconds: Math.round(late) } }]
      : []),
    ...(n < FEWEST_FOR_VERDICT ? [{ code: 'few-tasks' as const, values: { n } }] : []),
  ];
}

const dtoOf = ({ missesByHour, ...outcome }: TargetOutcome, warnings: RehearsalWarning[]): RehearsedTargetDto => ({
  ...outcome,
  wouldHold: outcome.verdict === null ? null : outcome.verdict === 'met',
  missesByHour: [...missesByHour],
  warnings,
});
