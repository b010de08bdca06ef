import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A task can be merged into another; while that one is open, the conversation of the first keeps its place among open ones. */
export class MergeTasks1793750429000 implements MigrationInterface {
  readonly name = 'MergeTasks1793750429000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE task ADD COLUMN merged_into_id bigint, ADD COLUMN is_joined boolean NOT NULL DEFAULT false,
         ADD CONSTRAINT task_is_joined_check CHECK (not is_joined or (not is_open and merged_into_id is not null))`,
    );
    await q.query(`CREATE INDEX task_merged ON task (merged_into_id) WHERE merged_into_id is not null`);
    await q.query(`DROP INDEX task_open_key`);
    await q.query(
      `CREATE UNIQUE INDEX task_open_key ON task (workspace_id, network, conversation_key) WHERE is_open or is_joined`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
