import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People behind handles, calls with them, and what they answer when they are asked how it went. */
export class KnowPeople1793750425000 implements MigrationInterface {
  readonly name = 'KnowPeople1793750425000';

  async up(q: QueryRunner): Promise<void> {
    await this.createPeople(q);
    await this.createJoins(q);
    await this.nameTiers(q);
    await this.createCalls(q);
    await this.createSurveys(q);
    await q.query(`ALTER TABLE task ADD COLUMN person_id bigint, ADD COLUMN tier text, ADD COLUMN journey text`);
    await q.query(`ALTER TABLE task ADD CONSTRAINT task_journey_check
      CHECK (journey in ('awareness','consideration','decision','after-purchase'))`);
    await q.query(`CREATE INDEX task_person ON task (workspace_id, person_id, opened_at) WHERE person_id > 0`);
    await q.query(`CREATE INDEX task_without_person ON task (id) WHERE person_id is null and author_handle <> ''`);
    // What is there already is history: its people are found as they write again, or by who looks for them.
    await q.query(`UPDATE task SET person_id = 0 WHERE NOT is_open`);
  }

  private async createPeople(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE person (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        name text,
        tier text,
        lang text,
        journey text,
        notes text NOT NULL DEFAULT '',
        merged_into bigint,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_pkey PRIMARY KEY (id),
        CONSTRAINT person_journey_check CHECK (journey in ('awareness','consideration','decision','after-purchase'))
      )`);
    await q.query(`CREATE INDEX person_workspace ON person (workspace_id, id) WHERE merged_into is null`);
    await q.query(`CREATE INDEX person_name ON person (workspace_id, lower(name)) WHERE merged_into is null`);
    await q.query(`CREATE TABLE person_handle (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        person_id bigint NOT NULL,
        network text NOT NULL,
        author_id text,
        handle_key text,
        handle text NOT NULL,
        name text,
        links text[] NOT NULL DEFAULT '{}',
        source text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_handle_pkey PRIMARY KEY (id),
        CONSTRAINT person_handle_source_check CHECK (source in ('post','import','person'))
      )`);
    await q.query(`CREATE UNIQUE INDEX person_handle_key ON person_handle (workspace_id, network, handle_key)`);
    await q.query(`CREATE UNIQUE INDEX person_handle_author ON person_handle (workspace_id, network, author_id)`);
    await q.query(`CREATE INDEX person_handle_person ON person_handle (person_id)`);
    await q.query(`CREATE INDEX person_handle_same ON person_handle (workspace_id, handle_key)`);
    await q.query(`CREATE TABLE person_contact (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        person_id bigint NOT NULL,
        kind text NOT NULL,
        value text NOT NULL,
        value_key text NOT NULL,
        source text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_contact_pkey PRIMARY KEY (id),
        CONSTRAINT person_contact_kind_check CHECK (kind in ('email','phone','customer-number')),
        CONSTRAINT person_contact_source_check CHECK (source in ('import','admin','agent'))
      )`);
    await q.query(`CREATE UNIQUE INDEX person_contact_once ON person_contact (person_id, kind, value_key)`);
    await q.query(`CREATE INDEX person_contact_value ON person_contact (workspace_id, kind, value_key)`);
    await q.query(`CREATE TABLE person_consent (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        person_id bigint NOT NULL,
        kind text NOT NULL,
        is_given boolean NOT NULL,
        source text NOT NULL,
        recorded_by bigint,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_consent_pkey PRIMARY KEY (id),
        CONSTRAINT person_consent_kind_check CHECK (kind in ('call','message','survey'))
      )`);
    await q.query(`CREATE INDEX person_consent_person ON person_consent (person_id, id)`);
  }

  private async createJoins(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE person_join (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        kind text NOT NULL,
        from_id bigint NOT NULL,
        into_id bigint NOT NULL,
        handle_ids bigint[] NOT NULL,
        contact_ids bigint[] NOT NULL,
        consent_ids bigint[] NOT NULL,
        before jsonb NOT NULL,
        reasons jsonb NOT NULL,
        actor_id bigint,
        at timestamptz NOT NULL DEFAULT now(),
        undone_at timestamptz,
        CONSTRAINT person_join_pkey PRIMARY KEY (id),
        CONSTRAINT person_join_kind_check CHECK (kind in ('merge','split'))
      )`);
    await q.query(`CREATE INDEX person_join_into ON person_join (into_id, id)`);
    await q.query(`CREATE INDEX person_join_from ON person_join (from_id)`);
    await q.query(`CREATE TABLE person_not_same (
        workspace_id bigint NOT NULL,
        low_id bigint NOT NULL,
        high_id bigint NOT NULL,
        said_by bigint NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_not_same_pkey PRIMARY KEY (low_id, high_id)
      )`);
    await q.query(`CREATE TABLE people_settings (
        workspace_id bigint NOT NULL,
        tiers jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT people_settings_pkey PRIMARY KEY (workspace_id)
      )`);
  }

  /** The words that a workspace begins with; a new one gets them when it is created. */
  private async nameTiers(q: QueryRunner): Promise<void> {
    await q.query(`INSERT INTO people_settings (workspace_id, tiers)
      SELECT id, '[{"name": "vip", "counts": "top"}, {"name": "standard", "counts": "none"}]' FROM workspace`);
  }

  private async createCalls(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE call (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        task_id bigint NOT NULL,
        planned_by bigint NOT NULL,
        result text,
        duration_seconds integer,
        note text,
        callback_at timestamptz,
        planned_at timestamptz NOT NULL DEFAULT now(),
        done_by bigint,
        done_at timestamptz,
        CONSTRAINT call_pkey PRIMARY KEY (id),
        CONSTRAINT call_result_check CHECK (result in ('solved','callback','not-solved','no-answer','wrong-number'))
      )`);
    await q.query(`CREATE UNIQUE INDEX call_open ON call (task_id, planned_by) WHERE done_at is null`);
    await q.query(`CREATE INDEX call_task ON call (task_id, id)`);
  }

  private async createSurveys(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE survey_settings (
        workspace_id bigint NOT NULL,
        kind text NOT NULL,
        every_days integer NOT NULL,
        valid_days integer NOT NULL,
        texts jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT survey_settings_pkey PRIMARY KEY (workspace_id),
        CONSTRAINT survey_settings_kind_check CHECK (kind in ('csat','ces','nps'))
      )`);
    await q.query(`CREATE TABLE survey (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        task_id bigint NOT NULL,
        token_hash text NOT NULL,
        kind text NOT NULL,
        lang text NOT NULL,
        answer smallint,
        score smallint,
        comment text,
        sent_by bigint,
        sent_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        answered_at timestamptz,
        CONSTRAINT survey_pkey PRIMARY KEY (id),
        CONSTRAINT survey_kind_check CHECK (kind in ('csat','ces','nps')),
        CONSTRAINT survey_answered_check CHECK ((answered_at is null) = (score is null))
      )`);
    await q.query(`CREATE UNIQUE INDEX survey_token ON survey (token_hash)`);
    await q.query(`CREATE INDEX survey_task ON survey (task_id, id)`);
    await q.query(`CREATE INDEX survey_sent ON survey (workspace_id, sent_at)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
