import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rule for watches of few posts. Workspaces that have their rules already get it, too. */
export class EmergingIssues1793750471000 implements MigrationInterface {
  readonly name = 'EmergingIssues1793750471000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE alert_rule DROP CONSTRAINT alert_rule_kind_check`);
    await q.query(`ALTER TABLE alert_rule ADD CONSTRAINT alert_rule_kind_check
      CHECK (kind in ('spike','share','influencer','spread','risk-word','emerging','sla-burn','source-blind','nobody-on-shift','stuck-chain','heartbeat'))`);
    await q.query(`INSERT INTO alert_rule (workspace_id, name, kind, sensitivity, min_severity, cooldown_seconds, is_default)
      SELECT DISTINCT workspace_id, 'Several people, one complaint', 'emerging', 'normal', 1, 86400, true FROM alert_rule WHERE is_default
      ON CONFLICT (workspace_id, kind) WHERE is_default DO NOTHING`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
