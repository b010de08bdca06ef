import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { AppError, notFound } from '../../errors.js';
import { cursorId, type Page, toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AcknowledgeAlert } from './acknowledge-alert.service.js';
import type { AlertQuery, AlertView } from './alerts.dto.js';
import type { AlertState } from './alerts.types.js';
import { ChainRuns } from './chain-runs.service.js';

const SELECT = `SELECT a.id, a.kind, a.state, a.severity, a.title, a.text, a.details,
    ${iso('a.opened_at')} AS "openedAt", ${iso('a.acknowledged_at')} AS "acknowledgedAt", ${iso('a.closed_at')} AS "closedAt",
    CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS "acknowledgedBy",
    coalesce((SELECT jsonb_agg(jsonb_build_object('notifier', jsonb_build_object('id', n.id::text, 'name', n.name),
        'cause', d.cause, 'state', d.state, 'at', ${iso('d.changed_at')}, 'problem', d.problem) ORDER BY d.id)
      FROM alert_delivery d JOIN notifier n ON n.id = d.notifier_id WHERE d.alert_id = a.id), '[]') AS deliveries,
    a.incident_id::text AS "incidentId",
    (SELECT jsonb_build_object('state', r.state, 'fired', r.fired, 'steps', jsonb_array_length(r.schedule->'chain'),
        'round', r.round, 'nextAt', CASE WHEN r.state = 'running' THEN ${iso('r.next_due_at')} END)
      FROM chain_run r WHERE r.alert_id = a.id ORDER BY r.id DESC LIMIT 1) AS chain,
    coalesce((SELECT jsonb_agg(jsonb_build_object('to', coalesce(pm.name, pn.name, ''), 'isPerson', p.member_id IS NOT NULL,
        'channel', p.channel, 'state', p.state, 'step', p.step, 'at', ${iso('coalesce(p.answered_at, p.sent_at, p.due_at)')},
        'problem', p.problem) ORDER BY p.id)
      FROM alert_page p LEFT JOIN staff_member pm ON pm.id = p.member_id LEFT JOIN notifier pn ON pn.id = p.notifier_id
      WHERE p.alert_id = a.id), '[]') AS pages
  FROM alert a LEFT JOIN staff_member m ON m.id = a.acknowledged_by`;

/** What people see of alerts, and that they have seen them. */
@Injectable()
export class AlertQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acknowledgement: AcknowledgeAlert,
    private readonly chains: ChainRuns,
  ) {}

  /** Newest first. */
  async list(actor: Actor, { limit, cursor, state }: AlertQuery): Promise<Page<AlertView>> {
    const rows = await query<AlertView>(
      this.dataSource,
      `${SELECT} WHERE a.workspace_id = $1 AND ($2::bigint[] IS NULL OR a.team_id IS NULL OR a.team_id = ANY ($2))
         AND ($3::bigint IS NULL OR a.id < $3) AND ($4::text IS NULL OR a.state = $4) ORDER BY a.id DESC LIMIT $5`,
      [actor.workspaceId, teamsOf(actor, 'read'), cursorId(cursor), state ?? null, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.id]);
  }

  /** Once acknowledged it stays so; a closed one needs nobody any more. */
  async acknowledge(actor: Actor, id: string): Promise<AlertView> {
    const teams = teamsOf(actor, 'act');
    return this.dataSource.transaction(async (tx) => {
      const [alert] = await query<{ state: AlertState }>(
        tx,
        `SELECT state FROM alert
         WHERE workspace_id = $1 AND id = $2 AND ($3::bigint[] IS NULL OR team_id IS NULL OR team_id = ANY ($3)) FOR UPDATE`,
        [actor.workspaceId, id, teams],
      );
      if (alert === undefined) throw notFound('alert');
      if (alert.state === 'closed')
        throw new AppError('conflict', 'alert-closed', {
          detail: 'This alert is over.',
          current: await this.find(tx, id),
        });
      await this.acknowledgement.acknowledge(tx, actor, id);
      return this.find(tx, id);
    });
  }

  async get(actor: Actor, id: string): Promise<AlertView> {
    const teams = teamsOf(actor, 'read');
    const [row] = await query<AlertView>(
      this.dataSource,
      `${SELECT} WHERE a.workspace_id = $1 AND a.id = $2 AND ($3::bigint[] IS NULL OR a.team_id IS NULL OR a.team_id = ANY ($3))`,
      [actor.workspaceId, id, teams],
    );
    if (row === undefined) throw notFound('alert');
    return row;
  }

  /** The next of the chain is paged at once. */
  async pageNext(actor: Actor, id: string): Promise<AlertView> {
    requireAccess(actor, 'alerts', 'act');
    const { state } = await this.get(actor, id);
    if (state !== 'open')
      throw new AppError('conflict', 'alert-not-open', { detail: 'Nobody is paged about it any more.' });
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT id FROM alert WHERE id = $1 FOR UPDATE', [id]);
      await tx.query(
        `UPDATE alert_page SET state = 'passed', answered_at = now()
         WHERE alert_id = $1 AND member_id = $2 AND state IN ('sent', 'waiting')`,
        [id, actor.memberId],
      );
      if (!(await this.chains.pass(tx, id)))
        throw new AppError('conflict', 'nobody-next', { detail: 'No chain of pages runs for this alert.' });
      return this.find(tx, id);
    });
  }

  private async find(tx: EntityManager, id: string): Promise<AlertView> {
    const [row] = await query<AlertView>(tx, `${SELECT} WHERE a.id = $1`, [id]);
    if (row === undefined) throw notFound('alert');
    return row;
  }
}

/** Null: alerts of every team. */
const teamsOf = (actor: Actor, verb: Verb): readonly string[] | null =>
  requireAccess(actor, 'alerts', verb) === 'all' ? null : actor.teamIds;
