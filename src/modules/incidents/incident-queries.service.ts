import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { severityOf } from '../../domain/incident/severity.js';
import { isSayable, mayDecideStatement } from '../../domain/incident/statement-rules.js';
import { notFound } from '../../errors.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks } from './incident-tasks.service.js';
import type {
  IncidentEventView,
  IncidentParty,
  IncidentQuery,
  IncidentRoomView,
  IncidentStatementView,
  IncidentTaskGroups,
  IncidentView,
} from './incidents.dto.js';
import { PausesService } from './pauses.service.js';
import { PlaybooksService, USUAL_PLAYBOOK } from './playbooks.service.js';

const party = (id: string): string =>
  `(SELECT json_build_object('id', m.id::text, 'name', m.name) FROM staff_member m WHERE m.id = ${id})`;

const INCIDENT = `
  i.id, i.state, i.level, i.title, i.reasons, i.observed, i.usual, i.window_seconds AS "windowSeconds", i.is_drill AS "isDrill",
  CASE WHEN w.id IS NOT NULL THEN json_build_object('id', w.id::text, 'name', w.name) END AS watch,
  coalesce((SELECT json_agg(json_build_object('id', j.watch_id::text, 'name', r.name, 'joinedAt', ${iso('j.joined_at')},
      'observed', j.observed, 'usual', j.usual, 'windowSeconds', j.window_seconds) ORDER BY j.joined_at, j.watch_id)
    FROM incident_watch j JOIN watch r ON r.id = j.watch_id WHERE j.incident_id = i.id AND j.split_at IS NULL), '[]') AS "relatedWatches",
  ${party('i.lead_id')} AS lead, ${party('i.opened_by')} AS "openedBy", ${party('i.acknowledged_by')} AS "acknowledgedBy",
  json_build_object('lead', ${party('i.lead_id')}, 'writer', ${party(`(i.roles ->> 'writer')::bigint`)},
    'legal', ${party(`(i.roles ->> 'legal')::bigint`)}, 'approver', ${party(`(i.roles ->> 'approver')::bigint`)}) AS roles,
  ${iso('i.started_at')} AS "startedAt", ${iso('i.detected_at')} AS "detectedAt", ${iso('i.acknowledged_at')} AS "acknowledgedAt",
  ${iso('i.confirmed_at')} AS "confirmedAt", ${iso('i.first_statement_at')} AS "firstStatementAt",
  ${iso('i.contained_at')} AS "containedAt", ${iso('i.closed_at')} AS "closedAt", ${iso('i.next_update_due_at')} AS "nextUpdateDueAt",
  i.update_minutes AS "updateMinutes", coalesce(i.playbook, '${USUAL_PLAYBOOK}') AS playbook, i.version,
  (SELECT r.alert_id::text FROM alert a JOIN chain_run r ON r.alert_id = a.id AND r.state = 'running'
   WHERE a.workspace_id = i.workspace_id AND a.incident_id = i.id AND a.state <> 'closed' ORDER BY r.id DESC LIMIT 1) AS "pagingAlertId",
  (SELECT count(*)::int FROM task t WHERE t.incident_id = i.id) AS "taskCount",
  (SELECT count(*)::int FROM task t WHERE t.incident_id = i.id AND t.is_open AND t.acknowledged_at IS NULL) AS "unacknowledgedCount"`;

type IncidentRow = Omit<IncidentView, 'severity'>;
const shown = (row: IncidentRow): IncidentRow & Pick<IncidentView, 'severity'> => ({
  ...row,
  severity: severityOf(row.level),
});

const STATEMENTS = `
  SELECT s.n AS version, s.kind, s.texts, s.needs_approval AS "needsApproval", ${party('s.author_id')} AS author,
    ${iso('s.created_at')} AS "createdAt", ${party('coalesce(s.approved_by, s.rejected_by)')} AS "decidedBy",
    ${iso('coalesce(s.approved_at, s.rejected_at)')} AS "decidedAt", s.problem, s.approved_by AS "approvedBy",
    s.author_id AS "authorId", s.rejected_at IS NOT NULL AS "isRejected"
  FROM incident_statement s WHERE s.incident_id = $1 ORDER BY s.n DESC`;

interface StatementRow extends Omit<IncidentStatementView, 'state' | 'mayDecide'> {
  readonly approvedBy: string | null;
  readonly authorId: string;
  readonly isRejected: boolean;
}

/** Reads incidents: those of the workspace that the actor's right reaches. */
@Injectable()
export class IncidentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly tasks: IncidentTasks,
    private readonly playbooks: PlaybooksService,
    private readonly pauses: PausesService,
  ) {}

  /** Newest first. */
  async list(actor: Actor, { is, limit, cursor }: IncidentQuery): Promise<Page<IncidentView>> {
    const scope = requireAccess(actor, 'incidents', 'read');
    const rows = await query<IncidentRow>(
      this.dataSource,
      `SELECT ${INCIDENT} FROM incident i LEFT JOIN watch w ON w.id = i.watch_id
       WHERE i.workspace_id = $1 AND ${IncidentRows.reach(scope)} AND ($3::bigint IS NULL OR i.id < $3)
         AND ($4::boolean IS NULL OR (i.state IN ('suspected', 'confirmed', 'contained')) = $4)
       ORDER BY i.id DESC LIMIT $5`,
      [actor.workspaceId, actor.memberId, cursorId(cursor), is === undefined ? null : is === 'running', limit + 1],
    );
    return toPage(rows.map(shown), limit, (row) => [row.id]);
  }

  async get(actor: Actor, id: string): Promise<IncidentRoomView> {
    await this.rows.requireReach(this.dataSource, actor, id, 'read');
    const [row] = await query<IncidentRow>(
      this.dataSource,
      `SELECT ${INCIDENT} FROM incident i LEFT JOIN watch w ON w.id = i.watch_id WHERE i.workspace_id = $1 AND i.id = $2`,
      [actor.workspaceId, id],
    );
    if (row === undefined) throw notFound('incident');
    const pause = await this.pauses.find(this.dataSource, actor.workspaceId);
    return {
      ...shown(row),
      statements: await this.statementsOf(actor, id),
      checklist: await this.playbooks.stepsOf(id, row.playbook),
      pause: pause === null ? null : { by: pause.by, at: pause.at.toISOString(), reason: pause.reason },
    };
  }

  /** Newest first. */
  async timeline(
    actor: Actor,
    id: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<IncidentEventView>> {
    await this.rows.requireReach(this.dataSource, actor, id, 'read');
    const rows = await query<IncidentEventView>(
      this.dataSource,
      `SELECT e.id, e.kind, ${iso('e.at')} AS at, ${party('e.actor_id')} AS actor, e.details FROM incident_event e
       WHERE e.incident_id = $1 AND ($2::bigint IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
      [id, cursorId(cursor), limit + 1],
    );
    return toPage(rows, limit, (row) => [row.id]);
  }

  async groups(actor: Actor, id: string): Promise<IncidentTaskGroups> {
    await this.rows.requireReach(this.dataSource, actor, id, 'read');
    const groups = await this.tasks.groups(this.dataSource, actor.workspaceId, id);
    const views = groups.map(({ key, lang, topic, tasks }) => ({
      key,
      lang,
      topic,
      count: tasks.length,
      unacknowledged: tasks.filter(({ isOpen, isAcknowledged }) => isOpen && !isAcknowledged).length,
      answerable: tasks.filter(({ verdict }) => verdict === 'public' || verdict === 'private-only').length,
      taskIds: tasks.map((task) => task.id),
      example: tasks[0]?.excerpt ?? '',
    }));
    const sum = (of: (group: (typeof views)[number]) => number): number =>
      views.reduce((all, each) => all + of(each), 0);
    return {
      total: sum(({ count }) => count),
      unacknowledged: sum(({ unacknowledged }) => unacknowledged),
      groups: views,
    };
  }

  private async statementsOf(actor: Actor, id: string): Promise<IncidentStatementView[]> {
    const rows = await query<StatementRow>(this.dataSource, STATEMENTS, [id]);
    const isApprover =
      authorise(actor, 'crisis-reply-approval', 'act') !== null && authorise(actor, 'incidents', 'act') !== null;
    return rows.map(({ approvedBy, authorId, isRejected, ...row }) => {
      const facts = { needsApproval: row.needsApproval, approvedBy, authorId, isRejected };
      return {
        ...row,
        state: isRejected ? 'rejected' : isSayable(facts) ? 'ready' : 'waiting',
        mayDecide: isApprover && mayDecideStatement(facts, actor.memberId).ok,
      };
    });
  }

  /** People who may be given a role. */
  async members(actor: Actor): Promise<IncidentParty[]> {
    requireAccess(actor, 'incidents', 'update');
    return query<IncidentParty>(
      this.dataSource,
      `SELECT id, name FROM staff_member WHERE workspace_id = $1 AND is_active AND role <> 'viewer' ORDER BY name LIMIT 500`,
      [actor.workspaceId],
    );
  }
}
