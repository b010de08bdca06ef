import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StaffRole } from '../../domain/access/roles.js';
import { Env } from '../../env.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { describeForLog } from '../../http/problem.js';
import { AuditService } from '../audit/audit.service.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';
import { FirstAdminService } from './first-admin.service.js';
import { OneTimeLinkService } from './one-time-link.service.js';
import { PasswordService } from './password.service.js';
import { SessionService, type NewSession } from './session.service.js';
import { SignInThrottleService } from './sign-in-throttle.service.js';
import { normaliseEmail } from './staff.types.js';

/** Roles that the demo offers with one click. */
export const DEMO_ROLES = ['agent', 'pr-lead', 'admin'] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

/** Where a sign-in comes from. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string | null;
  /** Session of the same browser, which ends when another begins. */
  readonly replacedHash: string | null;
}

export interface SignedIn extends NewSession {
  readonly memberId: string;
}

export interface LinkUse {
  readonly token: string;
  readonly password: string;
  readonly name?: string;
  /** For the first set-up only. */
  readonly email?: string;
}

export interface SignInOptions {
  readonly demo: boolean;
  readonly demoRoles: DemoRole[];
  readonly setupNeeded: boolean;
}

interface KnownMember {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly role: StaffRole;
}

const MEMBER = `SELECT id, workspace_id AS "workspaceId", name, role, password_hash AS "passwordHash" FROM staff_member`;

/** The three ways in: e-mail and password, a one-time link, and one click in the demo. */
@Injectable()
export class SignInService {
  private readonly log = new Logger('SignIn');

  constructor(
    private readonly env: Env,
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly throttle: SignInThrottleService,
    private readonly sessions: SessionService,
    private readonly links: OneTimeLinkService,
    private readonly firstAdmin: FirstAdminService,
    private readonly workspaces: WorkspacesService,
    private readonly audit: AuditService,
  ) {}

  /** An unknown account, a wrong password and a deactivated person get the same answer after the same work. */
  async signIn(email: string, password: string, visitor: Visitor): Promise<SignedIn> {
    const account = normaliseEmail(email);
    await this.throttle.countAttempt(account, visitor.address);
    const [member] = await query<KnownMember & { passwordHash: string | null }>(
      this.dataSource,
      `${MEMBER} WHERE email = $1 AND is_active`,
      [account],
    );
    const isCorrect = await this.passwords.isCorrect(password, member?.passwordHash ?? null);
    if (member === undefined || !isCorrect) {
      if (member) this.noteRefusal(member);
      throw new AppError('unauthenticated', 'wrong-credentials', { detail: 'E-mail or password is wrong.' });
    }
    await this.throttle.takeBack(account, visitor.address);
    return this.dataSource.transaction((tx) => this.begin(tx, member, visitor, 'password'));
  }

  /** Sets the password of the person the link was made for, or creates the first administrator, and signs them in. */
  async useLink(use: LinkUse, visitor: Visitor): Promise<SignedIn> {
    const { kind } = await this.links.look(this.dataSource.manager, use.token);
    if (kind === 'setup' && use.email === undefined) {
      throw invalid('email-needed', 'The first administrator needs an e-mail address.', [
        { field: 'email', message: 'email is needed for the first set-up' },
      ]);
    }
    const passwordHash = await this.passwords.hash(use.password);
    return this.dataSource.transaction(async (tx) => {
      const link = await this.links.take(tx, use.token);
      const memberId =
        link.kind === 'setup'
          ? (await this.firstAdmin.create(tx, { email: use.email ?? '', name: use.name ?? null, passwordHash }))
              .memberId
          : await this.setPassword(tx, link.memberId, passwordHash, use.name);
      const [member] = await query<KnownMember>(tx, `${MEMBER} WHERE id = $1`, [memberId]);
      if (member === undefined) throw notFound('user');
      return this.begin(tx, member, visitor, link.kind);
    });
  }

  /** Only on loopback and only while the demo is on; whoever reaches it is at the machine itself. */
  async signInToDemo(role: DemoRole, visitor: Visitor): Promise<SignedIn> {
    const [member] = this.offersDemo()
      ? await query<KnownMember>(
          this.dataSource,
          `${MEMBER} WHERE is_active AND role = $1 AND workspace_id = $2 ORDER BY id LIMIT 1`,
          [role, await this.workspaces.findDemo(this.dataSource.manager)],
        )
      : [];
    if (member === undefined) throw notFound('demo');
    return this.dataSource.transaction((tx) => this.begin(tx, member, visitor, 'demo'));
  }

  /** What the sign-in page shows. */
  async options(): Promise<SignInOptions> {
    const setupNeeded = await this.firstAdmin.isMissing();
    if (!this.offersDemo()) return { demo: false, demoRoles: [], setupNeeded };
    const found = await query<{ role: StaffRole }>(
      this.dataSource,
      `SELECT DISTINCT role FROM staff_member WHERE is_active AND workspace_id = $1`,
      [await this.workspaces.findDemo(this.dataSource.manager)],
    );
    const demoRoles = DEMO_ROLES.filter((role) => found.some((row) => row.role === role));
    return { demo: demoRoles.length > 0, demoRoles, setupNeeded };
  }

  async signOut(actor: Actor, idHash: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.sessions.end(tx, idHash);
      await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action: 'session.end' });
    });
  }

  private offersDemo(): boolean {
    return this.env.isLoopback && this.env.demo !== 'off';
  }

  /** Not waited for: the time of the answer must not tell that the account exists. The throttle keeps the entries few. */
  private noteRefusal(member: KnownMember): void {
    const { workspaceId, id: resourceId } = member;
    this.dataSource
      .transaction((tx) =>
        this.audit.record(tx, { workspaceId, actor: 'system', action: 'session.refused', resourceId }),
      )
      .catch((error: unknown) => {
        this.log.error(`A refused sign-in could not be audited: ${describeForLog(error)}`);
      });
  }

  private async setPassword(
    tx: EntityManager,
    memberId: string | null,
    passwordHash: string,
    name: string | undefined,
  ): Promise<string> {
    const [row] = await query<{ id: string }>(
      tx,
      `UPDATE staff_member SET password_hash = $2, name = coalesce($3, name), version = version + 1
       WHERE id = $1 AND is_active RETURNING id`,
      [memberId, passwordHash, name],
    );
    if (row === undefined) throw invalid('link-not-valid', 'The person this link was made for has no access any more.');
    await this.sessions.endAllOf(tx, row.id);
    return row.id;
  }

  private async begin(tx: EntityManager, member: KnownMember, visitor: Visitor, way: string): Promise<SignedIn> {
    if (visitor.replacedHash !== null) await this.sessions.end(tx, visitor.replacedHash);
    const session = await this.sessions.start(tx, member.id, visitor.userAgent);
    const { id: memberId, workspaceId, name, role } = member;
    const actor: Actor = { workspaceId, memberId, name, role, teamIds: [], tokenScopes: null };
    await this.audit.record(tx, { workspaceId, actor, action: 'session.start', details: { way } });
    return { ...session, memberId };
  }
}
