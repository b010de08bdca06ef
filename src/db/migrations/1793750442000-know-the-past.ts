import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the installation listened at all, which sources a watch hears by, and how much of a past its series have learned. */
export class KnowThePast1793750442000 implements MigrationInterface {
  readonly name = 'KnowThePast1793750442000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE listening_span (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        from_at timestamptz NOT NULL DEFAULT now(),
        until_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT listening_span_pkey PRIMARY KEY (id)
      )`);
    await q.query(`ALTER TABLE spike_watch
        ADD COLUMN generation integer NOT NULL DEFAULT 0,
        ADD COLUMN heard_by jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN past_sum bigint NOT NULL DEFAULT 0,
        ADD COLUMN learning_until timestamptz`);
    // By these, what has served its purpose is found and removed.
    await q.query(`CREATE INDEX alert_closed ON alert (closed_at) WHERE state = 'closed'`);
    await q.query(`CREATE INDEX alert_delivery_changed ON alert_delivery (changed_at)`);
    await q.query(`CREATE INDEX alert_page_due ON alert_page (due_at)`);
    await q.query(`CREATE INDEX chain_run_ended ON chain_run (ended_at)`);
    await q.query(`CREATE INDEX escalation_run_ended ON escalation_run (ended_at)`);
    await q.query(`CREATE INDEX rule_application_decided ON rule_application (decided_at)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
