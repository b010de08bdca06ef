import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { Rehearsal, type LevelCounts, type Move, type RehearsedTask } from '../../domain/priority/rehearse.js';
import { requireAccess } from '../../http/require-access.js';
import type { MovedTaskDto, NewRehearsal, RehearsalView, TasksOfDayDto } from './priorities.dto.js';
import { PriorityWeightsService, requireSound } from './priority-weights.service.js';

/** More tasks than these are sampled. */
const MOST_TASKS = 20_000;
/** Tasks are chosen by a hash of their id: the same ones each time. */
const HASHES = 1 << 20;
/** Judged in one go; then others have their turn. */
const SLICE = 2_000;
const EXAMPLES = 10;
const DAY_MS = 86_400_000;

interface Period {
  readonly tasks: number;
  readonly judged: number;
  /** Days in UTC; null without tasks. */
  readonly firstDay: string | null;
  readonly today: string;
}

/** Tries weights on the tasks of the last days, from the facts that were kept with each. It changes nothing. */
@Injectable()
export class RehearsalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly weights: PriorityWeightsService,
  ) {}

  /** Excerpts of any team are shown: it takes the right to change the weights. */
  async rehearse(actor: Actor, { weights, days }: NewRehearsal): Promise<RehearsalView> {
    requireAccess(actor, 'priorities', 'update');
    requireSound(weights);
    const { workspaceId } = actor;
    const inForce = await this.weights.current(workspaceId);
    const period = await this.readPeriod(workspaceId, days);
    const isSampled = period.judged > MOST_TASKS;
    const ids = await this.choose(workspaceId, days, isSampled ? MOST_TASKS / period.judged : 1);
    const rehearsal = new Rehearsal(inForce.weights, weights, EXAMPLES);
    for (let from = 0; from < ids.length; from += SLICE) {
      for (const task of await this.read(ids.slice(from, from + SLICE))) rehearsal.add(task);
    }
    const counts = rehearsal.counts(isSampled && ids.length > 0 ? period.judged / ids.length : 1);
    const looked = Math.min(days, daysUntil(period));
    return {
      days: looked,
      tasks: period.tasks,
      unjudged: period.tasks - period.judged,
      isSampled,
      perDay: perDay(counts.after, looked),
      before: counts.before,
      after: counts.after,
      moved: [...counts.moved],
      examples: await this.show(counts.farthest),
      byDay: calendarOf(period, looked, counts.byDay),
    };
  }

  private async readPeriod(workspaceId: string, days: number): Promise<Period> {
    const [period] = await query<Period>(
      this.dataSource,
      `SELECT count(*)::int AS tasks, count(priority_facts)::int AS judged,
         to_char(min(opened_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "firstDay",
         to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today
       FROM task WHERE workspace_id = $1 AND opened_at > ${SINCE}`,
      [workspaceId, days],
    );
    if (period === undefined) throw new Error('Counting gave no row.');
    return period;
  }

  /** Oldest first. */
  private async choose(workspaceId: string, days: number, share: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT id FROM task WHERE workspace_id = $1 AND opened_at > ${SINCE} AND priority_facts IS NOT NULL
         AND (hashint8(id) & ${String(HASHES - 1)}) < $3 ORDER BY id`,
      [workspaceId, days, Math.ceil(share * HASHES)],
    );
    return rows.map(({ id }) => id);
  }

  private read(ids: readonly string[]): Promise<RehearsedTask[]> {
    return query<RehearsedTask>(
      this.dataSource,
      `SELECT id AS "taskId", to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date, priority_facts AS facts
       FROM task WHERE id = ANY ($1::bigint[]) AND priority_facts IS NOT NULL ORDER BY id`,
      [ids],
    );
  }

  private async show(moves: readonly Move[]): Promise<MovedTaskDto[]> {
    const rows = await query<{ id: string; excerpt: string }>(
      this.dataSource,
      'SELECT id, excerpt FROM task WHERE id = ANY ($1::bigint[])',
      [moves.map(({ taskId }) => taskId)],
    );
    const excerpts = new Map(rows.map(({ id, excerpt }) => [id, excerpt]));
    return moves.map((move) => ({ ...move, excerpt: excerpts.get(move.taskId) ?? '' }));
  }
}

/** Whole days in UTC, today as the last one of `$2`. */
const SINCE = `(date_trunc('day', now() AT TIME ZONE 'UTC') - make_interval(days => $2::int - 1)) AT TIME ZONE 'UTC'`;

/** From the first day with a task until today; a young workspace is not made to look quiet. */
const daysUntil = ({ firstDay, today }: Period): number =>
  firstDay === null ? 1 : Math.round((Date.parse(today) - Date.parse(firstDay)) / DAY_MS) + 1;

function perDay(counts: LevelCounts, days: number): LevelCounts {
  const mean = (count: number): number => Math.round((count / days) * 100) / 100;
  return { P1: mean(counts.P1), P2: mean(counts.P2), P3: mean(counts.P3), P4: mean(counts.P4) };
}

function calendarOf({ today }: Period, days: number, byDay: ReadonlyMap<string, LevelCounts>): TasksOfDayDto[] {
  return Array.from({ length: days }, (_, i) => {
    const date = new Date(Date.parse(today) - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    return { date, ...(byDay.get(date) ?? { P1: 0, P2: 0, P3: 0, P4: 0 }) };
  });
}
