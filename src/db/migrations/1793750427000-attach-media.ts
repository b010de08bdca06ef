import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures that go with answers; when the answered post was written; what a connector wants back with a code. */
export class AttachMedia1793750427000 implements MigrationInterface {
  readonly name = 'AttachMedia1793750427000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE reply_media (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint NOT NULL,
        reply_id bigint,
        place integer,
        media_type text NOT NULL,
        byte_count integer NOT NULL,
        width integer NOT NULL,
        height integer NOT NULL,
        alt_text text NOT NULL,
        content bytea,
        uploaded_ref text,
        uploaded_at timestamptz,
        is_ready boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT reply_media_type_check CHECK (media_type in ('image/jpeg','image/png','image/gif','image/webp')),
        CONSTRAINT reply_media_place_check CHECK ((reply_id is null) = (place is null)),
        CONSTRAINT reply_media_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX reply_media_order ON reply_media (reply_id, place) WHERE reply_id IS NOT NULL`);
    await q.query(`CREATE INDEX reply_media_kept ON reply_media (created_at) WHERE content IS NOT NULL`);
    await q.query(`CREATE INDEX reply_media_member ON reply_media (workspace_id, member_id) WHERE reply_id IS NULL`);
    await q.query(`ALTER TABLE reply ADD COLUMN to_published_at timestamptz`);
    await q.query(`ALTER TABLE oauth_request ADD COLUMN sealed_remembered text`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
