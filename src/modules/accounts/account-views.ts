import type { DataSource, EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { describeNeglect } from '../../domain/neglect/describe-neglect.js';
import { countDays } from '../../domain/neglect/count-days.js';
import type { NeglectReason, NeglectState } from '../../domain/neglect/neglect.types.js';
import { TEAM_OF } from './account-rows.js';
import type { AccountParty, AccountSource, AccountSpell, OwnAccountDto } from './accounts.dto.js';

/** How far a right to accounts reaches. `teamIds` null: all. */
export interface AccountReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

export interface ShownRow {
  readonly id: string;
  readonly network: string;
  readonly handle: string;
  readonly url: string | null;
  readonly origin: string;
  readonly team: AccountParty | null;
  readonly postDays: number | null;
  readonly answerDays: number | null;
  readonly calendar: AccountParty | null;
  readonly lastOwnPostAt: Date | null;
  readonly unanswered: number;
  readonly oldestUnansweredAt: Date | null;
  readonly state: NeglectState;
  readonly stateSince: Date;
  readonly reasons: readonly NeglectReason[];
  readonly lastCheckedAt: Date | null;
  readonly spell: AccountSpell | null;
  readonly sources: readonly AccountSource[];
  readonly version: number;
  readonly createdAt: Date;
  readonly rank: number;
  readonly now: Date;
}

const RANK = `array_position(ARRAY['neglected', 'quiet', 'unknown', 'fresh'], a.state)`;

const SHOWN = `
  SELECT a.id, a.network, a.handle, a.url, a.origin, a.post_days AS "postDays", a.answer_days AS "answerDays",
    a.last_own_post_at AS "lastOwnPostAt", a.unanswered, a.oldest_unanswered_at AS "oldestUnansweredAt", a.state,
    a.state_since AS "stateSince", a.reasons, a.last_checked_at AS "lastCheckedAt", a.version, a.created_at AS "createdAt",
    (SELECT json_build_object('id', w.id::text, 'name', w.name) FROM team w WHERE w.id = ${TEAM_OF}) AS team,
    (SELECT json_build_object('id', c.id::text, 'name', c.name) FROM calendar c WHERE c.id = a.calendar_id) AS calendar,
    CASE WHEN a.raised_at IS NOT NULL THEN json_build_object('since', ${iso('a.raised_at')}, 'taskId', a.task_id::text,
      'isTaskOpen', coalesce((SELECT t.is_open FROM task t WHERE t.id = a.task_id), false)) END AS spell,
    coalesce((SELECT json_agg(json_build_object('id', s.id::text, 'name', s.name, 'connector', s.connector,
        'state', s.health_state, 'ownPosts', o.own_posts) ORDER BY s.id)
      FROM own_account_source o JOIN source s ON s.id = o.source_id AND s.deleted_at IS NULL WHERE o.account_id = a.id), '[]')
      AS sources, ${RANK} AS rank, now() AS now
  FROM own_account a
  WHERE a.workspace_id = $1 AND a.removed_at IS NULL AND ($2::bigint[] IS NULL OR ${TEAM_OF} = ANY ($2))`;

/** The worst first; one more than `limit`. */
export const listShown = (
  on: DataSource,
  { workspaceId, teamIds }: AccountReach,
  filter: { readonly state: NeglectState | null; readonly limit: number },
  after: { readonly rank: number; readonly id: string } | null,
): Promise<ShownRow[]> =>
  query<ShownRow>(
    on,
    `${SHOWN} AND ($3::text IS NULL OR a.state = $3) AND ($4::int IS NULL OR (${RANK}, a.id) > ($4::int, $5::bigint))
     ORDER BY ${RANK}, a.id LIMIT $6`,
    [workspaceId, teamIds, filter.state, after?.rank ?? null, after?.id ?? null, filter.limit + 1],
  );

export async function findShown(
  on: DataSource | EntityManager,
  { workspaceId, teamIds }: AccountReach,
  id: string,
): Promise<ShownRow | null> {
  const [row] = await query<ShownRow>(on, `${SHOWN} AND a.id = $3`, [workspaceId, teamIds, id]);
  return row ?? null;
}

export const viewOf = ({ rank: _rank, now, ...row }: ShownRow, mayChange: boolean): OwnAccountDto => ({
  ...row,
  lastOwnPostAt: row.lastOwnPostAt?.toISOString() ?? null,
  daysSinceLastPost: row.lastOwnPostAt === null ? null : countDays(row.lastOwnPostAt, now, null),
  oldestUnansweredAt: row.oldestUnansweredAt?.toISOString() ?? null,
  stateSince: row.stateSince.toISOString(),
  reasons: row.reasons.map((reason) => ({ ...reason, text: describeNeglect(reason) })),
  lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null,
  sources: [...row.sources],
  mayChange,
  createdAt: row.createdAt.toISOString(),
});
