import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies that a second person approves, and times that were promised to customers. */
export class ApproveReplies1793750424000 implements MigrationInterface {
  readonly name = 'ApproveReplies1793750424000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE staff_member ADD COLUMN is_trainee boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE team ADD COLUMN zone text NOT NULL DEFAULT 'UTC'`);
    await q.query(`CREATE TABLE approval_policy (
      workspace_id bigint NOT NULL,
      version integer NOT NULL,
      rules jsonb NOT NULL,
      reason text NOT NULL,
      created_by bigint,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, version))`);
    await q.query(`CREATE TABLE reply_approval (
      reply_id bigint PRIMARY KEY,
      workspace_id bigint NOT NULL,
      task_id bigint NOT NULL,
      state text NOT NULL DEFAULT 'waiting',
      reasons jsonb NOT NULL,
      approver text NOT NULL,
      policy_version integer NOT NULL,
      promise jsonb,
      original_text text NOT NULL,
      approved_text text,
      diff jsonb,
      problem text,
      asked_at timestamptz NOT NULL DEFAULT now(),
      due_at timestamptz NOT NULL,
      alerted_at timestamptz,
      decided_by bigint,
      decided_at timestamptz,
      CONSTRAINT reply_approval_state_check CHECK (state in ('waiting','approved','rejected','withdrawn')),
      CONSTRAINT reply_approval_approver_check CHECK (approver in ('colleague','lead','crisis')))`);
    await q.query(`CREATE INDEX reply_approval_waiting ON reply_approval (workspace_id, state, due_at, reply_id)`);
    await q.query(
      `CREATE INDEX reply_approval_late ON reply_approval (due_at) WHERE state = 'waiting' and alerted_at is null`,
    );
    await q.query(`CREATE INDEX reply_approval_task ON reply_approval (task_id)`);
    await q.query(`CREATE TABLE promise (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      workspace_id bigint NOT NULL,
      task_id bigint NOT NULL,
      reply_id bigint,
      made_by bigint NOT NULL,
      text text NOT NULL,
      zone text NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now(),
      due_at timestamptz NOT NULL,
      nudge_at timestamptz NOT NULL,
      nudged_at timestamptz,
      state text NOT NULL DEFAULT 'open',
      settled_at timestamptz,
      CONSTRAINT promise_state_check CHECK (state in ('open','kept','kept-late','broken','withdrawn')))`);
    await q.query(`CREATE INDEX promise_task ON promise (task_id, id)`);
    await q.query(`CREATE INDEX promise_reply ON promise (reply_id) WHERE reply_id is not null`);
    await q.query(`CREATE INDEX promise_nudge ON promise (nudge_at) WHERE state = 'open' and nudged_at is null`);
    await q.query(`CREATE INDEX promise_told ON promise (id) WHERE state in ('open','broken')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
