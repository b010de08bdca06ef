import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { roleAllows } from '../../domain/access/matrix.js';
import type { StaffRole } from '../../domain/access/roles.js';
import { AppError, invalid, notFound } from '../../errors.js';
import type { Credential } from '../../http/request.types.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { PasswordService } from './password.service.js';
import { SessionService } from './session.service.js';
import { SignInThrottleService } from './sign-in-throttle.service.js';
import type { Language, Named } from './staff.types.js';

const LARGEST_PREFERENCES = 16_384;

const LANDING_PATH: Readonly<Record<StaffRole, string>> = {
  admin: '/watch',
  'pr-lead': '/inbox/due',
  'team-lead': '/inbox/due',
  agent: '/inbox/due',
  viewer: '/mentions',
};

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly teams: Named[];
  readonly workspace: Named & { readonly isDemo: boolean };
  readonly language: string;
  readonly preferences: Record<string, unknown>;
  readonly landingPath: string;
  /** The drill that this session is in. */
  readonly drill: { readonly id: string; readonly title: string; readonly mayEnd: boolean } | null;
  readonly version: number;
}

export interface AccountChanges {
  readonly name?: string;
  readonly language?: Language;
  /** Merged by top-level name; null removes one. */
  readonly preferences?: Record<string, unknown>;
  readonly currentPassword?: string;
  readonly newPassword?: string;
}

/** What people see and change about themselves. Role, teams and e-mail are not theirs to change. */
@Injectable()
export class AccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottleService,
    private readonly audit: AuditService,
  ) {}

  async get(memberId: string, on: EntityManager | DataSource = this.dataSource): Promise<Account> {
    const [row] = await query<
      Omit<Account, 'landingPath' | 'drill'> & {
        readonly drill: { readonly id: string; readonly title: string; readonly ownRole: StaffRole | null } | null;
      }
    >(
      on,
      `SELECT m.id, m.name, m.email, m.role, m.language, m.preferences, m.version,
         jsonb_build_object('id', w.id::text, 'name', w.name, 'isDemo', w.is_demo) AS workspace,
         (SELECT jsonb_build_object('id', d.id::text, 'title', coalesce(d.scenario -> 'title' ->> m.language, d.scenario -> 'title' ->> 'en'),
             'ownRole', (SELECT own.role FROM drill_participant p JOIN staff_member own ON own.id = p.member_id
               WHERE p.drill_id = d.id AND p.sandbox_member_id = m.id))
           FROM drill d WHERE d.id = w.drill_id) AS drill,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id::text, 'name', t.name) ORDER BY t.name, t.id)
           FROM team_member x JOIN team t ON t.id = x.team_id WHERE x.member_id = m.id), '[]') AS teams
       FROM staff_member m JOIN workspace w ON w.id = m.workspace_id WHERE m.id = $1`,
      [memberId],
    );
    if (row === undefined) throw notFound('user');
    const { drill, ...account } = row;
    return {
      ...account,
      landingPath: LANDING_PATH[row.role],
      drill: drill === null ? null : { id: drill.id, title: drill.title, mayEnd: mayEndDrill(drill.ownRole) },
    };
  }

  /** A new password signs the person out everywhere but in the session that asked, which has just proved the old one. */
  async change(actor: Actor, credential: Credential, address: string, changes: AccountChanges): Promise<Account> {
    requireAccess(actor, 'own-account', 'update');
    const { name, language, preferences, newPassword } = changes;
    const passwordHash = newPassword === undefined ? null : await this.newHash(actor, address, newPassword, changes);
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const [changed] = await query<{ size: number }>(
        tx,
        `UPDATE staff_member SET name = coalesce($2, name), language = coalesce($3, language), version = version + 1,
           preferences = jsonb_strip_nulls(preferences || $4::jsonb), password_hash = coalesce($5, password_hash)
         WHERE id = $1 RETURNING octet_length(preferences::text) AS size`,
        [actor.memberId, name, language, JSON.stringify(preferences ?? {}), passwordHash],
      );
      if (changed !== undefined && changed.size > LARGEST_PREFERENCES) {
        throw invalid('preferences-too-large', 'The preferences are larger than 16 KiB.', [
          { field: 'preferences', message: 'preferences are too large' },
        ]);
      }
      if (passwordHash !== null) {
        await this.sessions.endAllOf(tx, actor.memberId, credential.hash);
        await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action: 'account.password' });
      }
      return this.get(actor.memberId, tx);
    });
  }

  private async newHash(actor: Actor, address: string, newPassword: string, changes: AccountChanges): Promise<string> {
    const [member] = await query<{ email: string; passwordHash: string | null }>(
      this.dataSource,
      `SELECT email, password_hash AS "passwordHash" FROM staff_member WHERE id = $1`,
      [actor.memberId],
    );
    if (member === undefined) throw notFound('user');
    await this.throttle.countAttempt(member.email, address);
    if (!(await this.passwords.isCorrect(changes.currentPassword ?? '', member.passwordHash))) {
      throw new AppError('invalid', 'wrong-password', {
        detail: 'The current password is wrong.',
        fields: [{ field: 'currentPassword', message: 'currentPassword is wrong' }],
      });
    }
    await this.throttle.takeBack(member.email, address);
    return this.passwords.hash(newPassword);
  }
}

/** By the role at home, whichever is practised. */
const mayEndDrill = (role: StaffRole | null): boolean => role !== null && roleAllows(role, 'drills', 'update');
