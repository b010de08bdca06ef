import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';

export interface WorkspacePaused {
  readonly incidentId: string | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly reason: string;
}

/** The kill switch: while a workspace is paused nothing that the system writes by itself leaves it. */
@Injectable()
export class PausesService {
  async isPaused(on: EntityManager | DataSource, workspaceId: string): Promise<boolean> {
    return (await this.find(on, workspaceId)) !== null;
  }

  async find(on: EntityManager | DataSource, workspaceId: string): Promise<WorkspacePaused | null> {
    const [row] = await query<WorkspacePaused>(
      on,
      `SELECT p.incident_id AS "incidentId", json_build_object('id', p.paused_by::text, 'name', coalesce(m.name, '')) AS by,
         p.paused_at AS at, p.reason
       FROM workspace_pause p LEFT JOIN staff_member m ON m.id = p.paused_by WHERE p.workspace_id = $1`,
      [workspaceId],
    );
    return row ?? null;
  }

  /** False where it was paused already; who paused first stays. */
  async pause(
    tx: EntityManager,
    workspaceId: string,
    by: { readonly memberId: string; readonly incidentId: string | null; readonly reason: string },
  ): Promise<boolean> {
    const rows = await query(
      tx,
      `INSERT INTO workspace_pause (workspace_id, incident_id, paused_by, reason) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING workspace_id`,
      [workspaceId, by.incidentId, by.memberId, by.reason],
    );
    return rows.length > 0;
  }

  /** False where nothing was paused. */
  async resume(tx: EntityManager, workspaceId: string): Promise<boolean> {
    const rows = await query(tx, 'DELETE FROM workspace_pause WHERE workspace_id = $1 RETURNING workspace_id', [
      workspaceId,
    ]);
    return rows.length > 0;
  }

  /**
   * Whether an incident goes on of which nothing has been said yet: what a machine says to its customers meanwhile would be all that
   * they hear.
   */
  async isUnspoken(on: EntityManager | DataSource, workspaceId: string): Promise<boolean> {
    const rows = await query(
      on,
      `SELECT FROM incident WHERE workspace_id = $1 AND state = 'confirmed' AND first_statement_at IS NULL LIMIT 1`,
      [workspaceId],
    );
    return rows.length > 0;
  }
}
