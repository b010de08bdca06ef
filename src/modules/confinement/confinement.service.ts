import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { confine } from '../../outbound/confinement.js';

/** A notifier as it is stored. */
export interface StoredNotifier {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
}

/**
 * Which workspaces nothing may leave. Whatever is done for a workspace is done within its walls: the guarded client asks those, so
 * that no part of the product has to remember that this is a drill.
 */
@Injectable()
export class ConfinementService {
  /** A workspace is made for a drill or never becomes one. */
  private readonly known = new Map<string, boolean>();

  constructor(private readonly dataSource: DataSource) {}

  async isSandbox(workspaceId: string): Promise<boolean> {
    const known = this.known.get(workspaceId);
    if (known !== undefined) return known;
    const [row] = await query<{ isSandbox: boolean }>(
      this.dataSource,
      'SELECT drill_id IS NOT NULL AS "isSandbox" FROM workspace WHERE id = $1',
      [workspaceId],
    );
    if (row === undefined) return false;
    this.known.set(workspaceId, row.isSandbox);
    return row.isSandbox;
  }

  /** Does `work` for a workspace: in a sandbox it opens no connection, whatever it tries. */
  async within<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
    return (await this.isSandbox(workspaceId)) ? confine(work) : work();
  }

  /**
   * The notifier that was named as the drill began and that this row of its sandbox stands for, as its own workspace has it now; null
   * where there is none, or the drill is over.
   */
  async findNamed(sandboxId: string, sandboxNotifierId: string): Promise<StoredNotifier | null> {
    const [row] = await query<StoredNotifier>(
      this.dataSource,
      `SELECT n.id, n.workspace_id AS "workspaceId", n.kind, n.settings, n.credentials
       FROM drill_notifier x JOIN drill d ON d.id = x.drill_id AND d.sandbox_id = $1 AND d.state = 'running'
       JOIN notifier n ON n.id = x.notifier_id AND n.deleted_at IS NULL WHERE x.sandbox_notifier_id = $2`,
      [sandboxId, sandboxNotifierId],
    );
    return row ?? null;
  }
}
