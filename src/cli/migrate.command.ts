import { openDatabase } from '../db/open-database.js';
import { readEnv } from '../env.js';
import { print, tell } from './terminal.js';

const RAN = 'migrated: ';

/** Brings the schema up to date and prints the name of every migration that ran. */
export async function migrateDatabase(): Promise<void> {
  const ran: string[] = [];
  const database = await openDatabase(readEnv(), (line) => {
    if (line.startsWith(RAN)) ran.push(line.slice(RAN.length));
    else tell(line);
  });
  await database.close();
  for (const name of ran) await print(name);
  tell(
    ran.length === 0 ? 'The schema was up to date.' : `The schema is up to date; ${String(ran.length)} migrations ran.`,
  );
}
