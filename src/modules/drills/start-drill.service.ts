import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { isUniqueViolation } from '../../db/database-errors.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StaffRole } from '../../domain/access/roles.js';
import type { DrillScenario } from '../../domain/drill/drill.types.js';
import { AppError, invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { ConfinementService } from '../confinement/confinement.service.js';
import { Sandboxes, type SandboxMember } from './sandboxes.service.js';

export interface NewDrillTerms {
  readonly scenarioId: string | null;
  readonly scenario: DrillScenario;
  /** The role that somebody practises; their own unless given. */
  readonly participants: readonly { readonly memberId: string; readonly role?: StaffRole | undefined }[];
  readonly notifierIds: readonly string[];
  /** Seconds of the scenario that pass in one. */
  readonly speed: number;
}

/** Starts drills: the sandbox is there, and everybody's place in it, in the moment in which the drill is. */
@Injectable()
export class StartDrill {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sandboxes: Sandboxes,
    private readonly confinement: ConfinementService,
    private readonly audit: AuditService,
  ) {}

  /** Gives the id. Throws `drill-running`, `unknown-member`, `unknown-notifier`, `in-a-drill`. */
  async start(actor: Actor, terms: NewDrillTerms): Promise<string> {
    requireAccess(actor, 'drills', 'create');
    if (await this.confinement.isSandbox(actor.workspaceId))
      throw new AppError('conflict', 'in-a-drill', { detail: 'Leave the drill that you are in first.' });
    try {
      return await this.dataSource.transaction((tx) => this.startWithin(tx, actor, terms));
    } catch (error) {
      if (!isUniqueViolation(error, 'drill_running')) throw error;
      throw new AppError('conflict', 'drill-running', { detail: 'A drill is going on; end it first.' });
    }
  }

  private async startWithin(tx: EntityManager, actor: Actor, terms: NewDrillTerms): Promise<string> {
    const { scenario, scenarioId, speed } = terms;
    const members = await this.requireMembers(tx, actor.workspaceId, terms.participants);
    const notifierIds = await this.requireNotifiers(tx, actor.workspaceId, terms.notifierIds);
    const [drill] = await query<{ id: string }>(
      tx,
      `INSERT INTO drill (workspace_id, scenario_id, scenario, speed, started_by, ends_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING id`,
      [actor.workspaceId, scenarioId, JSON.stringify(scenario), speed, actor.memberId, (scenario.minutes * 60) / speed],
    );
    if (drill === undefined) throw new Error('The drill was not stored.');
    const made = await this.sandboxes.make(tx, actor, { drillId: drill.id, scenario, members, notifierIds });
    // Its time begins when everything is in place.
    await tx.query(
      `UPDATE drill SET sandbox_id = $2, standard = $3, started_at = clock_timestamp(),
         ends_at = clock_timestamp() + make_interval(secs => $4) WHERE id = $1`,
      [
        drill.id,
        made.sandboxId,
        made.standard === null ? null : JSON.stringify(made.standard),
        (scenario.minutes * 60) / speed,
      ],
    );
    for (const { memberId, role } of members) {
      await tx.query(
        `INSERT INTO drill_participant (drill_id, member_id, workspace_id, sandbox_member_id, role) VALUES ($1, $2, $3, $4, $5)`,
        [drill.id, memberId, actor.workspaceId, made.memberIds.get(memberId), role],
      );
    }
    await this.audit.record(tx, {
      workspaceId: actor.workspaceId,
      actor,
      action: 'drill.start',
      resourceId: drill.id,
      details: { scenario: scenarioId ?? scenario.title['en'], participants: members.length, notifiers: notifierIds },
    });
    return drill.id;
  }

  private async requireMembers(
    tx: EntityManager,
    workspaceId: string,
    wanted: NewDrillTerms['participants'],
  ): Promise<readonly SandboxMember[]> {
    const ids = [...new Set(wanted.map(({ memberId }) => memberId))];
    if (ids.length < wanted.length) throw refused('participants', 'somebody stands there twice');
    const rows = await query<SandboxMember>(
      tx,
      `SELECT m.id AS "memberId", m.name, m.role, m.language,
         ARRAY(SELECT t.team_id::text FROM team_member t WHERE t.member_id = m.id ORDER BY t.team_id) AS "teamIds"
       FROM staff_member m WHERE m.workspace_id = $1 AND m.is_active AND m.id = ANY ($2::bigint[]) ORDER BY m.id`,
      [workspaceId, ids],
    );
    if (rows.length < ids.length) throw refused('participants', 'somebody is not known here');
    const roles = new Map(wanted.map(({ memberId, role }) => [memberId, role]));
    // An administrator sees how the installation is, and that is no part of the exercise.
    if (rows.some(({ memberId, role }) => roles.get(memberId) === 'admin' && role !== 'admin'))
      throw refused('participants', 'only an administrator practises as one');
    return rows.map((member) => ({ ...member, role: roles.get(member.memberId) ?? member.role }));
  }

  private async requireNotifiers(
    tx: EntityManager,
    workspaceId: string,
    wanted: readonly string[],
  ): Promise<readonly string[]> {
    const ids = [...new Set(wanted)];
    const rows = await query<{ id: string }>(
      tx,
      `SELECT id FROM notifier WHERE workspace_id = $1 AND deleted_at IS NULL AND id = ANY ($2::bigint[]) ORDER BY id`,
      [workspaceId, ids],
    );
    if (rows.length < ids.length) throw refused('notifierIds', 'one of them is not known here');
    return rows.map(({ id }) => id);
  }
}

const refused = (field: string, message: string): AppError =>
  invalid('bad-drill', 'This drill cannot be held.', [{ field, message: `${field}: ${message}` }]);
