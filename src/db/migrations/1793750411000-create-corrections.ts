import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of `sentiment_day`, with what they are taken from in a row of `mention`. A post is of one day in UTC. */
const facts = (row: string): string =>
  `${row}.workspace_id, (${row}.published_at AT TIME ZONE 'UTC')::date AS day,
    split_part(lower(${row}.lang), '-', 1) AS lang, ${row}.sentiment_label AS label`;

/** One row for all watches together, with the teams that may see the post, and one row for each of its watches. */
const changesOf = (row: string, from: string, delta: number): string => `
    SELECT ${facts(row)}, 0::bigint AS watch_id, ${row}.team_ids[1:200] AS team_ids, ${String(delta)} AS delta
    FROM ${from} WHERE NOT ${row}.is_deleted AND ${row}.muted_by IS NULL
    UNION ALL
    SELECT ${facts(row)}, w.id, '{}'::bigint[], ${String(delta)}
    FROM ${from} CROSS JOIN LATERAL (SELECT DISTINCT unnest(${row}.watch_ids) AS id) w
    WHERE NOT ${row}.is_deleted AND ${row}.muted_by IS NULL`;

const upsert = (changes: string, slot: string): string => `
    INSERT INTO sentiment_day AS c (workspace_id, watch_id, day, lang, label, team_ids, slot, mentions)
    SELECT workspace_id, watch_id, day, lang, label, team_ids, ${slot}, sum(delta)
    FROM (${changes}) changes
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(delta) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, watch_id, day, lang, label, team_ids, slot)
      DO UPDATE SET mentions = c.mentions + excluded.mentions;`;

const OWN_SLOT = 'pg_backend_pid() % 16';
const COUNTED = ['sentiment_label', 'lang', 'watch_ids', 'team_ids', 'is_deleted', 'muted_by', 'published_at'];

/**
 * What people say of posts against what engines said, and what follows from it. `sentiment_day` is kept by triggers in the
 * transaction that stores, edits, corrects or removes a post, whatever statement does it; the slot is the backend's own, so
 * that workers storing side by side do not wait for one another's row.
 */
export class CreateCorrections1793750411000 implements MigrationInterface {
  readonly name = 'CreateCorrections1793750411000';

  async up(q: QueryRunner): Promise<void> {
    await this.createTables(q);
    await this.countSentiment(q);
  }

  private async createTables(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mention ADD COLUMN sentiment_by bigint, ADD COLUMN intent_by bigint`);
    await q.query(`CREATE TABLE correction (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        mention_id bigint NOT NULL,
        task_id bigint,
        kind text NOT NULL,
        before text NOT NULL,
        after text NOT NULL,
        confidence_before real,
        lang text NOT NULL,
        engine text NOT NULL,
        content_hash text NOT NULL,
        team_ids bigint[] NOT NULL,
        member_id bigint NOT NULL,
        is_newest boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT correction_pkey PRIMARY KEY (id),
        CONSTRAINT correction_kind_check CHECK (kind in ('sentiment','intent','priority','relevance'))
      )`);
    await q.query(`CREATE INDEX correction_workspace ON correction (workspace_id, id)`);
    await q.query(`CREATE INDEX correction_kind ON correction (workspace_id, kind, created_at)`);
    await q.query(`CREATE INDEX correction_task ON correction (task_id) WHERE task_id is not null`);
    await q.query(
      `CREATE UNIQUE INDEX correction_newest ON correction (workspace_id, mention_id, kind, member_id) WHERE is_newest`,
    );
    await q.query(`CREATE TABLE workspace_model (
        workspace_id bigint NOT NULL,
        version integer NOT NULL,
        base text NOT NULL,
        languages jsonb NOT NULL,
        card jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT workspace_model_pkey PRIMARY KEY (workspace_id, version)
      )`);
    await q.query(`CREATE TABLE accuracy_report (
        workspace_id bigint NOT NULL,
        month date NOT NULL,
        report jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT accuracy_report_pkey PRIMARY KEY (workspace_id, month)
      )`);
    await q.query(`CREATE TABLE sentiment_day (
        workspace_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        day date NOT NULL,
        lang text NOT NULL,
        label text NOT NULL,
        team_ids bigint[] NOT NULL,
        slot smallint NOT NULL,
        mentions integer NOT NULL DEFAULT 0,
        CONSTRAINT sentiment_day_pkey PRIMARY KEY (workspace_id, watch_id, day, lang, label, team_ids, slot)
      )`);
  }

  private async countSentiment(q: QueryRunner): Promise<void> {
    // The new columns have locked the table: no post is stored between this count and the triggers that go on counting.
    await q.query(upsert(changesOf('m', 'mention m', 1), '0'));
    await q.query(`CREATE FUNCTION count_inserted_sentiment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
        ${upsert(changesOf('a', 'added a', 1), OWN_SLOT)}
        RETURN NULL;
      END $$`);
    await q.query(`CREATE FUNCTION count_changed_sentiment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${upsert(`${changesOf('a', '(SELECT NEW.*) a', 1)} UNION ALL ${changesOf('b', '(SELECT OLD.*) b', -1)}`, OWN_SLOT)}
        RETURN NULL;
      END $$`);
    await q.query(`CREATE TRIGGER sentiment_day_inserted AFTER INSERT ON mention
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_sentiment()`);
    // By row, because most changes of a post (its story, its metrics) change nothing here and then cost one comparison.
    const columnsOf = (row: string): string => COUNTED.map((column) => `${row}.${column}`).join(', ');
    await q.query(`CREATE TRIGGER sentiment_day_changed AFTER UPDATE ON mention FOR EACH ROW
      WHEN ((${columnsOf('OLD')}) IS DISTINCT FROM (${columnsOf('NEW')}))
      EXECUTE FUNCTION count_changed_sentiment()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
