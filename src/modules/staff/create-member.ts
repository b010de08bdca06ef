import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { AppError } from '../../errors.js';
import { setTeams } from './member-rules.js';
import { normaliseEmail, type NewMember } from './staff.types.js';

/** Returns the id. Throws `email-taken`: sign-in asks for an e-mail alone, so it is unique over all workspaces. */
export async function createMember(tx: EntityManager, member: NewMember): Promise<string> {
  const [row] = await query<{ id: string }>(
    tx,
    `INSERT INTO staff_member (workspace_id, email, name, role, password_hash, language)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (email) DO NOTHING RETURNING id`,
    [
      member.workspaceId,
      normaliseEmail(member.email),
      member.name,
      member.role,
      member.passwordHash ?? null,
      member.language ?? 'en',
    ],
  );
  if (row === undefined) {
    throw new AppError('conflict', 'email-taken', {
      detail: 'Somebody with this e-mail address exists already.',
      fields: [{ field: 'email', message: 'email is taken' }],
    });
  }
  await setTeams(tx, member.workspaceId, row.id, member.teamIds);
  return row.id;
}
