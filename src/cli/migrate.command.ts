import { openDatabase } from '../db/open-database.js';
import { readEnv } from '../env.js';
import { print, tell } from './terminal.js';

/** Brings the schema up to date and prints the name of every migration that ran. */
export async function migrateDatabase(): Promise<void> {
  const { migrated, close } = await openDatabase(readEnv(), tell);
  await close();
  for (const name of migrated) await print(name);
  tell(
    migrated.length === 0
      ? 'The schema was up to date.'
      : `The schema is up to date; ${String(migrated.length)} migrations ran.`,
  );
}
