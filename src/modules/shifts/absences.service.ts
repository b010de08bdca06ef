import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { invalid, notFound } from '../../errors.js';
import { cursorId, toPage, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { Holders } from '../routing/holders.service.js';
import type { AbsenceDto, AbsencePage, NewAbsence } from './shifts.dto.js';

interface Row extends Omit<AbsenceDto, 'from' | 'to'> {
  readonly from: Date;
  readonly to: Date;
}

const COLUMNS = `a.id, a.from_at AS "from", a.to_at AS "to", a.note,
  json_build_object('id', m.id::text, 'name', m.name) AS member,
  CASE WHEN b.id IS NULL THEN NULL ELSE json_build_object('id', b.id::text, 'name', b.name) END AS substitute`;
const FROM = `FROM absence a JOIN staff_member m ON m.id = a.member_id LEFT JOIN staff_member b ON b.id = a.substitute_id
  WHERE a.workspace_id = $1 AND ($2::bigint[] IS NULL OR a.member_id = $3 OR EXISTS (
    SELECT FROM team_member x WHERE x.member_id = a.member_id AND x.team_id = ANY ($2)))`;

/** Who is out of office, and who stands in. Everybody says so of themselves, those who keep shifts of others. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly holders: Holders,
  ) {}

  /** Those that are not over, by id. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<AbsencePage> {
    const scope = requireAccess(actor, 'shifts', 'read');
    const rows = await query<Row>(
      this.dataSource,
      `SELECT ${COLUMNS} ${FROM} AND a.to_at > now() AND ($4::bigint IS NULL OR a.id > $4) ORDER BY a.id LIMIT $5`,
      [actor.workspaceId, scope === 'all' ? null : actor.teamIds, actor.memberId, cursorId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  create(
    actor: Actor,
    { memberId = actor.memberId, from, to, substituteId = null, note = '' }: NewAbsence,
  ): Promise<AbsenceDto> {
    requireAccess(actor, 'own-account', 'create');
    if (new Date(to) <= new Date(from)) {
      throw invalid('ends-early', 'An absence ends after it begins.', [
        { field: 'to', message: 'to must be after from' },
      ]);
    }
    if (substituteId === memberId) {
      throw invalid('own-substitute', 'Nobody stands in for themselves.', [
        { field: 'substituteId', message: 'substituteId must be somebody else' },
      ]);
    }
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.requireReach(tx, actor, memberId);
      await this.holders.require(tx, actor.workspaceId, { memberId });
      await this.holders.require(tx, actor.workspaceId, { memberId: substituteId });
      const [made] = await query<{ id: string }>(
        tx,
        `INSERT INTO absence (workspace_id, member_id, from_at, to_at, substitute_id, note, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [actor.workspaceId, memberId, from, to, substituteId, note, actor.memberId],
      );
      if (made === undefined) throw new Error('The database gave no id for an absence.');
      await this.audit.recordAct(tx, actor, 'absence.create', made.id, { memberId, from, to, substituteId });
      return viewOf(await this.find(tx, actor.workspaceId, made.id));
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'own-account', 'delete');
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { member } = await this.find(tx, actor.workspaceId, id);
      await this.requireReach(tx, actor, member.id);
      await tx.query(`DELETE FROM absence WHERE id = $1`, [id]);
      await this.audit.recordAct(tx, actor, 'absence.delete', id, { memberId: member.id });
    });
  }

  /** Of oneself always; of others for whoever may change their shifts. What is beyond looks absent. */
  private async requireReach(tx: EntityManager, actor: Actor, memberId: string): Promise<void> {
    if (memberId === actor.memberId) return;
    const scope = authorise(actor, 'shifts', 'update');
    if (scope === 'all') return;
    const shared = await query(
      tx,
      `SELECT 1 FROM team_member WHERE member_id = $1 AND team_id = ANY ($2::bigint[]) LIMIT 1`,
      [memberId, actor.teamIds],
    );
    if (scope !== 'team' || shared.length === 0) throw notFound('absence');
  }

  private async find(tx: EntityManager, workspaceId: string, id: string): Promise<Row> {
    const [row] = await query<Row>(tx, `SELECT ${COLUMNS} ${FROM} AND a.id = $4`, [workspaceId, null, null, id]);
    if (row === undefined) throw notFound('absence');
    return row;
  }
}

const viewOf = ({ from, to, ...row }: Row): AbsenceDto => ({
  ...row,
  from: from.toISOString(),
  to: to.toISOString(),
});
