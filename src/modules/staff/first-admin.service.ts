import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { Env } from '../../env.js';
import { AppError } from '../../errors.js';
import { AuditService } from '../audit/audit.service.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';
import { createMember } from './create-member.js';
import { OneTimeLinkService, type NewLink } from './one-time-link.service.js';
import { PasswordService } from './password.service.js';

const LOCK = 7_303;
const WORKSPACE_NAME = 'My workspace';
const ADMIN_NAME = 'Administrator';

/** exists: nothing to do · created: from the settings · link: to be printed, for whoever installs this. */
export type FirstAdmin =
  | { readonly kind: 'exists' }
  | { readonly kind: 'created'; readonly memberId: string; readonly workspaceId: string }
  | { readonly kind: 'link'; readonly link: NewLink };

export interface NewAdmin {
  readonly email: string;
  readonly name: string | null;
  readonly passwordHash: string;
}

/** How an installation gets its first administrator. The people of the demo workspace do not count. */
@Injectable()
export class FirstAdminService {
  constructor(
    private readonly env: Env,
    private readonly dataSource: DataSource,
    private readonly workspaces: WorkspacesService,
    private readonly passwords: PasswordService,
    private readonly links: OneTimeLinkService,
    private readonly audit: AuditService,
  ) {}

  async isMissing(on: EntityManager | DataSource = this.dataSource): Promise<boolean> {
    const rows = await query(
      on,
      `SELECT FROM staff_member m JOIN workspace w ON w.id = m.workspace_id
       WHERE m.role = 'admin' AND m.is_active AND NOT w.is_demo AND w.drill_id IS NULL LIMIT 1`,
    );
    return rows.length === 0;
  }

  async ensure(): Promise<FirstAdmin> {
    if (!(await this.isMissing())) return { kind: 'exists' };
    const { adminEmail, adminPassword } = this.env;
    if (adminEmail === null || adminPassword === null) {
      return { kind: 'link', link: await this.dataSource.transaction((tx) => this.links.create(tx, 'setup', null)) };
    }
    const admin = { email: adminEmail, name: null, passwordHash: await this.passwords.hash(adminPassword) };
    return this.dataSource.transaction(async (tx) => {
      await this.lock(tx);
      // Another process that started at the same time may have been first.
      return (await this.isMissing(tx)) ? this.createUnderLock(tx, admin) : { kind: 'exists' };
    });
  }

  /** Part of the caller's transaction. Throws `already-set-up` when somebody was first. */
  async create(tx: EntityManager, admin: NewAdmin): Promise<{ memberId: string; workspaceId: string }> {
    await this.lock(tx);
    if (!(await this.isMissing(tx))) {
      throw new AppError('conflict', 'already-set-up', { detail: 'There is an administrator already.' });
    }
    return this.createUnderLock(tx, admin);
  }

  private async createUnderLock(tx: EntityManager, admin: NewAdmin): Promise<FirstAdmin & { kind: 'created' }> {
    const { workspaceId, teamId } = await this.workspaces.create(tx, { name: WORKSPACE_NAME, isDemo: false });
    const memberId = await createMember(tx, {
      workspaceId,
      email: admin.email,
      name: admin.name ?? ADMIN_NAME,
      role: 'admin',
      teamIds: [teamId],
      passwordHash: admin.passwordHash,
    });
    await this.audit.record(tx, { workspaceId, actor: 'system', action: 'staff.first-admin', resourceId: memberId });
    return { kind: 'created', memberId, workspaceId };
  }

  private async lock(tx: EntityManager): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  }
}
