import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever stands in the chain of pages that a drill practises and takes no part in it. */
export class PageInDrills1793750470000 implements MigrationInterface {
  readonly name = 'PageInDrills1793750470000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE drill_absentee (
      sandbox_member_id bigint PRIMARY KEY,
      workspace_id bigint NOT NULL)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
