import { copyIn, copyOut } from './copy-in.mjs';
import { copyMentions } from './mention-copy.mjs';

/** What is added for mentions besides themselves, and how the rows of some posts are found. */
const FOLLOWING = [
  { name: 'task', rows: 'first_mention_id IN (SELECT id FROM mention WHERE external_key = ANY (KEYS))' },
  {
    name: 'task_clock',
    rows: `task_id IN (SELECT t.id FROM task t JOIN mention m ON m.id = t.first_mention_id WHERE m.external_key = ANY (KEYS))`,
  },
  {
    name: 'story_key',
    rows: `holders <@ ARRAY (SELECT id FROM mention WHERE external_key = ANY (KEYS))`,
  },
];

/** Tables with the columns, defaults, constraints and indexes of the real ones and nothing else to do. */
export async function createCopiedTables(dataSource) {
  const copies = {
    mention_alone: 'mention',
    mention: 'mention',
    ...Object.fromEntries(FOLLOWING.map(({ name }) => [name, name])),
  };
  for (const [name, table] of Object.entries(copies))
    await dataSource.query(`CREATE TABLE copied_${name} (LIKE ${table} INCLUDING ALL)`);
}

/** What was added for posts, in the form that COPY takes back. */
export async function readFollowing(client, externalIds) {
  const keys = `'{${externalIds.join(',')}}'::text[]`;
  const following = [];
  for (const { name, rows } of FOLLOWING) {
    const bytes = await copyOut(
      client,
      `COPY (SELECT * FROM ${name} WHERE ${rows.replaceAll('KEYS', keys)}) TO STDOUT`,
    );
    following.push({ name, bytes });
  }
  return following;
}

/** The floor of what storing mentions can cost: their rows, as they are, into the same indexes. */
export const copyAlone = (client, source, mentions) => copyMentions(client, 'copied_mention_alone', source, mentions);

/** The same with the rows of tasks, clocks and what stories are found by. */
export async function copyAll(client, source, mentions, following) {
  await client.query('BEGIN');
  await copyMentions(client, 'copied_mention', source, mentions);
  for (const { name, bytes } of following) await copyIn(client, `COPY copied_${name} FROM STDIN`, bytes);
  await client.query('COMMIT');
}
