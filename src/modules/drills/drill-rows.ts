import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { DrillScenario } from '../../domain/drill/drill.types.js';
import type { DrillLogEntry, DrillState, StoredReport } from './drills.types.js';

/** A drill as it is stored. */
export interface DrillRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly scenarioId: string | null;
  readonly scenario: DrillScenario;
  readonly state: DrillState;
  readonly speed: number;
  readonly sandboxId: string | null;
  readonly standard: { readonly name: string; readonly version: number } | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly postsFed: number;
  readonly eventsFed: number;
  readonly log: readonly DrillLogEntry[];
  readonly report: StoredReport | null;
  readonly version: number;
  /** The database's time. */
  readonly now: Date;
}

export const DRILL_COLUMNS = `d.id, d.workspace_id AS "workspaceId", d.scenario_id AS "scenarioId", d.scenario, d.state, d.speed,
  d.sandbox_id AS "sandboxId", d.standard, d.started_by AS "startedBy", d.started_at AS "startedAt", d.ends_at AS "endsAt",
  d.ended_at AS "endedAt", d.posts_fed AS "postsFed", d.events_fed AS "eventsFed", d.log, d.report, d.version, clock_timestamp() AS now`;

/** Those of a workspace; from within a sandbox the drill that it is of. `$1` is the actor's workspace. */
export const IS_OURS = '(d.workspace_id = $1 OR d.sandbox_id = $1)';

export async function findDrill(
  on: EntityManager | DataSource,
  workspaceId: string,
  id: string,
  isLocked = false,
): Promise<DrillRow | null> {
  const [row] = await query<DrillRow>(
    on,
    `SELECT ${DRILL_COLUMNS} FROM drill d WHERE ${IS_OURS} AND d.id = $2 ${isLocked ? 'FOR UPDATE' : ''}`,
    [workspaceId, id],
  );
  return row ?? null;
}

/** Locked for the transaction; null where it runs no more, or another worker has it. */
export async function claimRunning(tx: EntityManager, id: string): Promise<DrillRow | null> {
  const [row] = await query<DrillRow>(
    tx,
    `SELECT ${DRILL_COLUMNS} FROM drill d WHERE d.id = $1 AND d.state = 'running' FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return row ?? null;
}
