import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts page the person on call: who that is, how people are reached, chains with their timers, and the daily test. */
export class PageOnCall1793750433000 implements MigrationInterface {
  readonly name = 'PageOnCall1793750433000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE alert ADD COLUMN incident_id bigint, ADD COLUMN watch_id bigint,
      ADD COLUMN is_paging boolean NOT NULL DEFAULT false, ADD COLUMN is_told boolean NOT NULL DEFAULT true,
      ADD COLUMN raised_at timestamptz NOT NULL DEFAULT now()`);
    await q.query(`CREATE INDEX alert_untold ON alert (id) WHERE state = 'open' and not is_told`);
    await q.query(`UPDATE alert SET raised_at = opened_at`);
    await q.query(`CREATE TABLE on_call_schedule (
        workspace_id bigint NOT NULL,
        body jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        updated_by bigint NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT on_call_schedule_pkey PRIMARY KEY (workspace_id)
      )`);
    await q.query(`CREATE TABLE chain_run (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        alert_id bigint NOT NULL,
        state text NOT NULL DEFAULT 'running',
        schedule jsonb NOT NULL,
        schedule_version integer NOT NULL,
        fired integer NOT NULL DEFAULT 0,
        round integer NOT NULL DEFAULT 0,
        next_due_at timestamptz,
        started_at timestamptz NOT NULL DEFAULT now(),
        last_fired_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT chain_run_state_check CHECK (state in ('running','exhausted','acknowledged','cancelled')),
        CONSTRAINT chain_run_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX chain_run_live ON chain_run (alert_id) WHERE state in ('running','exhausted')`);
    await q.query(`CREATE INDEX chain_run_due ON chain_run (next_due_at) WHERE state = 'running'`);
    await q.query(`CREATE TABLE alert_page (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        alert_id bigint NOT NULL,
        run_id bigint,
        step integer,
        member_id bigint,
        notifier_id bigint,
        contact_id bigint,
        channel text NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        problem text,
        due_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        answered_at timestamptz,
        CONSTRAINT alert_page_state_check
          CHECK (state in ('waiting','sent','acknowledged','passed','left-out','failed')),
        CONSTRAINT alert_page_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX alert_page_alert ON alert_page (alert_id)`);
    await q.query(`CREATE INDEX alert_page_waiting ON alert_page (due_at) WHERE state = 'waiting'`);
    await q.query(`CREATE TABLE member_contact (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint NOT NULL,
        kind text NOT NULL,
        address text NOT NULL,
        position integer NOT NULL,
        verified_at timestamptz,
        code_hash text,
        code_until timestamptz,
        code_tries integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT member_contact_kind_check CHECK (kind in ('email','sms','voice','web-push','telegram','ntfy')),
        CONSTRAINT member_contact_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX member_contact_address ON member_contact (member_id, kind, address)`);
    await q.query(`CREATE TABLE on_call_test (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        on_date text NOT NULL,
        alert_id bigint NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        judged_at timestamptz,
        CONSTRAINT on_call_test_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX on_call_test_date ON on_call_test (workspace_id, on_date)`);
    await q.query(`CREATE TABLE on_call_feed (
        member_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        token_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT on_call_feed_pkey PRIMARY KEY (member_id)
      )`);
    await q.query(`CREATE UNIQUE INDEX on_call_feed_token ON on_call_feed (token_hash)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
