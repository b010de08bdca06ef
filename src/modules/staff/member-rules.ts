import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { SpokenLanguage } from '../../domain/routing/routing.types.js';
import { AppError, invalid } from '../../errors.js';
import type { MemberChanges } from './staff.types.js';

export interface LockedMember {
  readonly id: string;
  readonly role: string;
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly version: number;
}

/** Nobody gives themselves another role, up or down: a second admin is asked. */
export function refuseOwnPromotion(actor: Actor, member: LockedMember, changes: MemberChanges): void {
  if (actor.memberId !== member.id || changes.role === undefined || changes.role === member.role) return;
  throw new AppError('forbidden', 'own-role', { detail: 'Another administrator has to change your role.' });
}

/**
 * Refuses a change after which no active admin who can sign in would be left. Locks all admins of the workspace, so that two of
 * them cannot remove each other at the same moment.
 */
export async function keepAnAdmin(
  tx: EntityManager,
  workspaceId: string,
  member: LockedMember,
  changes: MemberChanges,
): Promise<void> {
  const staysAdmin = (changes.role ?? member.role) === 'admin' && (changes.isActive ?? member.isActive);
  if (member.role !== 'admin' || !member.isActive || staysAdmin) return;
  const others = await query<{ id: string }>(
    tx,
    `SELECT id FROM (SELECT id, password_hash FROM staff_member
       WHERE workspace_id = $1 AND role = 'admin' AND is_active ORDER BY id FOR UPDATE) a
     WHERE id <> $2 AND password_hash IS NOT NULL`,
    [workspaceId, member.id],
  );
  if (others.length === 0) {
    throw new AppError('conflict', 'last-admin', { detail: 'The last administrator cannot be removed or changed.' });
  }
}

/** Replaces what a member speaks; of one language named twice the last counts. */
export async function setLanguages(
  tx: EntityManager,
  workspaceId: string,
  memberId: string,
  languages: readonly SpokenLanguage[],
): Promise<void> {
  const wanted = [...new Map(languages.map((each) => [each.lang, each])).values()];
  await tx.query(`DELETE FROM member_language WHERE member_id = $1 AND lang <> ALL ($2::text[])`, [
    memberId,
    wanted.map(({ lang }) => lang),
  ]);
  await tx.query(
    `INSERT INTO member_language (member_id, workspace_id, lang, level)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[]) ON CONFLICT (member_id, lang) DO UPDATE SET level = excluded.level`,
    [memberId, workspaceId, wanted.map(({ lang }) => lang), wanted.map(({ level }) => level)],
  );
}

/** Replaces the teams of a member; every team must be of the same workspace. */
export async function setTeams(
  tx: EntityManager,
  workspaceId: string,
  memberId: string,
  teamIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(teamIds)];
  const known = await query<{ id: string }>(
    tx,
    `SELECT id FROM team WHERE workspace_id = $1 AND id = ANY($2::bigint[]) ORDER BY id FOR SHARE`,
    [workspaceId, wanted],
  );
  if (known.length < wanted.length) {
    throw invalid('unknown-team', 'There is no such team.', [
      { field: 'teamIds', message: 'teamIds names no team of yours' },
    ]);
  }
  await tx.query(`DELETE FROM team_member WHERE member_id = $1 AND team_id <> ALL($2::bigint[])`, [memberId, wanted]);
  await tx.query(
    `INSERT INTO team_member (team_id, member_id) SELECT unnest($2::bigint[]), $1 ON CONFLICT DO NOTHING`,
    [memberId, wanted],
  );
}
