import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns of `sentiment_day`, with what they are taken from in a row of `mention`. A post is of one day in UTC. */
const facts = (row: string): string =>
  `${row}.workspace_id, (${row}.published_at AT TIME ZONE 'UTC')::date AS day,
    split_part(lower(${row}.lang), '-', 1) AS lang, ${row}.sentiment_label AS label`;

/** As before, without posts that no watch finds: those that stand in a conversation somebody works on. */
const changesOf = (row: string, from: string, delta: number): string => `
    SELECT ${facts(row)}, 0::bigint AS watch_id, ${row}.team_ids[1:200] AS team_ids, ${String(delta)} AS delta
    FROM ${from} WHERE NOT ${row}.is_deleted AND ${row}.muted_by IS NULL AND ${row}.watch_ids <> '{}'
    UNION ALL
    SELECT ${facts(row)}, w.id, '{}'::bigint[], ${String(delta)}
    FROM ${from} CROSS JOIN LATERAL (SELECT DISTINCT unnest(${row}.watch_ids) AS id) w
    WHERE NOT ${row}.is_deleted AND ${row}.muted_by IS NULL`;

const upsert = (changes: string): string => `
    INSERT INTO sentiment_day AS c (workspace_id, watch_id, day, lang, label, team_ids, slot, mentions)
    SELECT workspace_id, watch_id, day, lang, label, team_ids, pg_backend_pid() % 16, sum(delta)
    FROM (${changes}) changes
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(delta) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (workspace_id, watch_id, day, lang, label, team_ids, slot)
      DO UPDATE SET mentions = c.mentions + excluded.mentions;`;

/** What reading a source may cost and has cost, streams, gaps that are filled later, and conversations that are read again. */
export class PlanCollecting1793750412000 implements MigrationInterface {
  readonly name = 'PlanCollecting1793750412000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE source
        ADD COLUMN budget jsonb,
        ADD COLUMN quotas jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN notices jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN busy real NOT NULL DEFAULT 0,
        ADD COLUMN is_listening boolean NOT NULL DEFAULT false`);
    await q.query(`CREATE INDEX source_listening ON source (next_poll_at) WHERE is_listening and deleted_at is null`);
    await q.query(`CREATE TABLE source_spend (
        source_id bigint NOT NULL,
        day date NOT NULL,
        requests integer NOT NULL DEFAULT 0,
        usd double precision NOT NULL DEFAULT 0,
        CONSTRAINT source_spend_pkey PRIMARY KEY (source_id, day)
      )`);
    await q.query(`ALTER TABLE gap
        ADD COLUMN state text NOT NULL DEFAULT 'lost',
        ADD COLUMN cursor jsonb,
        ADD COLUMN found integer NOT NULL DEFAULT 0,
        ADD COLUMN attempts integer NOT NULL DEFAULT 0,
        ADD COLUMN problem text,
        ADD COLUMN filled_at timestamptz,
        ADD COLUMN next_try_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN lease_token text,
        ADD COLUMN lease_until timestamptz`);
    // Whether an older one can be read after all, a person may ask.
    await q.query(`ALTER TABLE gap ALTER COLUMN state SET DEFAULT 'open'`);
    await q.query(`ALTER TABLE gap ADD CONSTRAINT gap_state_check CHECK (state in ('open','filling','filled','lost'))`);
    await q.query(`CREATE INDEX gap_open ON gap (source_id, next_try_at) WHERE state in ('open','filling')`);
    await q.query(`ALTER TABLE task ADD COLUMN thread_read_at timestamptz`);
    await q.query(
      `CREATE INDEX task_thread ON task (thread_read_at NULLS FIRST, id) WHERE is_open and (state = 'waiting' or replyability ->> 'verdict' = 'by-hand')`,
    );
    await this.countFoundOnly(q);
  }

  private async countFoundOnly(q: QueryRunner): Promise<void> {
    await q.query(`CREATE OR REPLACE FUNCTION count_changed_sentiment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${upsert(`${changesOf('a', '(SELECT NEW.*) a', 1)} UNION ALL ${changesOf('b', '(SELECT OLD.*) b', -1)}`)}
        RETURN NULL;
      END $$`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
