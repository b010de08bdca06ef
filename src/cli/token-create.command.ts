import { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import { AuditService } from '../modules/audit/audit.service.js';
import { StaffService } from '../modules/staff/staff.service.js';
import { LONGEST_NAME, normaliseEmail } from '../modules/staff/staff.types.js';
import { BadInput } from './cli-error.js';
import { print, tell } from './terminal.js';
import { withApp } from './with-app.js';

export interface TokenOptions {
  /** E-mail address of the person the token acts for. */
  readonly user: string;
  readonly name: string;
  /** `resource:verb`, comma separated, or `*`. */
  readonly scopes: string;
  /** ISO 8601 instant; without one the token does not run out. */
  readonly expires?: string;
}

const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/i;

/** Makes an API token and prints its value, which is not kept. */
export async function createToken(options: TokenOptions): Promise<void> {
  const name = options.name.trim();
  if (name === '' || name.length > LONGEST_NAME)
    throw new BadInput(`--name needs 1 to ${String(LONGEST_NAME)} characters.`);
  const scopes = options.scopes
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
  if (scopes.length === 0) throw new BadInput('--scopes names no scope, such as tasks:write or *.');
  const expiresAt = options.expires === undefined ? null : readInstant(options.expires);
  await withApp(async ({ app }) => {
    const dataSource = app.get(DataSource);
    const [member] = await query<{ id: string; workspaceId: string }>(
      dataSource,
      'SELECT id, workspace_id AS "workspaceId" FROM staff_member WHERE email = $1 AND is_active',
      [normaliseEmail(options.user)],
    );
    if (member === undefined) throw new BadInput(`Nobody active has the address ${options.user}.`);
    const { workspaceId, id: memberId } = member;
    const { token } = await dataSource.transaction(async (tx) => {
      const created = await app.get(StaffService).createToken(tx, { workspaceId, memberId, name, scopes, expiresAt });
      await app.get(AuditService).record(tx, {
        workspaceId,
        actor: 'system',
        action: 'token.create',
        resourceId: created.id,
        details: { name, scopes, expiresAt, memberId },
      });
      return created;
    });
    await print(token);
    tell(`It acts for ${options.user} and is not shown again.`);
  });
}

function readInstant(text: string): Date {
  const at = new Date(text);
  if (INSTANT.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new BadInput('--expires is expected to be an ISO 8601 instant with its zone, such as 2030-01-31T12:00:00Z.');
}
