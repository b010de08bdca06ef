import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import type { MuteKind } from '../../domain/mute/mute.types.js';
import { requireAccess } from '../../http/require-access.js';
import type { Mute, MuteParty } from './mutes.dto.js';

/** Which rules an actor reaches; `teamIds` null: all of the workspace. */
export interface MuteReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
  /** Set: only the rules of this member. */
  readonly ownerId: string | null;
  /** Rules for the whole workspace are within a team's reach to read. */
  readonly isWithShared: boolean;
}

export function muteReach(actor: Actor, verb: Verb): MuteReach {
  const scope = requireAccess(actor, 'mutes', verb);
  const teamIds = scope === 'all' ? null : actor.teamIds;
  const ownerId = scope === 'own' ? actor.memberId : null;
  return { workspaceId: actor.workspaceId, teamIds, ownerId, isWithShared: verb === 'read' };
}

export interface MuteRow {
  readonly id: string;
  readonly kind: MuteKind;
  readonly value: string;
  readonly network: string | null;
  readonly watch: MuteParty | null;
  readonly team: MuteParty | null;
  readonly reason: string;
  readonly owner: MuteParty;
  readonly expiresAt: Date | null;
  readonly hiddenTotal: number;
  readonly isExpired: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

const party = (alias: string): string => `jsonb_build_object('id', ${alias}.id::text, 'name', ${alias}.name)`;

/** Of the rules that `page` names. What each has hidden is counted once for all of them. */
const SELECT = `SELECT r.id, r.kind, r.value, r.network,
    CASE WHEN w.id IS NOT NULL THEN ${party('w')} END AS watch, CASE WHEN t.id IS NOT NULL THEN ${party('t')} END AS team,
    r.reason, jsonb_build_object('id', r.owner_id::text, 'name', coalesce(o.name, '')) AS owner,
    r.expires_at AS "expiresAt", coalesce(h.n, 0)::int AS "hiddenTotal", coalesce(r.expires_at <= now(), false) AS "isExpired",
    r.version, r.created_at AS "createdAt"
  FROM page r LEFT JOIN watch w ON w.id = r.watch_id LEFT JOIN team t ON t.id = r.team_id
    LEFT JOIN staff_member o ON o.id = r.owner_id
    LEFT JOIN (SELECT m.muted_by, count(*) AS n FROM mention m
      WHERE m.workspace_id = $1 AND m.muted_by = ANY (ARRAY(SELECT id FROM page)) GROUP BY 1) h ON h.muted_by = r.id`;

const IS_REACHED = `r.workspace_id = $1 AND r.deleted_at IS NULL
  AND ($2::bigint[] IS NULL OR r.team_id = ANY ($2) OR ($3 AND r.team_id IS NULL))
  AND ($4::bigint IS NULL OR r.owner_id = $4)`;

export async function findMute(
  on: DataSource | EntityManager,
  reach: MuteReach,
  id: string,
): Promise<MuteRow | undefined> {
  const rows = await query<MuteRow>(
    on,
    `WITH page AS (SELECT r.* FROM mute_rule r WHERE ${IS_REACHED} AND r.id = $5) ${SELECT}`,
    [reach.workspaceId, reach.teamIds, reach.isWithShared, reach.ownerId, id],
  );
  return rows[0];
}

/** Newest first, `limit + 1` rows before `beforeId`. */
export function listMutes(
  on: DataSource,
  reach: MuteReach,
  beforeId: string | null,
  limit: number,
): Promise<MuteRow[]> {
  return query<MuteRow>(
    on,
    `WITH page AS (SELECT r.* FROM mute_rule r WHERE ${IS_REACHED} AND ($5::bigint IS NULL OR r.id < $5)
       ORDER BY r.id DESC LIMIT $6) ${SELECT} ORDER BY r.id DESC`,
    [reach.workspaceId, reach.teamIds, reach.isWithShared, reach.ownerId, beforeId, limit + 1],
  );
}

export const viewOf = ({ expiresAt, createdAt, ...row }: MuteRow): Mute => ({
  ...row,
  expiresAt: expiresAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
