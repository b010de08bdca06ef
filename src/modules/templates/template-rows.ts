import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import { templateVariables } from '../../domain/reply-text/text-template.js';
import { notFound } from '../../errors.js';
import { cursorId } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import type { TemplateFilter, TemplateParty, TemplateView } from './templates.dto.js';
import type { TemplateContent } from './templates.types.js';

const FALLBACK_LANGUAGE = 'en';

/** Which texts an actor reaches; `teamIds` null: all of the workspace. */
export interface TemplateReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
  /** Texts for all tasks are within a team's reach to read. */
  readonly isWithShared: boolean;
}

export function templateReach(actor: Actor, verb: Verb): TemplateReach {
  const scope = requireAccess(actor, 'templates', verb);
  return {
    workspaceId: actor.workspaceId,
    teamIds: scope === 'all' ? null : actor.teamIds,
    isWithShared: verb === 'read',
  };
}

export interface TemplateRow extends TemplateContent {
  readonly id: string;
  readonly key: string | null;
  readonly n: number;
  readonly version: number;
  readonly approvedVersion: number | null;
  readonly team: TemplateParty | null;
  readonly author: TemplateParty | null;
  readonly useCount: number;
  readonly lastUsedAt: Date | null;
  readonly updatedAt: Date;
}

const party = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id::text, 'name', ${alias}.name) END`;

/** `shown`: which version of each text, in the words of its row. */
const select = (shown: string): string => `
  SELECT t.id::text AS id, t.key, v.n, t.version, t.approved_version AS "approvedVersion", v.name, v.lang, v.kind, v.intents,
    v.tone, v.text, ${party('tm')} AS team, ${party('m')} AS author, t.use_count AS "useCount",
    t.last_used_at AS "lastUsedAt", t.updated_at AS "updatedAt"
  FROM template t JOIN template_version v ON v.template_id = t.id AND v.n = ${shown}
  LEFT JOIN team tm ON tm.id = t.team_id LEFT JOIN staff_member m ON m.id = v.created_by
  WHERE t.workspace_id = $1 AND t.deleted_at IS NULL
    AND ($2::bigint[] IS NULL OR t.team_id = ANY ($2) OR ($3 AND t.team_id IS NULL))`;

const NEWEST = select('t.version');
const APPROVED = select('t.approved_version');

const reachOf = ({ workspaceId, teamIds, isWithShared }: TemplateReach): readonly unknown[] => [
  workspaceId,
  teamIds,
  isWithShared,
];

/** Oldest first; one more than the page holds. */
export async function listTemplates(
  on: DataSource | EntityManager,
  reach: TemplateReach,
  { lang, kind, intent, q, approved, limit, cursor }: TemplateFilter,
): Promise<TemplateRow[]> {
  const words = (q ?? '').trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const rows = (primary: string | null): Promise<TemplateRow[]> =>
    query<TemplateRow>(
      on,
      `${approved === 'true' ? APPROVED : NEWEST}
         AND ($4::text IS NULL OR v.lang = $4) AND ($5::text IS NULL OR v.kind = $5)
         AND ($6::text IS NULL OR v.intents = '{}' OR $6 = ANY (v.intents))
         AND NOT EXISTS (SELECT FROM unnest($7::text[]) word WHERE position(word IN lower(v.name || ' ' || v.text)) = 0)
         AND (NOT $8 OR t.approved_version IS DISTINCT FROM t.version)
         AND ($9::bigint IS NULL OR t.id > $9)
       ORDER BY t.id LIMIT $10`,
      [
        ...reachOf(reach),
        primary,
        kind ?? null,
        intent ?? null,
        words,
        approved === 'false',
        cursorId(cursor),
        limit + 1,
      ],
    );
  if (lang === undefined) return rows(null);
  const primary = primarySubtag(lang);
  const isSpoken = await hasLanguage(on, reach, primary);
  return rows(isSpoken ? primary : FALLBACK_LANGUAGE);
}

async function hasLanguage(on: DataSource | EntityManager, reach: TemplateReach, lang: string): Promise<boolean> {
  const rows = await query(on, `${NEWEST} AND v.lang = $4 LIMIT 1`, [...reachOf(reach), lang]);
  return rows.length > 0;
}

/** By id or by key. */
export async function findTemplate(
  on: DataSource | EntityManager,
  reach: TemplateReach,
  idOrKey: string,
  which: 'newest' | 'approved' = 'newest',
): Promise<TemplateRow | undefined> {
  const [row] = await query<TemplateRow>(
    on,
    `${which === 'approved' ? APPROVED : NEWEST} AND (t.id::text = $4 OR t.key = $4)`,
    [...reachOf(reach), idOrKey],
  );
  return row;
}

/** Locks the newest version; what is out of reach looks absent. */
export async function lockTemplate(tx: EntityManager, reach: TemplateReach, idOrKey: string): Promise<TemplateRow> {
  await tx.query('SELECT id FROM template WHERE workspace_id = $1 AND (id::text = $2 OR key = $2) FOR UPDATE', [
    reach.workspaceId,
    idOrKey,
  ]);
  const row = await findTemplate(tx, reach, idOrKey);
  if (row === undefined) throw notFound('template');
  return row;
}

export function viewOf({ n, lastUsedAt, updatedAt, intents, ...row }: TemplateRow): TemplateView {
  return {
    ...row,
    intents: [...intents],
    variables: templateVariables(row.text),
    isApproved: row.approvedVersion === n,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
