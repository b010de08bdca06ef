import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query, queryPrepared } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { Env } from '../../env.js';
import { invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import type { CalendarInForce } from '../calendars/calendars.types.js';
import { readStandardFiles } from './standard-files.js';
import type { StandardView } from './standards.dto.js';
import type { StandardFile, TargetInForce } from './standards.types.js';
import { viewsOf } from './target-rows.js';
import { begunLast, VERSIONS, versionParameters, versionView, type VersionRow } from './version-rows.js';

interface InForceRow {
  readonly standardId: string;
  readonly standardVersion: number;
}

const IN_FORCE = `SELECT s.id AS "standardId", v.n AS "standardVersion" FROM standard s
  JOIN standard_version v ON v.standard_id = s.id AND v.n = ${begunLast('s.id')} AND v.state = 'approved'
  WHERE s.workspace_id = $1 ORDER BY s.id`;

const TARGETS = `SELECT v.standard_id AS "standardId", v.n AS "standardVersion", v.targets
  FROM unnest($1::bigint[], $2::int[]) AS i (id, n) JOIN standard_version v ON v.standard_id = i.id AND v.n = i.n
  ORDER BY v.standard_id`;

interface Kept {
  readonly versions: string;
  readonly targets: readonly TargetInForce[];
}

/** What an organisation promises. A version never changes once it is approved: clocks name the one they started with. */
@Injectable()
export class StandardsService {
  private readonly files: readonly StandardFile[];
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarsService,
    env: Env,
  ) {
    this.files = readStandardFiles(join(env.rootDir, 'config', 'standards'));
  }

  /** The standards a new workspace starts with, in force and as drafts. Part of the caller's transaction. */
  async createDefault(tx: EntityManager, workspaceId: string): Promise<void> {
    for (const { name, startsAs, targets, texts, reason } of this.files) {
      await tx.query(
        `WITH s AS (INSERT INTO standard (workspace_id, name) VALUES ($1, $2) RETURNING id)
         INSERT INTO standard_version (standard_id, n, workspace_id, targets, texts, reason, state, approved_at, effective_at)
         SELECT id, 1, $1, $3, $4, $5, CASE WHEN $6 THEN 'approved' ELSE 'draft' END, CASE WHEN $6 THEN now() END,
           CASE WHEN $6 THEN now() END FROM s`,
        [workspaceId, name, JSON.stringify(targets), JSON.stringify(texts), reason, startsAs === 'in-force'],
      );
    }
  }

  /**
   * What new clocks promise from now on, of all standards in force by the database's time. One small query; targets are read
   * again only when a version has moved.
   */
  async inForce(workspaceId: string, tx?: EntityManager): Promise<readonly TargetInForce[]> {
    const on = tx ?? this.dataSource;
    const rows = await (tx === undefined
      ? query<InForceRow>(on, IN_FORCE, [workspaceId])
      : queryPrepared<InForceRow>(tx, IN_FORCE, [workspaceId]));
    const versions = rows.map(({ standardId, standardVersion }) => `${standardId}:${String(standardVersion)}`).join();
    const kept = this.kept.get(workspaceId);
    if (kept?.versions === versions) return this.withHours(workspaceId, kept.targets, tx);
    const read = await query<InForceRow & { targets: readonly Target[] }>(on, TARGETS, [
      rows.map(({ standardId }) => standardId),
      rows.map(({ standardVersion }) => standardVersion),
    ]);
    const targets = read.flatMap(({ targets: all, standardId, standardVersion }) =>
      all.map((target) => ({ ...target, standardId, standardVersion, calendar: null })),
    );
    this.kept.set(workspaceId, { versions, targets });
    return this.withHours(workspaceId, targets, tx);
  }

  /** Calendars are asked for only where a target names one. */
  private async withHours(
    workspaceId: string,
    targets: readonly TargetInForce[],
    tx: EntityManager | undefined,
  ): Promise<readonly TargetInForce[]> {
    if (targets.every(({ calendarId }) => calendarId === null)) return targets;
    const calendars = await this.calendars.inForce(workspaceId, tx);
    return targets.map((target) => ({
      ...target,
      calendar: target.calendarId === null ? null : (calendars.get(target.calendarId) ?? null),
    }));
  }

  /** What a standard begins with that says nothing itself. */
  firstTargets(): readonly Target[] {
    return this.files[0]?.targets ?? [];
  }

  /** Refuses ids that name no calendar of the workspace. */
  async requireCalendars(
    workspaceId: string,
    ids: readonly string[],
    tx: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, CalendarInForce>> {
    const calendars = await this.calendars.inForce(workspaceId, tx);
    const missing = ids.find((id) => !calendars.has(id));
    if (missing === undefined) return calendars;
    const message = `There is no calendar ${missing}.`;
    throw invalid('unknown-calendar', message, [{ field: 'targets', message }]);
  }

  async list(actor: Actor): Promise<StandardView[]> {
    requireAccess(actor, 'standards', 'read');
    return this.read(actor, null);
  }

  async get(actor: Actor, id: string): Promise<StandardView> {
    requireAccess(actor, 'standards', 'read');
    const [standard] = await this.read(actor, id);
    if (standard === undefined) throw notFound('standard');
    return standard;
  }

  private async read(actor: Actor, id: string | null): Promise<StandardView[]> {
    const [standards, versions] = await Promise.all([
      query<{ id: string; name: string }>(
        this.dataSource,
        'SELECT id, name FROM standard WHERE workspace_id = $1 AND ($2::bigint IS NULL OR id = $2) ORDER BY id',
        [actor.workspaceId, id],
      ),
      query<VersionRow>(
        this.dataSource,
        `${VERSIONS} AND ($4::bigint IS NULL OR v.standard_id = $4) ORDER BY v.standard_id, v.n DESC`,
        [...versionParameters(actor), id],
      ),
    ]);
    return standards.map((standard) => {
      const own = versions.filter((version) => version.id === standard.id);
      const inForce = own.find(({ state }) => state === 'in-force');
      return {
        ...standard,
        currentVersion: inForce?.n ?? null,
        targets: viewsOf(inForce?.targets ?? []),
        versions: own.map(versionView),
      };
    });
  }
}
