import { isEmail } from 'class-validator';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import type { Actor } from '../domain/access/access.types.js';
import { STAFF_ROLES, type StaffRole } from '../domain/access/roles.js';
import { requireAccess } from '../http/require-access.js';
import { AuditService } from '../modules/audit/audit.service.js';
import { PasswordService } from '../modules/staff/password.service.js';
import { StaffService } from '../modules/staff/staff.service.js';
import { LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../modules/staff/staff.types.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { BadInput } from './cli-error.js';
import { readText } from './read-input.js';
import { print, tell } from './terminal.js';
import { withApp } from './with-app.js';

export interface UserOptions extends ActOptions {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Names or ids. */
  readonly team: readonly string[];
  /** File that holds the password, `-` for standard input. */
  readonly passwordFile?: string;
}

interface CheckedUser {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
}

const MAX_EMAIL_LENGTH = 320;
const MAX_PASSWORD_BYTES = 4 * LONGEST_PASSWORD;

/** Adds a person. Prints a link with which they choose a password, or their id when one was given. */
export async function createUser(options: UserOptions): Promise<void> {
  const user = checkUser(options);
  const password = options.passwordFile === undefined ? null : await readPassword(options.passwordFile);
  await withApp(async ({ app }) => {
    const actor = await chooseActor(app, options);
    const member = { ...user, teamIds: await findTeams(app, actor, options.team) };
    if (password === null) {
      const { link } = await app.get(StaffService).invite(actor, member);
      await print(link.url);
      tell(`The link works once, until ${link.expiresAt.toISOString()}. Give it to ${user.email}.`);
      return;
    }
    requireAccess(actor, 'staff', 'create');
    const passwordHash = await app.get(PasswordService).hash(password);
    const id = await app.get(DataSource).transaction(async (tx) => {
      const { workspaceId } = actor;
      const created = await app.get(StaffService).createMember(tx, { ...member, workspaceId, passwordHash });
      const details = { role: user.role, teamIds: member.teamIds };
      await app
        .get(AuditService)
        .record(tx, { workspaceId, actor, action: 'staff.create', resourceId: created, details });
      return created;
    });
    await print(id);
    tell(`${user.email} can sign in now.`);
  });
}

function checkUser({ email, name, role }: UserOptions): CheckedUser {
  const knownRole = STAFF_ROLES.find((known) => known === role);
  const faults = [
    isEmail(email.trim()) && email.length <= MAX_EMAIL_LENGTH ? null : '--email is not an e-mail address.',
    name.trim() !== '' && name.length <= LONGEST_NAME ? null : `--name needs 1 to ${String(LONGEST_NAME)} characters.`,
    knownRole === undefined ? `--role must be one of ${STAFF_ROLES.join(', ')}.` : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0 || knownRole === undefined) throw new BadInput(...faults);
  return { email: email.trim(), name: name.trim(), role: knownRole };
}

async function readPassword(file: string): Promise<string> {
  const password = (await readText(file, MAX_PASSWORD_BYTES)).replace(/\r?\n$/, '');
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return password;
  throw new BadInput(`A password has ${String(SHORTEST_PASSWORD)} to ${String(LONGEST_PASSWORD)} characters.`);
}

/** The named teams; without a name the only team there is. */
async function findTeams(app: INestApplicationContext, actor: Actor, wanted: readonly string[]): Promise<string[]> {
  const teams = await query<{ id: string; name: string }>(
    app.get(DataSource),
    'SELECT id, name FROM team WHERE workspace_id = $1 ORDER BY id',
    [actor.workspaceId],
  );
  const [only, ...others] = teams;
  if (wanted.length === 0) return only !== undefined && others.length === 0 ? [only.id] : [];
  return wanted.map((name) => {
    const team = teams.find((known) => known.name === name) ?? teams.find((known) => known.id === name);
    if (team !== undefined) return team.id;
    throw new BadInput(`There is no team "${name}"; these are: ${teams.map((known) => known.name).join(', ')}.`);
  });
}
