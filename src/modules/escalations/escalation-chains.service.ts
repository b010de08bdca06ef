import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { ALWAYS_OPEN, type Calendar } from '../../domain/clock/calendar.js';
import { dueAt } from '../../domain/clock/due-at.js';
import { invalid, notFound, staleVersion } from '../../errors.js';
import { readHours, writeHours } from '../../http/hours.decorator.js';
import { cursorId, toPage, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { Holders } from '../routing/holders.service.js';
import type {
  EscalationChainChange,
  EscalationChainDto,
  EscalationChainPage,
  EscalationRunPage,
  EscalationRunQuery,
  EscalationStepDto,
  NewEscalationChain,
} from './escalations.dto.js';
import type { EscalationStep } from './escalations.types.js';

interface Row extends Omit<EscalationChainDto, 'hours' | 'steps'> {
  readonly steps: EscalationStep[];
  readonly hours: Calendar | null;
}

const COLUMNS = `c.id, c.name, c.starts_on AS "startsOn", c.steps, c.hours, c.version,
  array(SELECT 'P' || p FROM unnest(c.priorities) p ORDER BY p) AS priorities,
  CASE WHEN t.id IS NULL THEN NULL ELSE json_build_object('id', t.id::text, 'name', t.name) END AS team`;
const FROM = `FROM escalation_chain c LEFT JOIN team t ON t.id = c.team_id
  WHERE c.workspace_id = $1 AND c.deleted_at IS NULL`;

/** Who is told, and after how long, while nobody takes a task. A run keeps the steps it started with. */
@Injectable()
export class EscalationChainsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly holders: Holders,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<EscalationChainPage> {
    const rows = await query<Row>(
      this.dataSource,
      `SELECT ${COLUMNS} ${FROM} AND ($2::bigint[] IS NULL OR c.team_id IS NULL OR c.team_id = ANY ($2))
         AND ($3::bigint IS NULL OR c.id > $3) ORDER BY c.id LIMIT $4`,
      [actor.workspaceId, reach(actor, 'read'), cursorId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async listRuns(actor: Actor, { limit, cursor, taskId }: EscalationRunQuery): Promise<EscalationRunPage> {
    const teamIds = reach(actor, 'read');
    const rows = await query<EscalationRunPage['items'][number]>(
      this.dataSource,
      `SELECT r.id, r.task_id AS "taskId", r.state, r.fired, jsonb_array_length(r.steps) AS steps, r.reason,
         r.started_at AS "startedAt", r.next_due_at AS "nextDueAt",
         CASE WHEN c.id IS NULL THEN NULL ELSE json_build_object('id', c.id::text, 'name', c.name) END AS chain
       FROM escalation_run r JOIN task t ON t.id = r.task_id LEFT JOIN escalation_chain c ON c.id = r.chain_id
       WHERE r.workspace_id = $1 AND ($2::bigint[] IS NULL OR t.team_id = ANY ($2))
         AND CASE WHEN $3::bigint IS NULL THEN r.state IN ('running', 'exhausted') ELSE r.task_id = $3 END
         AND ($4::bigint IS NULL OR r.id < $4) ORDER BY r.id DESC LIMIT $5`,
      [actor.workspaceId, teamIds, taskId ?? null, cursorId(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  create(actor: Actor, body: NewEscalationChain, now: Date): Promise<EscalationChainDto> {
    requireAccess(actor, 'escalation-chains', 'create');
    const hours = readHours(body.hours);
    requireDue(body.steps, hours, now);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.requireKnown(tx, actor.workspaceId, body);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO escalation_chain (workspace_id, team_id, name, starts_on, priorities, steps, hours, created_by)
         VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8) RETURNING id`,
        [
          actor.workspaceId,
          body.teamId ?? null,
          body.name,
          body.startsOn ?? 'hand',
          ranksOf(body.priorities ?? []),
          JSON.stringify(body.steps.map(stepOf)),
          hours,
          actor.memberId,
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for an escalation chain.');
      return this.settle(tx, actor, 'escalation-chain.create', row.id, { name: body.name, steps: body.steps.length });
    });
  }

  change(
    actor: Actor,
    id: string,
    version: number | null,
    change: EscalationChainChange,
    now: Date,
  ): Promise<EscalationChainDto> {
    const teamIds = reach(actor, 'update');
    const hours = readHours(change.hours);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const row = await this.lock(tx, actor, teamIds, id, version);
      requireDue(change.steps ?? row.steps, change.hours === undefined ? row.hours : hours, now);
      await this.requireKnown(tx, actor.workspaceId, change);
      if (teamIds !== null && change.teamId !== undefined && !teamIds.includes(change.teamId ?? '')) {
        throw invalid('unknown-team', 'There is no such team.', [
          { field: 'teamId', message: 'teamId names no team of yours' },
        ]);
      }
      await tx.query(
        `UPDATE escalation_chain SET name = coalesce($2, name), starts_on = coalesce($3, starts_on),
           priorities = coalesce($4::smallint[], priorities), steps = coalesce($5::jsonb, steps),
           team_id = CASE WHEN $6::boolean THEN $7::bigint ELSE team_id END,
           hours = CASE WHEN $8::boolean THEN $9::jsonb ELSE hours END, version = version + 1 WHERE id = $1`,
        [
          id,
          change.name ?? null,
          change.startsOn ?? null,
          change.priorities === undefined ? null : ranksOf(change.priorities),
          change.steps === undefined ? null : JSON.stringify(change.steps.map(stepOf)),
          change.teamId !== undefined,
          change.teamId ?? null,
          change.hours !== undefined,
          hours === null ? null : JSON.stringify(hours),
        ],
      );
      return this.settle(tx, actor, 'escalation-chain.update', id, { name: change.name, steps: change.steps?.length });
    });
  }

  /** Runs that are on their way go on. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const teamIds = reach(actor, 'delete');
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { name } = await this.lock(tx, actor, teamIds, id, version);
      await tx.query(`UPDATE escalation_chain SET deleted_at = now() WHERE id = $1`, [id]);
      const { workspaceId } = actor;
      const about = { workspaceId, actor, action: 'escalation-chain.delete', resourceId: id, details: { name } };
      await this.audit.record(tx, about);
    });
  }

  private async requireKnown(
    tx: EntityManager,
    workspaceId: string,
    { teamId, steps = [] }: Partial<NewEscalationChain>,
  ): Promise<void> {
    await this.holders.require(tx, workspaceId, { teamId: teamId ?? null });
    for (const { memberId, teamId: to, notifierId } of steps) {
      await this.holders.require(tx, workspaceId, { memberId: memberId ?? null, teamId: to ?? null });
      if (notifierId === undefined || notifierId === null) continue;
      const known = await query(
        tx,
        `SELECT id FROM notifier WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL`,
        [workspaceId, notifierId],
      );
      if (known.length === 0) {
        throw invalid('unknown-notifier', 'There is no such notifier.', [
          { field: 'steps', message: 'a step names no notifier of yours' },
        ]);
      }
    }
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    teamIds: readonly string[] | null,
    id: string,
    version: number | null,
  ): Promise<Row> {
    const [row] = await query<Row>(
      tx,
      `SELECT ${COLUMNS} ${FROM} AND c.id = $2 AND ($3::bigint[] IS NULL OR c.team_id = ANY ($3)) FOR UPDATE OF c`,
      [actor.workspaceId, id, teamIds],
    );
    if (row === undefined) throw notFound('escalation-chain');
    if (version !== null && version !== row.version) {
      throw staleVersion({
        current: viewOf(row),
      });
    }
    return row;
  }

  private async settle(
    tx: EntityManager,
    actor: Actor,
    action: string,
    resourceId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<EscalationChainDto> {
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId, details });
    const [row] = await query<Row>(tx, `SELECT ${COLUMNS} ${FROM} AND c.id = $2`, [actor.workspaceId, resourceId]);
    if (row === undefined) throw notFound('escalation-chain');
    return viewOf(row);
  }
}

const reach = (actor: Actor, verb: Verb): readonly string[] | null =>
  requireAccess(actor, 'escalation-chains', verb) === 'all' ? null : actor.teamIds;

const stepOf = ({
  afterSeconds,
  memberId = null,
  teamId = null,
  notifierId = null,
}: EscalationStepDto): EscalationStep => ({ afterSeconds, memberId, teamId, notifierId });

const ranksOf = (levels: readonly string[]): number[] => [...new Set(levels.map((level) => Number(level.slice(1))))];

/** Hours that never open would keep a chain from ever firing. */
function requireDue(steps: readonly { readonly afterSeconds: number }[], hours: Calendar | null, now: Date): void {
  const total = steps.reduce((sum, { afterSeconds }) => sum + afterSeconds, 1);
  if (dueAt(now, total, hours ?? ALWAYS_OPEN) !== null) return;
  throw invalid('never-open', 'These hours never open for so long.', [
    { field: 'hours', message: 'hours never open for so long' },
  ]);
}

const viewOf = ({ steps, hours, ...row }: Row): EscalationChainDto => ({ ...row, steps, hours: writeHours(hours) });
