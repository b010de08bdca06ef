import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSourcesAndMentions1793750401000 implements MigrationInterface {
  readonly name = 'CreateSourcesAndMentions1793750401000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE watch (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        query text NOT NULL,
        languages text[] NOT NULL DEFAULT '{}',
        priority_weight real NOT NULL DEFAULT 1,
        team_id bigint NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT watch_kind_check CHECK (kind in ('brand','product','company','person','competitor','topic')),
        CONSTRAINT watch_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX watch_workspace ON watch (workspace_id, id)`);
    await q.query(`CREATE TABLE source (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        connector text NOT NULL,
        name text NOT NULL,
        settings jsonb NOT NULL,
        credentials text,
        interval_seconds integer NOT NULL,
        is_polled boolean NOT NULL,
        epoch bigint NOT NULL DEFAULT 0,
        lease_token text,
        lease_until timestamptz,
        next_poll_at timestamptz NOT NULL DEFAULT now(),
        cursor jsonb,
        health_state text NOT NULL DEFAULT 'waiting',
        health_since timestamptz NOT NULL DEFAULT now(),
        last_success_at timestamptz,
        last_error text,
        failures integer NOT NULL DEFAULT 0,
        seen_count bigint NOT NULL DEFAULT 0,
        stored_count bigint NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        created_by bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT source_health_check CHECK (health_state in ('waiting','ok','degraded','failing','gone','paused')),
        CONSTRAINT source_pkey PRIMARY KEY (id)
      )`);
    await q.query(
      `CREATE INDEX source_due ON source (next_poll_at) WHERE is_polled and deleted_at is null and health_state not in ('paused', 'gone')`,
    );
    await q.query(`CREATE INDEX source_workspace ON source (workspace_id, id)`);
    await q.query(`CREATE TABLE quarantined_post (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        source_id bigint NOT NULL,
        reason text NOT NULL,
        external_id text,
        raw bytea NOT NULL,
        raw_hash text NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT quarantined_post_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE UNIQUE INDEX quarantined_post_key ON quarantined_post (source_id, raw_hash)`);
    await q.query(`CREATE INDEX quarantined_post_source ON quarantined_post (workspace_id, source_id, id)`);
    await q.query(`CREATE TABLE gap (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        source_id bigint NOT NULL,
        from_at timestamptz,
        to_at timestamptz NOT NULL,
        reason text NOT NULL,
        detected_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT gap_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX gap_source ON gap (workspace_id, source_id, id)`);
    await q.query(`CREATE TABLE webhook_delivery (
        source_id bigint NOT NULL,
        delivery_id text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT webhook_delivery_pkey PRIMARY KEY (source_id, delivery_id)
      )`);
    await q.query(`CREATE INDEX webhook_delivery_received ON webhook_delivery (received_at)`);
    await q.query(`CREATE TABLE tombstone (
        workspace_id bigint NOT NULL,
        network text NOT NULL,
        external_key text NOT NULL,
        deleted_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT tombstone_pkey PRIMARY KEY (workspace_id, network, external_key)
      )`);
    await q.query(`CREATE TABLE volume_bucket (
        workspace_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        bucket_at timestamptz NOT NULL,
        mentions integer NOT NULL DEFAULT 0,
        negatives integer NOT NULL DEFAULT 0,
        reach double precision NOT NULL DEFAULT 0,
        CONSTRAINT volume_bucket_pkey PRIMARY KEY (workspace_id, watch_id, bucket_at)
      )`);
    await q.query(`CREATE TABLE mention (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
        workspace_id bigint NOT NULL,
        network text NOT NULL,
        external_key text NOT NULL,
        external_id text NOT NULL,
        source_id bigint NOT NULL,
        author_id text,
        author_handle text NOT NULL,
        author_name text,
        followers bigint,
        title text,
        text text NOT NULL,
        url text,
        lang text NOT NULL,
        published_at timestamptz NOT NULL,
        edited_at timestamptz,
        seen_at timestamptz NOT NULL DEFAULT now(),
        conversation_key text NOT NULL,
        conversation_id text,
        in_reply_to text,
        watch_ids bigint[] NOT NULL,
        watch_spans jsonb NOT NULL,
        team_ids bigint[] NOT NULL,
        sentiment_label text NOT NULL,
        sentiment_score real NOT NULL,
        sentiment_confidence real NOT NULL,
        sentiment_words jsonb NOT NULL DEFAULT '[]',
        reach real,
        metrics jsonb,
        content_hash text NOT NULL,
        versions integer NOT NULL DEFAULT 1,
        is_deleted boolean NOT NULL DEFAULT false,
        CONSTRAINT mention_pkey PRIMARY KEY (id)
      )`);
    await q.query(`CREATE INDEX mention_conversation ON mention (workspace_id, conversation_key, published_at)`);
    await q.query(`CREATE INDEX mention_published ON mention (workspace_id, published_at, id)`);
    await q.query(`CREATE UNIQUE INDEX mention_key ON mention (workspace_id, network, external_key)`);
    await q.query(`CREATE TABLE mention_version (
        mention_id bigint NOT NULL,
        n integer NOT NULL,
        workspace_id bigint NOT NULL,
        title text,
        text text NOT NULL,
        content_hash text NOT NULL,
        edited_at timestamptz,
        replaced_at timestamptz NOT NULL,
        CONSTRAINT mention_version_pkey PRIMARY KEY (mention_id, n)
      )`);
    await q.query(`CREATE TABLE mention_search (
        mention_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        published_at timestamptz NOT NULL,
        conversation_key text NOT NULL,
        words tsvector NOT NULL,
        CONSTRAINT mention_search_pkey PRIMARY KEY (mention_id)
      )`);
    await q.query(`CREATE TABLE mention_watch (
        workspace_id bigint NOT NULL,
        watch_id bigint NOT NULL,
        published_at timestamptz NOT NULL,
        mention_id bigint NOT NULL,
        CONSTRAINT mention_watch_pkey PRIMARY KEY (workspace_id, watch_id, published_at, mention_id)
      )`);
    await q.query(`CREATE INDEX mention_search_words ON mention_search USING gin (words)`);
    // In the order of lists: for words so common that the newest posts have them.
    await q.query(`CREATE INDEX mention_search_published ON mention_search (workspace_id, published_at, mention_id)`);
    await q.query(`CREATE INDEX mention_search_conversation ON mention_search (workspace_id, conversation_key)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
