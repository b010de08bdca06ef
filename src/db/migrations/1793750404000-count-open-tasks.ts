import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps `task_count` in the transaction that moves a task, whatever statement moves it: one aggregated upsert per statement.
 * The slot is the backend's own, so that workers inserting tasks side by side do not wait for one another's row.
 */
export class CountOpenTasks1793750404000 implements MigrationInterface {
  readonly name = 'CountOpenTasks1793750404000';

  async up(q: QueryRunner): Promise<void> {
    const dimensions = (row: string): string =>
      `${row}.workspace_id, ${row}.team_id, coalesce(${row}.assignee_id, 0) AS assignee_id, ${row}.state, ${row}.priority, ${row}.next_due_at < 'infinity' AS is_due`;
    const upsert = (changes: string): string => `
          INSERT INTO task_count AS c (workspace_id, team_id, assignee_id, state, priority, is_due, slot, n)
          SELECT workspace_id, team_id, assignee_id, state, priority, is_due, pg_backend_pid() % 16, sum(delta)
          FROM (${changes}) changes
          GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(delta) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
          ON CONFLICT (workspace_id, team_id, assignee_id, state, priority, is_due, slot) DO UPDATE SET n = c.n + excluded.n;`;
    await q.query(`CREATE FUNCTION count_inserted_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM added) THEN RETURN NULL; END IF;
        ${upsert(`SELECT ${dimensions('a')}, 1 AS delta FROM added a WHERE a.is_open`)}
        RETURN NULL;
      END $$`);
    await q.query(`CREATE FUNCTION count_moved_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM after) THEN RETURN NULL; END IF;
        ${upsert(`SELECT ${dimensions('a')}, 1 AS delta FROM after a WHERE a.is_open
            UNION ALL SELECT ${dimensions('b')}, -1 FROM before b WHERE b.is_open`)}
        RETURN NULL;
      END $$`);
    await q.query(`CREATE TRIGGER task_count_inserted AFTER INSERT ON task
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_tasks()`);
    await q.query(`CREATE TRIGGER task_count_moved AFTER UPDATE ON task
      REFERENCING NEW TABLE AS after OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_moved_tasks()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
