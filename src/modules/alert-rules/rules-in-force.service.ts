import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import { DEFAULT_RULES } from '../../domain/alert-rule/default-rules.js';

export const RULE_COLUMNS = `id, name, kind, watch_ids AS "watchIds", languages, sensitivity, min_severity AS "minSeverity",
  cooldown_seconds AS "cooldownSeconds", quiet_hours AS "quietHours", is_on AS "isOn", version`;

/** The rules by which alerts are told. */
@Injectable()
export class RulesInForce {
  /** By id, those that are off among them. */
  list(on: EntityManager | DataSource, workspaceId: string): Promise<AlertRule[]> {
    return query<AlertRule>(
      on,
      `SELECT ${RULE_COLUMNS} FROM alert_rule WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY id`,
      [workspaceId],
    );
  }

  /** Every workspace, or this one, starts with a set of rules; what somebody removed does not come back. */
  async addDefaults(on: EntityManager | DataSource, workspaceId: string | null = null): Promise<void> {
    await query(
      on,
      `INSERT INTO alert_rule (workspace_id, name, kind, sensitivity, min_severity, cooldown_seconds, is_default)
       SELECT w.id, d.name, d.kind, d.sensitivity, d."minSeverity", d."cooldownSeconds", true
       FROM workspace w CROSS JOIN jsonb_to_recordset($1::jsonb)
         AS d (name text, kind text, sensitivity text, "minSeverity" int, "cooldownSeconds" int)
       WHERE ($2::bigint IS NULL OR w.id = $2) AND NOT EXISTS (SELECT FROM alert_rule r WHERE r.workspace_id = w.id AND r.is_default)
       ON CONFLICT (workspace_id, kind) WHERE is_default DO NOTHING`,
      [JSON.stringify(DEFAULT_RULES), workspaceId],
    );
  }
}
