import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when an answer is being sent: nobody waits longer than ten minutes to learn what became of it. */
export class BoundTrying1793750419000 implements MigrationInterface {
  readonly name = 'BoundTrying1793750419000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE reply ADD COLUMN trying_since timestamptz`);
    await q.query(`UPDATE reply SET trying_since = coalesce(unknown_since, sending_at)
      WHERE state IN ('queued', 'sending', 'unknown')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
