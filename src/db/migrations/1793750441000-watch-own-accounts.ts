import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Own accounts, which source speaks for which, who waits there for an answer, and the spell of neglect each is in. */
export class WatchOwnAccounts1793750441000 implements MigrationInterface {
  readonly name = 'WatchOwnAccounts1793750441000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE own_account (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        network text NOT NULL,
        address text NOT NULL,
        handle text NOT NULL,
        url text,
        origin text NOT NULL,
        team_id bigint,
        post_days integer DEFAULT 14,
        answer_days integer DEFAULT 3,
        calendar_id bigint,
        last_own_post_at timestamptz,
        unanswered integer NOT NULL DEFAULT 0,
        oldest_unanswered_at timestamptz,
        state text NOT NULL DEFAULT 'unknown',
        reasons jsonb NOT NULL DEFAULT '[]',
        state_since timestamptz NOT NULL DEFAULT now(),
        last_checked_at timestamptz,
        raised_at timestamptz,
        raised_for text[] NOT NULL DEFAULT '{}',
        task_id bigint,
        version integer NOT NULL DEFAULT 1,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        removed_at timestamptz,
        CONSTRAINT own_account_origin_check CHECK (origin in ('found','by-hand')),
        CONSTRAINT own_account_state_check CHECK (state in ('fresh','quiet','neglected','unknown')),
        CONSTRAINT own_account_post_days_check CHECK (post_days between 1 and 365),
        CONSTRAINT own_account_answer_days_check CHECK (answer_days between 1 and 90),
        CONSTRAINT own_account_raised_check
          CHECK ((raised_at is null) = (task_id is null) and (raised_at is null) = (raised_for = '{}')),
        CONSTRAINT own_account_unanswered_check CHECK ((unanswered = 0) = (oldest_unanswered_at is null)),
        CONSTRAINT own_account_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX own_account_key ON own_account (workspace_id, network, address)`);
    await q.query(`CREATE INDEX own_account_watched ON own_account (workspace_id, id) WHERE removed_at is null`);
    await q.query(`CREATE UNIQUE INDEX own_account_task ON own_account (task_id) WHERE task_id is not null`);
    await q.query(`CREATE TABLE own_account_source (
        source_id bigint NOT NULL,
        account_id bigint NOT NULL,
        own_posts text NOT NULL,
        asked_at timestamptz,
        answered_at timestamptz,
        CONSTRAINT own_account_source_posts_check CHECK (own_posts in ('shown','asked','not-shown')),
        CONSTRAINT own_account_source_pkey PRIMARY KEY (source_id)
      )`);
    await q.query(`CREATE INDEX own_account_source_account ON own_account_source (account_id)`);
    await q.query(`CREATE TABLE own_account_comment (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        network text NOT NULL,
        external_key text NOT NULL,
        account_id bigint NOT NULL,
        conversation_key text NOT NULL,
        author text NOT NULL,
        url text,
        published_at timestamptz NOT NULL,
        answered_at timestamptz,
        CONSTRAINT own_account_comment_pkey PRIMARY KEY (id)
      )`);
    await q.query(
      `CREATE INDEX own_account_comment_waiting ON own_account_comment (account_id, published_at, id) WHERE answered_at is null`,
    );
    await q.query(
      `CREATE UNIQUE INDEX own_account_comment_key ON own_account_comment (workspace_id, network, external_key)`,
    );
    await q.query(`CREATE INDEX own_account_comment_published ON own_account_comment (published_at)`);
    await q.query(
      `CREATE INDEX own_account_comment_conversation ON own_account_comment (workspace_id, conversation_key)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
