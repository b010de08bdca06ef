import { copyIn, copyOut } from './copy-in.mjs';

/** What one batch writes row by row, and how its rows are found by the ids of its posts. */
const TABLES = [
  { name: 'mention', rows: 'external_key = ANY (KEYS)' },
  { name: 'task', rows: 'first_mention_id IN (SELECT id FROM mention WHERE external_key = ANY (KEYS))' },
  {
    name: 'task_clock',
    rows: `task_id IN (SELECT t.id FROM task t JOIN mention m ON m.id = t.first_mention_id WHERE m.external_key = ANY (KEYS))`,
  },
];

/** Tables with the columns, defaults, constraints and indexes of the real ones and nothing else to do. */
export async function createCopiedTables(dataSource) {
  for (const { name } of TABLES) await dataSource.query(`CREATE TABLE copied_${name} (LIKE ${name} INCLUDING ALL)`);
  await dataSource.query('CREATE TABLE copied_all_mention (LIKE mention INCLUDING ALL)');
}

/** The rows a batch became, in the form that COPY takes back. */
export async function readTables(client, externalIds) {
  const keys = `'{${externalIds.join(',')}}'::text[]`;
  const written = [];
  for (const { name, rows } of TABLES) {
    const bytes = await copyOut(
      client,
      `COPY (SELECT * FROM ${name} WHERE ${rows.replaceAll('KEYS', keys)}) TO STDOUT`,
    );
    written.push({ table: name === 'mention' ? 'copied_all_mention' : `copied_${name}`, bytes });
  }
  return written;
}

/** The floor of what writing the same rows into the same indexes can cost. */
export async function copyTables(client, written) {
  await client.query('BEGIN');
  for (const { table, bytes } of written) await copyIn(client, `COPY ${table} FROM STDIN`, bytes);
  await client.query('COMMIT');
}
