import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';

/** Tables that name no workspace, by what they belong to. */
const PARTS: readonly (readonly [table: string, column: string, owner: string])[] = [
  ['team_member', 'team_id', 'team'],
  ['session', 'member_id', 'staff_member'],
  ['one_time_link', 'member_id', 'staff_member'],
  ['webhook_delivery', 'source_id', 'source'],
  ['source_spend', 'source_id', 'source'],
  ['own_account_source', 'source_id', 'source'],
  ['task_clock_pause', 'clock_id', 'task_clock'],
  ['story_voice', 'story_id', 'story'],
  ['template_version', 'template_id', 'template'],
];

/** Takes a whole workspace away. */
@Injectable()
export class WorkspaceRemoval {
  /** Everything of one workspace; the audit log is insert-only and stays. */
  async remove(tx: EntityManager, workspaceId: string): Promise<void> {
    for (const [table, column, owner] of PARTS) {
      await tx.query(`DELETE FROM ${table} WHERE ${column} IN (SELECT id FROM ${owner} WHERE workspace_id = $1)`, [
        workspaceId,
      ]);
    }
    const tables = await query<{ name: string }>(
      tx,
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.column_name = 'workspace_id' AND c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> 'audit_entry'`,
    );
    for (const { name } of tables) await tx.query(`DELETE FROM ${name} WHERE workspace_id = $1`, [workspaceId]);
    await tx.query('DELETE FROM workspace WHERE id = $1', [workspaceId]);
  }
}
