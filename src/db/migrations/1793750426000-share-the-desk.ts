import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people of one team keep about tasks and show one another: labels, saved views, unread marks, who is where. */
export class ShareTheDesk1793750426000 implements MigrationInterface {
  readonly name = 'ShareTheDesk1793750426000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE task ADD COLUMN labels text[] NOT NULL DEFAULT '{}'`);
    // Tasks without labels, which are nearly all, are not in it: opening one touches it never.
    await q.query(`CREATE INDEX task_labelled ON task USING gin (labels) WHERE is_open AND labels <> '{}'`);
    await q.query(`CREATE TABLE saved_view (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        owner_id bigint NOT NULL,
        team_id bigint,
        name text NOT NULL,
        filter jsonb NOT NULL,
        position integer NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT saved_view_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX saved_view_owner ON saved_view (workspace_id, owner_id)`);
    await q.query(`CREATE INDEX saved_view_team ON saved_view (workspace_id, team_id) WHERE team_id is not null`);
    await q.query(`CREATE TABLE task_unread (
        member_id bigint NOT NULL,
        task_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        marked_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT task_unread_pkey PRIMARY KEY (member_id, task_id)
      )`);
    await q.query(`CREATE INDEX task_unread_task ON task_unread (task_id)`);
    await q.query(`CREATE TABLE task_presence (
        member_id bigint NOT NULL,
        task_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        doing text NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT task_presence_doing_check CHECK (doing in ('viewing','typing')),
        CONSTRAINT task_presence_pkey PRIMARY KEY (member_id)
      )`);
    await q.query(`CREATE INDEX task_presence_workspace ON task_presence (workspace_id, seen_at)`);
    await q.query(`CREATE INDEX task_presence_task ON task_presence (task_id)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
