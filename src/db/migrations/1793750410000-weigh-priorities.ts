import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every workspace starts with, as it was when this was written. */
const FIRST_WEIGHTS = {
  negativeSentiment: 26,
  negativeStrength: 8,
  unsureSentiment: 20,
  negativeSuspected: 6,
  intents: { complaint: 6, question: 6, request: 6, praise: -15, threat: 20, other: 0 },
  risks: {
    safety: 80,
    legal: 30,
    security: 35,
    death: 80,
    'self-harm': 80,
    discrimination: 35,
    'data-leak': 80,
    press: 20,
  },
  urgency: 20,
  reachPerDecade: 2,
  reachAtMost: 16,
  storyPerDoubling: 4,
  storyAtMost: 20,
  tiers: { top: 8, high: 4 },
  unresolvedEach: 4,
  unresolvedAtMost: 12,
  addressedToUs: 14,
  watchWeightStep: 7.5,
  clock: 10,
  levels: { P1: 75, P2: 50, P3: 20 },
};

export class WeighPriorities1793750410000 implements MigrationInterface {
  readonly name = 'WeighPriorities1793750410000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE priority_weights (
        workspace_id bigint NOT NULL,
        version integer NOT NULL,
        weights jsonb NOT NULL,
        reason text NOT NULL,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT priority_weights_pkey PRIMARY KEY (workspace_id, version)
      )`);
    await q.query(
      `INSERT INTO priority_weights (workspace_id, version, weights, reason)
       SELECT id, 1, $1::jsonb, 'The weights every workspace starts with.' FROM workspace`,
      [JSON.stringify(FIRST_WEIGHTS)],
    );
    await q.query(`ALTER TABLE task
        ADD COLUMN priority_version integer,
        ADD COLUMN priority_facts jsonb,
        ADD COLUMN priority_is_manual boolean NOT NULL DEFAULT false`);
    await q.query(`CREATE INDEX task_author ON task (workspace_id, network, author_handle, opened_at)`);
    // Tasks lie in the order in which they came: a few pages of ranges are enough to find those of the last days.
    await q.query(`CREATE INDEX task_opened ON task USING brin (opened_at)`);
    await q.query(`CREATE TABLE priority_rebase (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        version integer NOT NULL,
        state text NOT NULL DEFAULT 'queued',
        cursor_id bigint NOT NULL DEFAULT 0,
        judged integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        total integer,
        error text,
        lease_token text,
        lease_until timestamptz,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT priority_rebase_state_check CHECK (state in ('queued','running','cancelled','done','failed')),
        CONSTRAINT priority_rebase_pkey PRIMARY KEY (id)
      )`);
    await q.query(
      `CREATE UNIQUE INDEX priority_rebase_active ON priority_rebase (workspace_id) WHERE state in ('queued', 'running')`,
    );
    await q.query(`CREATE INDEX priority_rebase_workspace ON priority_rebase (workspace_id, id)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
