import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { invalid, notFound, staleVersion } from '../../errors.js';
import { cursorId, toPage, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { AuthorityChange, AuthorityDto, AuthorityPage, NewAuthority } from './authority.dto.js';
import { readHours, writeHours } from '../../http/hours.decorator.js';
import { Holders } from './holders.service.js';

type Row = Omit<AuthorityDto, 'hours'> & { readonly hours: Calendar | null };

const COLUMNS = `g.id, g.kinds, g.languages, g.hours, g.version,
  CASE WHEN m.id IS NULL THEN NULL ELSE json_build_object('id', m.id::text, 'name', m.name) END AS member,
  CASE WHEN t.id IS NULL THEN NULL ELSE json_build_object('id', t.id::text, 'name', t.name) END AS team,
  CASE WHEN g.limit_amount IS NULL THEN NULL
    ELSE json_build_object('amount', g.limit_amount, 'currency', g.limit_currency) END AS "limit"`;
/** $1 the workspace, $2 the teams within reach or null. */
const FROM = `FROM authority_grant g LEFT JOIN staff_member m ON m.id = g.member_id LEFT JOIN team t ON t.id = g.team_id
  WHERE g.workspace_id = $1 AND ($2::bigint[] IS NULL OR g.team_id = ANY ($2) OR EXISTS (
    SELECT FROM team_member x WHERE x.member_id = g.member_id AND x.team_id = ANY ($2)))`;

/** Who may decide what in our name. */
@Injectable()
export class AuthorityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly holders: Holders,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<AuthorityPage> {
    const rows = await query<Row>(
      this.dataSource,
      `SELECT ${COLUMNS} ${FROM} AND ($3::bigint IS NULL OR g.id > $3) ORDER BY g.id LIMIT $4`,
      [...reach(actor, 'read'), cursorId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  create(actor: Actor, body: NewAuthority): Promise<AuthorityDto> {
    requireAccess(actor, 'authority', 'create');
    const { memberId = null, teamId = null, kinds, limit = null, languages = [] } = body;
    if ((memberId === null) === (teamId === null)) {
      throw invalid('one-holder', 'Say either memberId or teamId.', [
        { field: 'memberId', message: 'either memberId or teamId is expected' },
      ]);
    }
    const hours = readHours(body.hours);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.holders.require(tx, actor.workspaceId, { memberId, teamId });
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO authority_grant
           (workspace_id, member_id, team_id, kinds, limit_amount, limit_currency, languages, hours, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [
          actor.workspaceId,
          memberId,
          teamId,
          [...new Set(kinds)],
          limit?.amount ?? null,
          limit?.currency ?? null,
          languages,
          hours,
          actor.memberId,
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for an authority.');
      return this.settle(tx, actor, 'authority.create', row.id, { memberId, teamId, kinds, limit, languages });
    });
  }

  change(actor: Actor, id: string, version: number | null, change: AuthorityChange): Promise<AuthorityDto> {
    const within = reach(actor, 'update');
    const hours = readHours(change.hours);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.lock(tx, within, id, version);
      await tx.query(
        `UPDATE authority_grant SET kinds = coalesce($2::text[], kinds), languages = coalesce($3::text[], languages),
           limit_amount = CASE WHEN $4::boolean THEN $5::float8 ELSE limit_amount END,
           limit_currency = CASE WHEN $4::boolean THEN $6 ELSE limit_currency END,
           hours = CASE WHEN $7::boolean THEN $8::jsonb ELSE hours END, version = version + 1 WHERE id = $1`,
        [
          id,
          change.kinds === undefined ? null : [...new Set(change.kinds)],
          change.languages ?? null,
          change.limit !== undefined,
          change.limit?.amount ?? null,
          change.limit?.currency ?? null,
          change.hours !== undefined,
          hours === null ? null : JSON.stringify(hours),
        ],
      );
      return this.settle(tx, actor, 'authority.update', id, {
        kinds: change.kinds,
        limit: change.limit,
        languages: change.languages,
      });
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const within = reach(actor, 'delete');
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { member, team, kinds } = await this.lock(tx, within, id, version);
      await tx.query(`DELETE FROM authority_grant WHERE id = $1`, [id]);
      const details = { memberId: member?.id ?? null, teamId: team?.id ?? null, kinds };
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'authority.delete',
        resourceId: id,
        details,
      });
    });
  }

  private async lock(tx: EntityManager, within: readonly unknown[], id: string, version: number | null): Promise<Row> {
    const [row] = await query<Row>(tx, `SELECT ${COLUMNS} ${FROM} AND g.id = $3 FOR UPDATE OF g`, [...within, id]);
    if (row === undefined) throw notFound('authority');
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
  ): Promise<AuthorityDto> {
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId, details });
    const [row] = await query<Row>(tx, `SELECT ${COLUMNS} ${FROM} AND g.id = $3`, [
      actor.workspaceId,
      null,
      resourceId,
    ]);
    if (row === undefined) throw notFound('authority');
    return viewOf(row);
  }
}

function reach(actor: Actor, verb: Verb): [workspaceId: string, teamIds: readonly string[] | null] {
  return [actor.workspaceId, requireAccess(actor, 'authority', verb) === 'all' ? null : actor.teamIds];
}

const viewOf = (row: Row): AuthorityDto => ({ ...row, hours: writeHours(row.hours) });
