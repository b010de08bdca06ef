import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PushNotices1793750432000 implements MigrationInterface {
  readonly name = 'PushNotices1793750432000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE push_device (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        member_id bigint NOT NULL,
        endpoint text,
        p256dh text,
        auth text,
        label text NOT NULL,
        last_delivered_at timestamptz,
        last_problem text,
        gone_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT push_device_gone_check CHECK (
          (gone_at is null) = (endpoint is not null and p256dh is not null and auth is not null)),
        CONSTRAINT push_device_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX push_device_endpoint_key ON push_device (endpoint)`);
    await q.query(`CREATE INDEX push_device_member ON push_device (member_id, id)`);
    await q.query(`CREATE TABLE push_key (
        id integer NOT NULL,
        public_key text NOT NULL,
        sealed text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT push_key_one_check CHECK (id = 1),
        CONSTRAINT push_key_pkey PRIMARY KEY (id)
      )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
