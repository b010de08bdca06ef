import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { ALWAYS_OPEN } from '../../domain/clock/calendar.js';
import { DEFAULT_STANDARD } from '../../domain/standard/default-standard.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { NewStandardVersion, StandardView, TargetDto } from './standards.dto.js';
import type { StandardInForce } from './standards.types.js';

const DEFAULT_NAME = 'First response';

interface StandardRow {
  readonly id: string;
  readonly name: string;
  readonly currentVersion: number;
  readonly targets: readonly Target[];
}

const SELECT = `SELECT s.id, s.name, s.current_version AS "currentVersion", v.targets
  FROM standard s JOIN standard_version v ON v.standard_id = s.id AND v.n = s.current_version
  WHERE s.workspace_id = $1`;

/** What an organisation promises. A version never changes once it is in force: clocks name the one they started with. */
@Injectable()
export class StandardsService {
  /** By workspace; a version is replaced only by a later one. */
  private readonly inForce = new Map<string, StandardInForce>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** The standard a new workspace starts with. Part of the caller's transaction. */
  async createDefault(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query(
      `WITH s AS (INSERT INTO standard (workspace_id, name) VALUES ($1, $2) RETURNING id)
       INSERT INTO standard_version (standard_id, n, workspace_id, targets, reason) SELECT id, 1, $1, $3, $4 FROM s`,
      [
        workspaceId,
        DEFAULT_NAME,
        JSON.stringify(DEFAULT_STANDARD.targets),
        'The standard every workspace starts with.',
      ],
    );
  }

  /** What new clocks promise from now on. One small query; targets are read again only when the version has moved. */
  async current(workspaceId: string, tx?: EntityManager): Promise<StandardInForce> {
    const on = tx ?? this.dataSource;
    const [row] = await query<{ standardId: string; version: number }>(
      on,
      `SELECT id AS "standardId", current_version AS version FROM standard WHERE workspace_id = $1 ORDER BY id LIMIT 1`,
      [workspaceId],
    );
    if (row === undefined) throw new Error(`Workspace ${workspaceId} has no standard.`);
    const kept = this.inForce.get(workspaceId);
    if (kept?.standardId === row.standardId && kept.version === row.version) return kept;
    const [version] = await query<{ targets: readonly Target[] }>(
      on,
      'SELECT targets FROM standard_version WHERE standard_id = $1 AND n = $2',
      [row.standardId, row.version],
    );
    if (version === undefined) throw new Error(`Standard ${row.standardId} has no version ${String(row.version)}.`);
    const standard = { ...row, targets: version.targets };
    this.inForce.set(workspaceId, standard);
    return standard;
  }

  async list(actor: Actor): Promise<StandardView[]> {
    requireAccess(actor, 'standards', 'read');
    const rows = await query<StandardRow>(this.dataSource, `${SELECT} ORDER BY s.id`, [actor.workspaceId]);
    return rows.map(viewOf);
  }

  /** Puts a new version in force at once. Clocks that run keep the promise they started with. */
  async addVersion(actor: Actor, id: string, version: NewStandardVersion): Promise<StandardView> {
    requireAccess(actor, 'standards', 'update');
    return this.dataSource.transaction(async (tx) => {
      const [standard] = await query<{ n: number }>(
        tx,
        `UPDATE standard SET current_version = current_version + 1 WHERE workspace_id = $1 AND id = $2
         RETURNING current_version AS n`,
        [actor.workspaceId, id],
      );
      if (standard === undefined) throw notFound('standard');
      await tx.query(
        `INSERT INTO standard_version (standard_id, n, workspace_id, targets, reason, created_by)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          standard.n,
          actor.workspaceId,
          JSON.stringify(version.targets.map(targetOf)),
          version.reason.trim(),
          actor.memberId,
        ],
      );
      const [row] = await query<StandardRow>(tx, `${SELECT} AND s.id = $2`, [actor.workspaceId, id]);
      if (row === undefined) throw notFound('standard');
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'standard.new-version',
        resourceId: id,
        details: { version: standard.n, reason: version.reason.trim(), targets: row.targets },
      });
      return viewOf(row);
    });
  }
}

function targetOf({ id, name, when, kind, withinSeconds, percent }: TargetDto): Target {
  const condition = when.sentiments === undefined ? {} : { sentiments: when.sentiments };
  return { id, name, when: condition, kind, withinSeconds, percent, calendar: ALWAYS_OPEN };
}

function viewOf({ id, name, currentVersion, targets }: StandardRow): StandardView {
  return {
    id,
    name,
    currentVersion,
    targets: targets.map(({ when, calendar, ...target }) => ({
      ...target,
      when: when.sentiments === undefined ? {} : { sentiments: [...when.sentiments] },
      calendar: calendar.kind,
    })),
  };
}
