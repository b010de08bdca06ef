import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { Named } from './staff.types.js';

export interface ListedTeam extends Named {
  readonly members: Named[];
  readonly zone: string;
  readonly skills: string[];
  readonly createdAt: Date;
}

const TEAMS = `SELECT t.id, t.name, t.zone, t.skills, t.created_at AS "createdAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id::text, 'name', m.name) ORDER BY m.name, m.id)
      FROM team_member x JOIN staff_member m ON m.id = x.member_id WHERE x.team_id = t.id), '[]') AS members
  FROM team t WHERE t.workspace_id = $1 AND ($2::bigint[] IS NULL OR t.id = ANY($2))`;

@Injectable()
export class TeamService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** By id, `limit + 1` rows after `afterId`: all teams, or for a narrower right the own ones. */
  list(actor: Actor, limit: number, afterId: string | null): Promise<ListedTeam[]> {
    return query<ListedTeam>(this.dataSource, `${TEAMS} AND t.id > $3 ORDER BY t.id LIMIT $4`, [
      ...this.visible(actor),
      afterId ?? '0',
      limit + 1,
    ]);
  }

  create(actor: Actor, name: string, memberIds: readonly string[]): Promise<ListedTeam> {
    requireAccess(actor, 'teams', 'create');
    return this.write(async (tx) => {
      const [team] = await query<{ id: string }>(
        tx,
        `INSERT INTO team (workspace_id, name) VALUES ($1, $2) RETURNING id`,
        [actor.workspaceId, name],
      );
      if (team === undefined) throw new Error('The team was not created.');
      await this.setMembers(tx, actor, team.id, memberIds);
      return this.finish(tx, actor, 'team.create', team.id, { name, memberIds });
    });
  }

  change(
    actor: Actor,
    id: string,
    changes: {
      readonly name?: string;
      readonly memberIds?: readonly string[];
      readonly zone?: string;
      readonly skills?: readonly string[];
    },
  ): Promise<ListedTeam> {
    requireAccess(actor, 'teams', 'update');
    return this.write(async (tx) => {
      const [team] = await query(
        tx,
        `UPDATE team SET name = coalesce($3, name), zone = coalesce($4, zone), skills = coalesce($5::text[], skills)
         WHERE workspace_id = $1 AND id = $2 RETURNING id`,
        [
          actor.workspaceId,
          id,
          changes.name,
          changes.zone,
          changes.skills === undefined ? null : [...new Set(changes.skills)],
        ],
      );
      if (team === undefined) throw notFound('team');
      if (changes.memberIds) await this.setMembers(tx, actor, id, changes.memberIds);
      return this.finish(tx, actor, 'team.update', id, { ...changes });
    });
  }

  private async write(work: (tx: EntityManager) => Promise<ListedTeam>): Promise<ListedTeam> {
    try {
      return await transact(this.dataSource, { repeatable: false }, work);
    } catch (error) {
      if (!isUniqueViolation(error, 'team_name_key')) throw error;
      throw new AppError('conflict', 'team-name-taken', {
        detail: 'There is a team of this name already.',
        fields: [{ field: 'name', message: 'name is taken' }],
      });
    }
  }

  private async setMembers(tx: EntityManager, actor: Actor, id: string, memberIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(memberIds)];
    const known = await query(
      tx,
      `SELECT id FROM staff_member WHERE workspace_id = $1 AND id = ANY($2::bigint[]) ORDER BY id FOR SHARE`,
      [actor.workspaceId, wanted],
    );
    if (known.length < wanted.length) {
      throw invalid('unknown-user', 'There is no such person.', [
        { field: 'memberIds', message: 'memberIds names nobody of yours' },
      ]);
    }
    await tx.query(`DELETE FROM team_member WHERE team_id = $1 AND member_id <> ALL($2::bigint[])`, [id, wanted]);
    await tx.query(
      `INSERT INTO team_member (team_id, member_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING`,
      [id, wanted],
    );
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    action: string,
    id: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<ListedTeam> {
    const [team] = await query<ListedTeam>(tx, `${TEAMS} AND t.id = $3`, [...this.visible(actor), id]);
    if (team === undefined) throw notFound('team');
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId: id, details });
    return team;
  }

  private visible(actor: Actor): [workspaceId: string, teamIds: readonly string[] | null] {
    return [actor.workspaceId, requireAccess(actor, 'teams', 'read') === 'all' ? null : actor.teamIds];
  }
}
