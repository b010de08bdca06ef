import type { DataSource, EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { MATRIX } from '../../domain/access/matrix.js';
import { STAFF_ROLES } from '../../domain/access/roles.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { notFound } from '../../errors.js';
import type { StandardVersionView } from './standards.dto.js';
import { targetsHash, viewsOf } from './target-rows.js';

/** Who is to read standards: everybody who may say that they have. */
export const READING_ROLES = STAFF_ROLES.filter((role) => MATRIX[role].standards?.act !== undefined);

/** The version of standard `of` that began last, retired or not. */
export const begunLast = (of: string): string => `(SELECT b.n FROM standard_version b WHERE b.standard_id = ${of}
  AND b.state IN ('approved', 'retired') AND b.effective_at <= now() ORDER BY b.effective_at DESC, b.n DESC LIMIT 1)`;

const person = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id::text, 'name', ${alias}.name) END`;

/** $1 workspace, $2 the reader, $3 roles that are to read. */
export const VERSIONS = `
  SELECT v.standard_id AS id, v.n, v.targets, v.texts, v.reason, v.revision AS version,
    CASE WHEN v.state <> 'approved' OR v.effective_at > now() THEN v.state
      WHEN v.n = ${begunLast('v.standard_id')} THEN 'in-force' ELSE 'retired' END AS state,
    ${person('c')} AS "createdBy", ${iso('v.created_at')} AS "createdAt", ${iso('v.submitted_at')} AS "submittedAt",
    ${person('a')} AS "approvedBy", ${iso('v.approved_at')} AS "approvedAt", ${iso('v.effective_at')} AS "effectiveAt",
    CASE WHEN v.state = 'retired' THEN ${iso('v.retired_at')} WHEN v.state = 'approved' AND v.effective_at <= now() THEN
      (SELECT ${iso('min(l.effective_at)')} FROM standard_version l WHERE l.standard_id = v.standard_id
        AND l.state IN ('approved', 'retired') AND l.effective_at <= now()
        AND (l.effective_at, l.n) > (v.effective_at, v.n)) END AS "retiredAt",
    (SELECT count(*)::int FROM standard_receipt r JOIN staff_member m ON m.id = r.member_id AND m.is_active
      AND m.role = ANY ($3) WHERE r.standard_id = v.standard_id AND r.n = v.n AND r.read_at IS NOT NULL) AS "readCount",
    (SELECT count(*)::int FROM staff_member m WHERE m.workspace_id = $1 AND m.is_active AND m.role = ANY ($3)) AS "staffCount",
    EXISTS (SELECT FROM standard_receipt r WHERE r.standard_id = v.standard_id AND r.n = v.n AND r.member_id = $2
      AND r.read_at IS NOT NULL) AS "isReadByMe",
    (SELECT coalesce(array_agg(h.targets_hash), '{}') FROM standard_rehearsal h WHERE h.workspace_id = $1) AS hashes
  FROM standard_version v LEFT JOIN staff_member c ON c.id = v.created_by LEFT JOIN staff_member a ON a.id = v.approved_by
  WHERE v.workspace_id = $1`;

export type VersionRow = Omit<StandardVersionView, 'targets' | 'isRehearsed'> & {
  readonly targets: readonly Target[];
  readonly hashes: readonly string[];
};

export const versionParameters = (actor: Actor): unknown[] => [actor.workspaceId, actor.memberId, READING_ROLES];

export const versionView = ({ hashes, targets, ...row }: VersionRow): StandardVersionView => ({
  ...row,
  targets: viewsOf(targets),
  isRehearsed: hashes.includes(targetsHash(targets)),
});

/** One version with what it promises. Throws `not-found`. */
export async function readVersion(
  on: EntityManager | DataSource,
  actor: Actor,
  id: string,
  n: number,
): Promise<VersionRow> {
  const [row] = await query<VersionRow>(on, `${VERSIONS} AND v.standard_id = $4 AND v.n = $5`, [
    ...versionParameters(actor),
    id,
    n,
  ]);
  if (row === undefined) throw notFound('version');
  return row;
}
