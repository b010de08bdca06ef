import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { copyRows, type NewIds } from './copied-rows.js';

/** What the files that come with the product leave out. */
type StoredTarget = Omit<Target, 'calendarId'> & { readonly calendarId?: string | null };

export interface CopiedHouse {
  readonly teamIds: NewIds;
  readonly calendarIds: NewIds;
  /** Of those that are approved. */
  readonly templateIds: NewIds;
  readonly standard: { readonly name: string; readonly version: number } | null;
}

/** What a sandbox takes from the workspace it practises for: what people work by. `memberId` stands for whoever wrote it. */
export async function copyHouse(
  tx: EntityManager,
  homeId: string,
  sandboxId: string,
  memberId: string,
): Promise<CopiedHouse> {
  const teamIds = await copyRows(tx, 'team', 't.workspace_id = $1', [homeId], () => ({ workspace_id: sandboxId }));
  const calendarIds = await copyRows(tx, 'calendar', 't.workspace_id = $1 AND t.removed_at IS NULL', [homeId], () => ({
    workspace_id: sandboxId,
  }));
  await copyRows(tx, 'calendar_version', 't.workspace_id = $1', [homeId], ({ calendar_id }) => {
    const calendarId = calendarIds.get(String(calendar_id));
    return calendarId === undefined ? null : { workspace_id: sandboxId, calendar_id: calendarId, created_by: null };
  });
  const standard = await copyStandards(tx, homeId, sandboxId, calendarIds);
  const templateIds = await copyTexts(tx, homeId, sandboxId, teamIds);
  await copyRows(
    tx,
    'tone_guide',
    't.workspace_id = $1 AND t.version = (SELECT max(g.version) FROM tone_guide g WHERE g.workspace_id = $1)',
    [homeId],
    () => ({ workspace_id: sandboxId, created_by: memberId }),
  );
  // Rules about single watches have nothing to say here. A drill may be held in what are quiet hours; one that somebody removed is
  // copied as removed, or it would come back by itself.
  await copyRows(tx, 'alert_rule', 't.workspace_id = $1 AND t.watch_ids IS NULL', [homeId], () => ({
    workspace_id: sandboxId,
    changed_by: null,
    quiet_hours: null,
  }));
  return { teamIds, calendarIds, templateIds, standard };
}

/** Those in force, as the version that is. Targets that speak of single watches are left out. */
async function copyStandards(
  tx: EntityManager,
  homeId: string,
  sandboxId: string,
  calendarIds: NewIds,
): Promise<CopiedHouse['standard']> {
  const inForce = await query<{ id: string; name: string; n: number }>(
    tx,
    `SELECT s.id, s.name, v.n FROM standard s CROSS JOIN LATERAL (
       SELECT x.n, x.state FROM standard_version x WHERE x.standard_id = s.id
         AND x.state IN ('approved', 'retired') AND x.effective_at <= now()
       ORDER BY x.effective_at DESC, x.n DESC LIMIT 1) v
     WHERE s.workspace_id = $1 AND v.state = 'approved' ORDER BY s.id`,
    [homeId],
  );
  const versions = new Map(inForce.map(({ id, n }) => [id, n]));
  const standardIds = await copyRows(tx, 'standard', 't.id = ANY ($1::bigint[])', [[...versions.keys()]], () => ({
    workspace_id: sandboxId,
  }));
  await copyRows(tx, 'standard_version', 't.standard_id = ANY ($1::bigint[])', [[...versions.keys()]], (row) => {
    const id = String(row['standard_id']);
    if (versions.get(id) !== row['n']) return null;
    const targets = (row['targets'] as readonly StoredTarget[])
      .filter(({ when }) => when.watchIds === undefined)
      .map((target) => ({
        ...target,
        calendarId: calendarIds.get(target.calendarId ?? '') ?? null,
      }));
    return { workspace_id: sandboxId, standard_id: standardIds.get(id), targets };
  });
  const [first] = inForce;
  return first === undefined ? null : { name: first.name, version: first.n };
}

/** Approved texts, in the words that are approved. */
async function copyTexts(tx: EntityManager, homeId: string, sandboxId: string, teamIds: NewIds): Promise<NewIds> {
  const isApproved = 't.workspace_id = $1 AND t.deleted_at IS NULL AND t.approved_version IS NOT NULL';
  const templateIds = await copyRows(tx, 'template', isApproved, [homeId], (row) => ({
    workspace_id: sandboxId,
    team_id: teamIds.get(String(row['team_id'])) ?? null,
    version: row['approved_version'],
    use_count: 0,
    last_used_at: null,
  }));
  await copyRows(
    tx,
    'template_version',
    `EXISTS (SELECT FROM template x WHERE x.id = t.template_id AND x.approved_version = t.n AND x.workspace_id = $1
       AND x.deleted_at IS NULL)`,
    [homeId],
    (row) => ({ template_id: templateIds.get(String(row['template_id'])) }),
  );
  return templateIds;
}
