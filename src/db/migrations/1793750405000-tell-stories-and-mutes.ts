import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellStoriesAndMutes1793750405000 implements MigrationInterface {
  readonly name = 'TellStoriesAndMutes1793750405000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mention
      ADD COLUMN story_id bigint,
      ADD COLUMN muted_by bigint,
      ADD COLUMN signals text[] NOT NULL DEFAULT '{}',
      ADD COLUMN repost_of text,
      ADD COLUMN quote_of text,
      ADD COLUMN country text`);
    await q.query(
      `CREATE INDEX mention_story ON mention (workspace_id, story_id, published_at, id) WHERE story_id is not null`,
    );
    await q.query(`CREATE INDEX mention_muted ON mention (workspace_id, muted_by) WHERE muted_by is not null`);
    await q.query(`ALTER TABLE task ADD COLUMN story_id bigint`);
    await q.query(
      `CREATE UNIQUE INDEX task_open_story ON task (workspace_id, story_id) WHERE is_open and story_id is not null`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
