import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStories1793750408000 implements MigrationInterface {
  readonly name = 'CreateStories1793750408000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE story (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        title text NOT NULL,
        first_mention_id bigint NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        mention_count integer NOT NULL DEFAULT 0,
        voice_count integer NOT NULL DEFAULT 0,
        reach double precision NOT NULL DEFAULT 0,
        team_ids bigint[] NOT NULL DEFAULT '{}',
        has_article boolean NOT NULL DEFAULT false,
        is_split boolean NOT NULL DEFAULT false,
        CONSTRAINT story_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX story_newest ON story (workspace_id, last_seen_at, id)`);
    await q.query(`CREATE TABLE story_key (
        workspace_id bigint NOT NULL,
        key bigint NOT NULL,
        holders bigint[] NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT story_key_pkey PRIMARY KEY (workspace_id, key)
      )`);
    // Keys go after two weeks, and they lie in the order in which they came: a few pages of ranges are enough to find the old ones.
    await q.query(`CREATE INDEX story_key_seen ON story_key USING brin (seen_at)`);
    await q.query(`CREATE TABLE story_voice (
        story_id bigint NOT NULL,
        network text NOT NULL,
        author text NOT NULL,
        mentions integer NOT NULL,
        CONSTRAINT story_voice_pkey PRIMARY KEY (story_id, network, author)
      )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
