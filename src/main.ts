import 'reflect-metadata';
import { InvalidEnvironment } from './env.js';
import { UnfitDatabase } from './db/open-database.js';
import { startServer } from './start-server.js';

/** One line for a person where we know what is wrong; the whole error where we do not. */
function explain(error: unknown): string {
  if (error instanceof InvalidEnvironment || error instanceof UnfitDatabase) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await startServer();
} catch (error) {
  process.stderr.write(`Earshot cannot start.\n${explain(error)}\n`);
  process.exitCode = 1;
}
