import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, notFound, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { createMember } from './create-member.js';
import { FirstAdminService, type FirstAdmin } from './first-admin.service.js';
import { keepAnAdmin, refuseOwnPromotion, setLanguages, setTeams, type LockedMember } from './member-rules.js';
import { OneTimeLinkService, type NewLink } from './one-time-link.service.js';
import { SessionService } from './session.service.js';
import type { Member, MemberChanges, NewMember } from './staff.types.js';
import { TokenService, type CreatedToken, type NewToken } from './token.service.js';

const MEMBER_COLUMNS = `m.id, m.name, m.role, m.language, m.is_trainee AS "isTrainee", m.skills, m.capacity, m.version,
  coalesce((SELECT jsonb_agg(jsonb_build_object('lang', l.lang, 'level', l.level) ORDER BY l.lang)
    FROM member_language l WHERE l.member_id = m.id), '[]') AS languages, m.created_at AS "createdAt",
  CASE WHEN NOT m.is_active THEN 'deactivated' WHEN m.password_hash IS NULL AND NOT w.is_demo THEN 'invited'
    ELSE 'active' END AS state,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id::text, 'name', t.name) ORDER BY t.name, t.id)
    FROM team_member x JOIN team t ON t.id = x.team_id WHERE x.member_id = m.id), '[]') AS teams`;

/** The people of a workspace. */
@Injectable()
export class StaffService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly sessions: SessionService,
    private readonly links: OneTimeLinkService,
    private readonly tokens: TokenService,
    private readonly firstAdmin: FirstAdminService,
  ) {}

  /** Called at boot: makes sure that somebody can become administrator, by the settings or by a link to be printed. */
  ensureFirstAdmin(): Promise<FirstAdmin> {
    return this.firstAdmin.ensure();
  }

  createMember(tx: EntityManager, member: NewMember): Promise<string> {
    return createMember(tx, member);
  }

  /** For the command line; over HTTP a token's maker is whoever asks. */
  createToken(tx: EntityManager, token: NewToken): Promise<CreatedToken> {
    return this.tokens.create(tx, token);
  }

  /** By id, `limit + 1` rows after `afterId`: everybody, or for a narrower right those of the own teams. */
  list(actor: Actor, limit: number, afterId: string | null): Promise<Member[]> {
    return this.select(this.dataSource, actor, `AND m.id > $5 ORDER BY m.id LIMIT $6`, [afterId ?? '0', limit + 1]);
  }

  async get(actor: Actor, id: string): Promise<Member> {
    return this.getWithin(this.dataSource, actor, id);
  }

  /** Creates somebody who signs in after using the link. */
  invite(actor: Actor, member: Omit<NewMember, 'workspaceId'>): Promise<{ member: Member; link: NewLink }> {
    requireAccess(actor, 'staff', 'create');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const id = await createMember(tx, { ...member, workspaceId: actor.workspaceId });
      const link = await this.links.create(tx, 'invite', id);
      const created = await this.getWithin(tx, actor, id);
      await this.audit.recordAct(tx, actor, 'staff.create', id, { role: member.role, teamIds: member.teamIds });
      return { member: created, link };
    });
  }

  /** A new link for somebody who lost theirs: an invitation, or 30 minutes to choose another password. */
  renewLink(actor: Actor, id: string): Promise<NewLink> {
    requireAccess(actor, 'staff', 'update');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const member = await this.lock(tx, actor, id);
      if (!member.isActive) throw new AppError('conflict', 'deactivated', { detail: 'This person is deactivated.' });
      const link = await this.links.create(tx, member.hasPassword ? 'reset' : 'invite', id);
      await this.audit.recordAct(tx, actor, 'staff.link', id, {});
      return link;
    });
  }

  /** `version` is the one the caller saw, or null. A new role or the end of access signs the person out everywhere at once. */
  change(actor: Actor, id: string, changes: MemberChanges, version: number | null): Promise<Member> {
    requireAccess(actor, 'staff', 'update');
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const member = await this.lock(tx, actor, id);
      if (version !== null && version !== member.version) {
        throw staleVersion({ current: await this.getWithin(tx, actor, id) });
      }
      await this.apply(tx, actor, member, changes);
      return this.getWithin(tx, actor, id);
    });
  }

  deactivate(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'staff', 'delete');
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      await this.apply(tx, actor, await this.lock(tx, actor, id), { isActive: false });
    });
  }

  private async apply(tx: EntityManager, actor: Actor, member: LockedMember, changes: MemberChanges): Promise<void> {
    refuseOwnPromotion(actor, member, changes);
    await keepAnAdmin(tx, actor.workspaceId, member, changes);
    await tx.query(
      `UPDATE staff_member SET name = coalesce($2, name), role = coalesce($3, role), language = coalesce($4, language),
         is_active = coalesce($5, is_active), is_trainee = coalesce($6, is_trainee),
         skills = coalesce($7::text[], skills), capacity = CASE WHEN $8::boolean THEN $9::int ELSE capacity END,
         version = version + 1 WHERE id = $1`,
      [
        member.id,
        changes.name,
        changes.role,
        changes.language,
        changes.isActive,
        changes.isTrainee,
        changes.skills === undefined ? null : [...new Set(changes.skills)],
        changes.capacity !== undefined,
        changes.capacity ?? null,
      ],
    );
    if (changes.languages) await setLanguages(tx, actor.workspaceId, member.id, changes.languages);
    if (changes.teamIds) await setTeams(tx, actor.workspaceId, member.id, changes.teamIds);
    const losesAccess = changes.isActive === false;
    if (losesAccess || (changes.role !== undefined && changes.role !== member.role)) {
      await this.sessions.endAllOf(tx, member.id);
    }
    await this.audit.recordAct(tx, actor, losesAccess ? 'staff.deactivate' : 'staff.update', member.id, { ...changes });
  }

  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<LockedMember> {
    const [member] = await query<LockedMember>(
      tx,
      `SELECT id, role, is_active AS "isActive", password_hash IS NOT NULL AS "hasPassword", version
       FROM staff_member WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [actor.workspaceId, id],
    );
    if (member === undefined) throw notFound('user');
    return member;
  }

  private async getWithin(on: EntityManager | DataSource, actor: Actor, id: string): Promise<Member> {
    const [member] = await this.select(on, actor, `AND m.id = $5`, [id]);
    if (member === undefined) throw notFound('user');
    return member;
  }

  private select(
    on: EntityManager | DataSource,
    actor: Actor,
    condition: string,
    parameters: readonly unknown[],
  ): Promise<Member[]> {
    const scope = requireAccess(actor, 'staff', 'read');
    const showsEmail = actor.role !== 'agent';
    return query<Member>(
      on,
      `SELECT ${MEMBER_COLUMNS}, CASE WHEN $4::boolean THEN m.email END AS email
       FROM staff_member m JOIN workspace w ON w.id = m.workspace_id
       WHERE m.workspace_id = $1 AND ($2::bigint[] IS NULL OR m.id = $3 OR EXISTS (
         SELECT FROM team_member x WHERE x.member_id = m.id AND x.team_id = ANY($2))) ${condition}`,
      [actor.workspaceId, scope === 'all' ? null : actor.teamIds, actor.memberId, showsEmail, ...parameters],
    );
  }
}
