import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { invalid, notFound, staleVersion } from '../../errors.js';
import { cursorId, toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { readHours, writeHours } from '../../http/hours.decorator.js';
import { Holders } from '../routing/holders.service.js';
import type { NewShift, ShiftChange, ShiftDto, ShiftPage, ShiftQuery } from './shifts.dto.js';

interface Row {
  readonly id: string;
  readonly member: { readonly id: string; readonly name: string };
  readonly from: Date | null;
  readonly to: Date | null;
  readonly hours: Calendar | null;
  readonly note: string;
  readonly version: number;
}

const COLUMNS = `s.id, s.from_at AS "from", s.to_at AS "to", s.hours, s.note, s.version,
  json_build_object('id', m.id::text, 'name', m.name) AS member`;
const FROM = `FROM shift s JOIN staff_member m ON m.id = s.member_id
  WHERE s.workspace_id = $1 AND ($2::bigint[] IS NULL OR EXISTS (
    SELECT FROM team_member x WHERE x.member_id = s.member_id AND x.team_id = ANY ($2)))`;

/** Who answers for what comes in, when. */
@Injectable()
export class ShiftsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly holders: Holders,
  ) {}

  async list(actor: Actor, { limit, cursor, memberId }: ShiftQuery): Promise<ShiftPage> {
    const rows = await query<Row>(
      this.dataSource,
      `SELECT ${COLUMNS} ${FROM} AND ($3::bigint IS NULL OR s.id > $3) AND ($4::bigint IS NULL OR s.member_id = $4)
       ORDER BY s.id LIMIT $5`,
      [...reach(actor, 'read'), cursorId(cursor), memberId ?? null, limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  create(actor: Actor, { memberId, ...body }: NewShift): Promise<ShiftDto> {
    requireAccess(actor, 'shifts', 'create');
    const times = timesOf(body, { from: null, to: null, hours: null });
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.holders.require(tx, actor.workspaceId, { memberId });
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO shift (workspace_id, member_id, from_at, to_at, hours, note, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        [actor.workspaceId, memberId, times.from, times.to, times.hours, body.note ?? '', actor.memberId],
      );
      if (row === undefined) throw new Error('The database gave no id for a shift.');
      return this.settle(tx, actor, 'shift.create', row.id, { memberId, from: body.from, to: body.to });
    });
  }

  change(actor: Actor, id: string, version: number | null, change: ShiftChange): Promise<ShiftDto> {
    const within = reach(actor, 'update');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const row = await this.lock(tx, within, id, version);
      const times = timesOf(change, row);
      await tx.query(
        `UPDATE shift SET from_at = $2, to_at = $3, hours = $4, note = coalesce($5, note), version = version + 1
         WHERE id = $1`,
        [id, times.from, times.to, times.hours, change.note ?? null],
      );
      return this.settle(tx, actor, 'shift.update', id, { from: change.from, to: change.to, note: change.note });
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const within = reach(actor, 'delete');
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { member } = await this.lock(tx, within, id, version);
      await tx.query(`DELETE FROM shift WHERE id = $1`, [id]);
      const { workspaceId } = actor;
      const details = { memberId: member.id };
      await this.audit.record(tx, { workspaceId, actor, action: 'shift.delete', resourceId: id, details });
    });
  }

  private async lock(tx: EntityManager, within: readonly unknown[], id: string, version: number | null): Promise<Row> {
    const [row] = await query<Row>(tx, `SELECT ${COLUMNS} ${FROM} AND s.id = $3 FOR UPDATE OF s`, [...within, id]);
    if (row === undefined) throw notFound('shift');
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
  ): Promise<ShiftDto> {
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId, details });
    const [row] = await query<Row>(tx, `SELECT ${COLUMNS} ${FROM} AND s.id = $3`, [
      actor.workspaceId,
      null,
      resourceId,
    ]);
    if (row === undefined) throw notFound('shift');
    return viewOf(row);
  }
}

function reach(actor: Actor, verb: Verb): [workspaceId: string, teamIds: readonly string[] | null] {
  return [actor.workspaceId, requireAccess(actor, 'shifts', verb) === 'all' ? null : actor.teamIds];
}

function timesOf(change: ShiftChange, before: Pick<Row, 'from' | 'to' | 'hours'>): Pick<Row, 'from' | 'to' | 'hours'> {
  const instant = (text: string | null | undefined, old: Date | null): Date | null =>
    text === undefined ? old : text === null ? null : new Date(text);
  const from = instant(change.from, before.from);
  const to = instant(change.to, before.to);
  const hours = change.hours === undefined ? before.hours : readHours(change.hours);
  if (hours === null && (from === null || to === null)) {
    throw invalid('no-times', 'A shift has a beginning and an end, or weekly hours.', [
      { field: 'from', message: 'from and to, or hours, are expected' },
    ]);
  }
  if (from !== null && to !== null && to <= from) {
    throw invalid('ends-early', 'A shift ends after it begins.', [{ field: 'to', message: 'to must be after from' }]);
  }
  return { from, to, hours };
}

const viewOf = ({ from, to, hours, ...row }: Row): ShiftDto => ({
  ...row,
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
  hours: writeHours(hours),
});
