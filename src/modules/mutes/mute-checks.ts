import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { MuteKind } from '../../domain/mute/mute.types.js';
import { readMuteValue } from '../../domain/mute/mute-value.js';
import { invalid, type AppError } from '../../errors.js';
import type { MuteReach } from './mute-rows.js';

/** What a rule says, under the names of its table. */
export interface RuleContent {
  readonly kind: MuteKind;
  readonly value: string;
  readonly network: string | null;
  readonly watchId: string | null;
  readonly teamId: string | null;
  readonly reason: string;
  /** ISO 8601. */
  readonly expiresAt: string | null;
}

interface Facts {
  readonly isEndFit: boolean;
  readonly hasWatch: boolean;
  readonly teamId: string | null;
}

/** The networks of handles and conversations differ; a site or words are the same everywhere. */
const NEEDS_NETWORK: ReadonlySet<MuteKind> = new Set(['author', 'thread']);

const refusal = (code: string, field: string, message: string): AppError =>
  invalid(code, message, [{ field, message }]);

/**
 * A rule in the form that is stored, with a team where the actor's right is for teams only. What is as it was `before` need
 * not be right any more: an end may have passed, a watch may be gone.
 */
export async function checkRule(
  tx: EntityManager,
  reach: MuteReach,
  rule: RuleContent,
  before: RuleContent | null,
): Promise<RuleContent> {
  const read = readMuteValue(rule.kind, rule.value);
  if (!read.ok) throw refusal(rule.kind === 'words' ? 'invalid-query' : 'invalid-value', 'value', read.reason);
  if (rule.network === null && NEEDS_NETWORK.has(rule.kind)) {
    throw refusal('network-needed', 'network', 'A network is needed: the same name means another elsewhere.');
  }
  const expiresAt = rule.expiresAt === null ? null : new Date(rule.expiresAt).toISOString();
  const facts = await readFacts(tx, reach, rule, expiresAt);
  if (!facts.isEndFit && expiresAt !== before?.expiresAt) {
    throw refusal('invalid-fields', 'expiresAt', 'expiresAt must be in the future, at most one year away.');
  }
  if (!facts.hasWatch && rule.watchId !== before?.watchId) {
    throw refusal('unknown-watch', 'watch', 'There is no such watch.');
  }
  const needsTeam = rule.teamId !== null || reach.teamIds !== null;
  if (needsTeam && facts.teamId === null) {
    const message = rule.teamId === null ? 'A team is needed: you are in none.' : 'There is no such team.';
    throw refusal('unknown-team', 'team', message);
  }
  return {
    ...rule,
    value: read.value,
    reason: rule.reason.trim(),
    expiresAt,
    teamId: needsTeam ? facts.teamId : null,
  };
}

async function readFacts(
  tx: EntityManager,
  { workspaceId, teamIds }: MuteReach,
  { watchId, teamId }: RuleContent,
  expiresAt: string | null,
): Promise<Facts> {
  const [facts] = await query<Facts>(
    tx,
    `SELECT $5::timestamptz IS NULL OR ($5 > now() AND $5 <= now() + interval '1 year') AS "isEndFit",
       $3::bigint IS NULL OR EXISTS (SELECT FROM watch w WHERE w.workspace_id = $1 AND w.id = $3 AND w.deleted_at IS NULL
         AND ($2::bigint[] IS NULL OR w.team_id = ANY ($2) OR w.person_visible_to && $2)) AS "hasWatch",
       (SELECT t.id FROM team t WHERE t.workspace_id = $1 AND ($2::bigint[] IS NULL OR t.id = ANY ($2))
         AND ($4::bigint IS NULL OR t.id = $4) ORDER BY t.id LIMIT 1) AS "teamId"`,
    [workspaceId, teamIds, watchId, teamId, expiresAt],
  );
  if (facts === undefined) throw new Error('The database gave no facts about a mute rule.');
  return facts;
}
