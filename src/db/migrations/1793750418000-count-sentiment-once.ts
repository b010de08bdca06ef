import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever stores posts counts them, in the statement that counts the volume: the trigger kept every new row a second time to do
 * it. Changes of stored posts are still counted by theirs.
 */
export class CountSentimentOnce1793750418000 implements MigrationInterface {
  readonly name = 'CountSentimentOnce1793750418000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER sentiment_day_inserted ON mention`);
    await q.query(`DROP FUNCTION count_inserted_sentiment()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
