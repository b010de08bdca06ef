import type { MigrationInterface, QueryRunner } from 'typeorm';

export class JudgeMentions1793750409000 implements MigrationInterface {
  readonly name = 'JudgeMentions1793750409000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE workspace ADD COLUMN languages text[]`);
    await q.query(`ALTER TABLE mention ADD COLUMN intent_label text, ADD COLUMN intent_confidence real,
        ADD COLUMN urgency real, ADD COLUMN judged jsonb`);
    // What people look for is rare: without these a list of it would be read out of the whole table.
    await q.query(`CREATE INDEX mention_urgent ON mention (workspace_id, published_at, id) WHERE urgency >= 0.5`);
    await q.query(`CREATE INDEX mention_risky ON mention (workspace_id, published_at, id) WHERE judged ? 'risks'`);
    await q.query(
      `CREATE INDEX mention_threats ON mention (workspace_id, published_at, id) WHERE intent_label = 'threat'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
