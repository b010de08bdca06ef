import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Scope } from '../../domain/access/access.types.js';
import { joinVerdicts, judgeAttainment, type OutcomeCount } from '../../domain/standard/attainment.js';
import { periodOf } from '../../domain/standard/pace.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import {
  countsSql,
  detectionSql,
  reasonsSql,
  scopeParameters,
  type CountRow,
  type ReasonRow,
} from './attainment-rows.js';
import type {
  AttainmentOverviewDto,
  AttainmentPeriodDto,
  AttainmentQuery,
  AttainmentRange,
  DetectionDto,
  MissReasonCount,
  StandardAttainmentDto,
  TargetAttainmentDto,
} from './attainment.dto.js';
import { MISS_REASONS, type AttainmentScope } from './attainment.types.js';
import { BurnService, type LiveTarget } from './burn.service.js';
import { Waits } from './waits.js';
import { begunLast } from './version-rows.js';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MOST_DAYS = 400;

interface VersionTargets {
  readonly n: number;
  readonly isInForce: boolean;
  readonly targets: readonly Target[];
}

interface StandardName {
  readonly id: string;
  readonly name: string;
}

/** Whether promises were kept, by exact count over the clocks that started in a range. */
@Injectable()
export class AttainmentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly burns: BurnService,
  ) {}

  async report(actor: Actor, id: string, filter: AttainmentQuery): Promise<StandardAttainmentDto> {
    const scope = await this.scopeOf(actor, id, filter);
    const [standard] = await this.standards(actor.workspaceId, id);
    if (standard === undefined) throw notFound('standard');
    return this.measure(standard, scope, await this.now());
  }

  /** How long posts waited to be seen, before anybody here could do anything. */
  async detection(actor: Actor, id: string, filter: AttainmentQuery): Promise<DetectionDto> {
    const scope = await this.scopeOf(actor, id, filter);
    const [row] = await query<DetectionDto>(this.dataSource, detectionSql(scope), scopeParameters(scope));
    return { p50: row?.p50 ?? null, p90: row?.p90 ?? null };
  }

  /** Every standard with a version in force, as far as the actor sees tasks. */
  async overview(actor: Actor, range: AttainmentRange): Promise<AttainmentOverviewDto> {
    const reach = requireAccess(actor, 'insights', 'read');
    const now = await this.now();
    const { from, to } = rangeOf(range, now);
    const standards = await this.standards(actor.workspaceId, null);
    const measured: StandardAttainmentDto[] = [];
    for (const standard of standards) {
      measured.push(await this.measure(standard, this.scope(actor, standard.id, reach, { from, to }), now));
    }
    return { from: from.toISOString(), to: to.toISOString(), standards: measured };
  }

  /** Which clocks the actor's question is about. Throws `not-found` and `bad-period`. */
  async scopeOf(actor: Actor, id: string, filter: AttainmentQuery): Promise<AttainmentScope> {
    const reach = requireAccess(actor, 'reports', 'read');
    const [standard] = await this.standards(actor.workspaceId, id);
    if (standard === undefined) throw notFound('standard');
    const range = rangeOf(filter, await this.now());
    const { target = null, version = null } = filter;
    return { ...this.scope(actor, id, reach, range), target, version };
  }

  private scope(actor: Actor, id: string, reach: Scope, range: { from: Date; to: Date }): AttainmentScope {
    return {
      workspaceId: actor.workspaceId,
      standardId: id,
      ...range,
      target: null,
      version: null,
      teamIds: reach === 'team' ? actor.teamIds : null,
      assigneeId: reach === 'own' ? actor.memberId : null,
    };
  }

  private async measure(standard: StandardName, scope: AttainmentScope, now: Date): Promise<StandardAttainmentDto> {
    const parameters = scopeParameters(scope);
    const versions = await this.versions(standard.id);
    const inForce = versions.find(({ isInForce }) => isInForce)?.targets ?? [];
    const counting = query<CountRow>(this.dataSource, countsSql(scope), parameters);
    const counted = isOfAll(scope, now) ? { from: scope.from, counts: counting } : null;
    const [counts, reasons, live] = await Promise.all([
      counting,
      query<ReasonRow>(this.dataSource, reasonsSql(scope), parameters),
      this.burns.judge(scope.workspaceId, standard.id, inForce, now, counted),
    ]);
    const waits = new Waits(counts);
    const percentOf = percentsOf(versions);
    const outcome = (row: CountRow): OutcomeCount => ({ ...row, percent: percentOf(row.version, row.targetId) });
    const reasonsFor = (targetId: string | null): MissReasonCount[] =>
      MISS_REASONS.map((reason) => ({
        reason,
        n: reasons
          .filter((row) => row.reason === reason && (targetId === null || row.targetId === targetId))
          .reduce((sum, { n }) => sum + n, 0),
      }));
    const targets = chooseShown(versions, inForce, counts, scope.target).map((target): TargetAttainmentDto => {
      const own = counts.filter(({ targetId }) => targetId === target.id);
      return {
        targetId: target.id,
        name: target.name,
        kind: target.kind,
        targetPercent: target.percent,
        withinSeconds: target.withinSeconds,
        period: target.period,
        ...judgeAttainment(own.map(outcome)),
        ...waits.percentiles(target.id),
        ...liveOf(live.get(target.id)),
        missesByReason: reasonsFor(target.id),
        periods: periodsOf(target, own, outcome),
      };
    });
    return {
      standardId: standard.id,
      name: standard.name,
      from: scope.from.toISOString(),
      to: scope.to.toISOString(),
      ...judgeAttainment(counts.map(outcome)),
      ...waits.percentiles(null),
      verdict: joinVerdicts(targets.map(({ verdict }) => verdict)),
      missesByReason: reasonsFor(null),
      targets,
      versions: [...new Set(counts.map(({ version }) => version))]
        .sort((a, b) => b - a)
        .map((version) => ({
          version,
          ...judgeAttainment(counts.filter((row) => row.version === version).map(outcome)),
        })),
    };
  }

  private standards(workspaceId: string, id: string | null): Promise<StandardName[]> {
    return query<StandardName>(
      this.dataSource,
      `SELECT s.id, s.name FROM standard s WHERE s.workspace_id = $1 AND CASE WHEN $2::bigint IS NULL
         THEN EXISTS (SELECT FROM standard_version v WHERE v.standard_id = s.id AND v.n = ${begunLast('s.id')}
           AND v.state = 'approved') ELSE s.id = $2 END ORDER BY s.id`,
      [workspaceId, id],
    );
  }

  /** Newest first. */
  private versions(id: string): Promise<VersionTargets[]> {
    return query<VersionTargets>(
      this.dataSource,
      `SELECT v.n, v.targets, v.state = 'approved' AND v.n = ${begunLast('v.standard_id')} AS "isInForce"
       FROM standard_version v WHERE v.standard_id = $1 ORDER BY v.n DESC`,
      [id],
    );
  }

  private async now(): Promise<Date> {
    const [row] = await query<{ now: Date }>(this.dataSource, 'SELECT now()');
    if (row === undefined) throw new Error('The database gave no time.');
    return row.now;
  }
}

/** The range was read a moment before. */
const MOMENT_MS = 5_000;

/** Nothing is left out of what started since the beginning of the range. */
const isOfAll = ({ to, target, version, teamIds, assigneeId }: AttainmentScope, now: Date): boolean =>
  to.getTime() > now.getTime() - MOMENT_MS &&
  target === null &&
  version === null &&
  teamIds === null &&
  assigneeId === null;

function rangeOf({ from, to }: AttainmentRange, now: Date): { readonly from: Date; readonly to: Date } {
  const end = to === undefined ? now : new Date(to);
  const start = from === undefined ? new Date(end.getTime() - USUAL_DAYS * DAY_MS) : new Date(from);
  const days = (end.getTime() - start.getTime()) / DAY_MS;
  if (days <= 0 || days > MOST_DAYS)
    throw invalid('bad-period', `The period must have at most ${String(MOST_DAYS)} days.`);
  return { from: start, to: end };
}

/** What a version asked for. A clock of a target that its version does not have leaves no room for misses. */
function percentsOf(versions: readonly VersionTargets[]): (version: number, targetId: string) => number {
  const percents = new Map(
    versions.flatMap(({ n, targets }) => targets.map(({ id, percent }) => [`${String(n)} ${id}`, percent] as const)),
  );
  return (version, targetId) => percents.get(`${String(version)} ${targetId}`) ?? 100;
}

/** The targets in force, and those that clocks of the range still name, each as its newest version says. */
function chooseShown(
  versions: readonly VersionTargets[],
  inForce: readonly Target[],
  counts: readonly CountRow[],
  wanted: string | null,
): Target[] {
  const ids = new Set([...inForce.map(({ id }) => id), ...counts.map(({ targetId }) => targetId)]);
  return [...ids].flatMap((id) => {
    if (wanted !== null && id !== wanted) return [];
    const named = versions.filter(({ n }) => counts.some((row) => row.version === n && row.targetId === id));
    const candidates = [inForce, ...[...named, ...versions].map(({ targets }) => targets)];
    const found = candidates.flat().find((target) => target.id === id);
    return found === undefined ? [] : [found];
  });
}

const liveOf = (live: LiveTarget | undefined): Pick<TargetAttainmentDto, 'pace' | 'burn'> =>
  live === undefined
    ? { pace: null, burn: null }
    : { pace: { ...live.pace, from: live.pace.from.toISOString(), to: live.pace.to.toISOString() }, burn: live.burn };

function periodsOf(
  { period }: Target,
  rows: readonly CountRow[],
  outcome: (row: CountRow) => OutcomeCount,
): AttainmentPeriodDto[] {
  const byStart = new Map<string, { to: string; counts: OutcomeCount[] }>();
  for (const row of rows) {
    const { from, to } = periodOf(period, new Date(`${row.day}T00:00:00Z`));
    const known = byStart.get(from.toISOString()) ?? { to: to.toISOString(), counts: [] };
    known.counts.push(outcome(row));
    byStart.set(from.toISOString(), known);
  }
  return [...byStart]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, { to, counts }]) => ({ from, to, ...judgeAttainment(counts) }));
}
