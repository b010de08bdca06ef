import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { StaffRole } from '../../domain/access/roles.js';
import { notifiersItTells, practisedSchedule, whomItPages } from '../../domain/drill/practised-schedule.js';
import type { OnCallBook } from '../on-call/on-call-book.service.js';
import type { StaffService } from '../staff/staff.service.js';
import { copyRows, type NewIds } from './copied-rows.js';

export interface PagingToCopy {
  readonly homeId: string;
  readonly sandboxId: string;
  /** Who takes part, by their ids at home. */
  readonly memberIds: NewIds;
  /** Notifiers that the drill names, by their ids at home. */
  readonly notifierIds: NewIds;
  /** Stands for whoever wrote it. */
  readonly writtenBy: string;
}

/** Who keeps what is read and written. */
interface Keepers {
  readonly book: OnCallBook;
  readonly staff: StaffService;
}

/**
 * Lets a sandbox page along the chain that is in force. Who takes part has their turns and the kinds of ways to be reached, without
 * the addresses; everybody and every channel else that it comes to has a stand-in that is told nothing.
 */
export async function copyPaging(tx: EntityManager, { book, staff }: Keepers, to: PagingToCopy): Promise<void> {
  const { homeId, sandboxId, memberIds, writtenBy } = to;
  await copyRows(tx, 'shift', 't.workspace_id = $1', [homeId], (row) => {
    const member = memberIds.get(String(row['member_id']));
    return member === undefined ? null : { workspace_id: sandboxId, member_id: member, created_by: writtenBy };
  });
  await copyRows(
    tx,
    'member_contact',
    `t.workspace_id = $1 AND t.verified_at IS NOT NULL AND NOT EXISTS (SELECT FROM member_contact o
       WHERE o.member_id = t.member_id AND o.kind = t.kind AND o.verified_at IS NOT NULL
         AND (o.position, o.id) < (t.position, t.id))`,
    [homeId],
    (row) => {
      const member = memberIds.get(String(row['member_id']));
      return member === undefined ? null : { workspace_id: sandboxId, member_id: member, address: '', code_hash: null };
    },
  );
  const { schedule, version } = await book.read(homeId, tx);
  if (version === 0) return;
  const [{ now } = { now: null }] = await query<{ now: Date }>(tx, 'SELECT now() AS now');
  if (now === null) throw new Error('The database gave no time.');
  const people = await book.people(homeId, tx);
  const paged = whomItPages(schedule, await book.absences(homeId, now, tx), people);
  const members = new Map(memberIds);
  for (const { id, name, role } of people)
    if (paged.has(id) && !members.has(id))
      members.set(id, await addAbsentee(tx, staff, sandboxId, `member-${id}`, name, role));
  const silenced = await silence(tx, staff, to, notifiersItTells(schedule));
  // Whoever takes part is there; only what others are away for changes who is paged.
  await copyRows(tx, 'absence', 't.workspace_id = $1 AND t.to_at > now()', [homeId], (row) => {
    const away = String(row['member_id']);
    const member = memberIds.has(away) ? undefined : members.get(away);
    const substitute = members.get(String(row['substitute_id'])) ?? null;
    return member === undefined
      ? null
      : { workspace_id: sandboxId, member_id: member, substitute_id: substitute, note: '', created_by: writtenBy };
  });
  const body = practisedSchedule(schedule, { members, notifiers: to.notifierIds, silenced });
  await tx.query('INSERT INTO on_call_schedule (workspace_id, body, updated_by) VALUES ($1, $2::jsonb, $3)', [
    sandboxId,
    JSON.stringify(body),
    writtenBy,
  ]);
}

/** Stand-ins for the channels of the chain that the drill does not name. */
async function silence(
  tx: EntityManager,
  staff: StaffService,
  { homeId, sandboxId, notifierIds }: PagingToCopy,
  told: readonly string[],
): Promise<NewIds> {
  const silent = await query<{ id: string; name: string }>(
    tx,
    'SELECT id, name FROM notifier WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND deleted_at IS NULL AND NOT is_paused',
    [homeId, told.filter((id) => !notifierIds.has(id))],
  );
  const made = new Map<string, string>();
  for (const { id, name } of silent)
    made.set(id, await addAbsentee(tx, staff, sandboxId, `notifier-${id}`, name, 'viewer'));
  return made;
}

async function addAbsentee(
  tx: EntityManager,
  staff: StaffService,
  sandboxId: string,
  key: string,
  name: string,
  role: StaffRole,
): Promise<string> {
  const email = `drill-${sandboxId}-${key}@drill.invalid`;
  const id = await staff.createMember(tx, { workspaceId: sandboxId, email, name, role, teamIds: [] });
  await tx.query('UPDATE staff_member SET is_active = false WHERE id = $1', [id]);
  await tx.query('INSERT INTO drill_absentee (sandbox_member_id, workspace_id) VALUES ($1, $2)', [id, sandboxId]);
  return id;
}
