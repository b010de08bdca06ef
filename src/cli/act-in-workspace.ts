import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import type { Actor } from '../domain/access/access.types.js';
import type { StaffRole } from '../domain/access/roles.js';
import { normaliseEmail } from '../modules/staff/staff.types.js';
import { BadInput, CommandFailed } from './cli-error.js';

/** The options of every command that acts in a workspace. */
export interface ActOptions {
  /** Id or name. */
  readonly workspace?: string;
  /** E-mail address. */
  readonly as?: string;
}

interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
}

interface MemberRow {
  readonly memberId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly teamIds: string[];
}

/** For whom a command acts: the person of `--as`, else the longest-serving administrator of the chosen workspace. */
export async function chooseActor(app: INestApplicationContext, { workspace, as }: ActOptions): Promise<Actor> {
  const dataSource = app.get(DataSource);
  const { id, name } = await chooseWorkspace(dataSource, workspace);
  const [member] = await query<MemberRow>(
    dataSource,
    `SELECT m.id AS "memberId", m.name, m.role,
       ARRAY(SELECT t.team_id::text FROM team_member t WHERE t.member_id = m.id ORDER BY t.team_id) AS "teamIds"
     FROM staff_member m
     WHERE m.workspace_id = $1 AND m.is_active AND CASE WHEN $2::text IS NULL THEN m.role = 'admin' ELSE m.email = $2 END
     ORDER BY m.id LIMIT 1`,
    [id, as === undefined ? null : normaliseEmail(as)],
  );
  if (member !== undefined) return { ...member, workspaceId: id, tokenScopes: null };
  if (as !== undefined) throw new BadInput(`Nobody active in workspace "${name}" has the address ${as}.`);
  throw new CommandFailed(`Workspace "${name}" has no active administrator to act for; name a person with --as EMAIL.`);
}

/** The wanted workspace, else the only one that is no demo, else the only one. */
export async function chooseWorkspace(dataSource: DataSource, wanted: string | undefined): Promise<Workspace> {
  const all = await query<Workspace>(
    dataSource,
    'SELECT id, name, is_demo AS "isDemo" FROM workspace WHERE drill_id IS NULL ORDER BY id',
  );
  if (all.length === 0) {
    throw new CommandFailed('There is no workspace yet. Start Earshot and open the set-up link that it prints.');
  }
  const own = all.filter(({ isDemo }) => !isDemo);
  const [chosen, ...others] =
    wanted === undefined
      ? own.length > 0
        ? own
        : all
      : all.filter(({ id, name }) => id === wanted || name === wanted);
  if (chosen !== undefined && others.length === 0) return chosen;
  const reason =
    wanted === undefined ? 'Choose a workspace with --workspace ID:' : `There is no workspace ${wanted}; these are:`;
  throw new BadInput(reason, ...all.map(({ id, name, isDemo }) => `  ${id}  ${name}${isDemo ? ' (demo)' : ''}`));
}
