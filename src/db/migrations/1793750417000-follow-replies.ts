import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that go on in a second post, answers read back after they were sent, and the customer's id at the network. */
export class FollowReplies1793750417000 implements MigrationInterface {
  readonly name = 'FollowReplies1793750417000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE reply ADD COLUMN to_author_id text, ADD COLUMN follows_id bigint,
      ADD COLUMN confirmed_at timestamptz, ADD COLUMN missing_at timestamptz`);
    await q.query(`CREATE INDEX reply_follows ON reply (follows_id) WHERE follows_id is not null`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
