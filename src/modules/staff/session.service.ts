import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StaffRole } from '../../domain/access/roles.js';
import { csrfTokenOf, hashSecret, newSecret } from '../../http/token-hash.js';

/** Seconds a session lives without and with use. */
export const IDLE_SECONDS = 30 * 60;
export const LONGEST_SECONDS = 12 * 60 * 60;

export interface NewSession {
  readonly cookieValue: string;
  readonly csrfToken: string;
}

export interface LiveSession {
  readonly actor: Actor;
  readonly csrfHash: string;
}

interface SessionRow {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly teamIds: string[];
  readonly csrfHash: string;
  readonly isStale: boolean;
}

/** Sessions live in the database alone and are read on every request, so that loss of access takes effect at once everywhere. */
@Injectable()
export class SessionService {
  constructor(private readonly dataSource: DataSource) {}

  async start(tx: EntityManager, memberId: string, userAgent: string | null): Promise<NewSession> {
    const cookieValue = newSecret();
    const csrfToken = csrfTokenOf(cookieValue);
    await tx.query(
      `INSERT INTO session (id_hash, member_id, csrf_hash, expires_at, user_agent)
       VALUES ($1, $2, $3, now() + make_interval(secs => $4), left($5, 300))`,
      [hashSecret(cookieValue), memberId, hashSecret(csrfToken), LONGEST_SECONDS, userAgent],
    );
    return { cookieValue, csrfToken };
  }

  /**
   * The session if it still counts and its person is still active. `isUse` keeps it from going idle (noted at most once a
   * minute); an open stream that only asks whether it may go on is no use. Who has entered a drill is the member of its sandbox
   * until it ends.
   */
  async find(idHash: string, isUse: boolean): Promise<LiveSession | null> {
    const [row] = await query<SessionRow>(
      this.dataSource,
      `SELECT m.workspace_id AS "workspaceId", m.id AS "memberId", m.name, m.role, s.csrf_hash AS "csrfHash",
         s.last_seen_at < now() - interval '1 minute' AS "isStale",
         ARRAY(SELECT t.team_id::text FROM team_member t WHERE t.member_id = m.id ORDER BY t.team_id) AS "teamIds"
       FROM session s JOIN staff_member own ON own.id = s.member_id
       LEFT JOIN (drill_participant p JOIN drill d ON d.id = p.drill_id AND d.state = 'running')
         ON p.sandbox_member_id = s.acting_as AND p.member_id = s.member_id
       JOIN staff_member m ON m.id = coalesce(p.sandbox_member_id, s.member_id)
       WHERE s.id_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(secs => $2)
         AND own.is_active AND m.is_active`,
      [idHash, IDLE_SECONDS],
    );
    if (row === undefined) return null;
    if (isUse && row.isStale) {
      await this.dataSource.query(
        `UPDATE session SET last_seen_at = now() WHERE id_hash = $1 AND last_seen_at < now() - interval '1 minute'`,
        [idHash],
      );
    }
    const { csrfHash, workspaceId, memberId, name, role, teamIds } = row;
    return { csrfHash, actor: { workspaceId, memberId, name, role, teamIds, tokenScopes: null } };
  }

  /** Lets a session act as a member of a drill's sandbox; null: as its own person again. */
  async actAs(tx: EntityManager, idHash: string, sandboxMemberId: string | null): Promise<void> {
    await tx.query('UPDATE session SET acting_as = $2 WHERE id_hash = $1', [idHash, sandboxMemberId]);
  }

  async end(tx: EntityManager, idHash: string): Promise<void> {
    await tx.query('DELETE FROM session WHERE id_hash = $1', [idHash]);
  }

  /** Signs a person out everywhere, except in the session `exceptHash` when one is named. */
  async endAllOf(tx: EntityManager, memberId: string, exceptHash: string | null = null): Promise<void> {
    await tx.query(`DELETE FROM session WHERE member_id = $1 AND id_hash IS DISTINCT FROM $2`, [memberId, exceptHash]);
  }
}
