import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens that networks gave us, apart from what administrators typed in, and consents that are under way. */
export class KeepTokens1793750414000 implements MigrationInterface {
  readonly name = 'KeepTokens1793750414000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE source_token (
        source_id bigint NOT NULL,
        workspace_id bigint NOT NULL,
        sealed text,
        state text NOT NULL DEFAULT 'none',
        account text,
        scopes text[] NOT NULL DEFAULT '{}',
        expires_at timestamptz,
        renew_at timestamptz,
        problem text,
        problem_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        epoch bigint NOT NULL DEFAULT 0,
        lease_token text,
        lease_until timestamptz,
        obtained_at timestamptz,
        CONSTRAINT source_token_pkey PRIMARY KEY (source_id),
        CONSTRAINT source_token_state_check CHECK (state in ('none','connected','revoked'))
      )`);
    await q.query(`CREATE INDEX source_token_renewal ON source_token (renew_at) WHERE state = 'connected'`);
    await q.query(`CREATE TABLE oauth_request (
        state_hash text NOT NULL,
        workspace_id bigint NOT NULL,
        source_id bigint NOT NULL,
        member_id bigint NOT NULL,
        redirect_uri text NOT NULL,
        sealed_verifier text NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT oauth_request_pkey PRIMARY KEY (state_hash)
      )`);
    await q.query(`CREATE INDEX oauth_request_expiry ON oauth_request (expires_at)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
