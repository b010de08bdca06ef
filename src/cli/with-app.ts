import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { openDatabase } from '../db/open-database.js';
import { type Env, readEnv } from '../env.js';
import { tell } from './terminal.js';

export interface CommandContext {
  readonly app: INestApplicationContext;
  readonly env: Env;
  /** Ends at Ctrl-C; a second one ends the process at once. */
  readonly signal: AbortSignal;
}

/**
 * Runs `work` with the services of the product: no jobs, no web server. A database that runs is used and left running; one
 * that had to be started for this is stopped again.
 */
export async function withApp<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const env = readEnv();
  env.role = 'api';
  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const database = await openDatabase(env, tell);
  try {
    const app = await NestFactory.createApplicationContext(AppModule.on(env, database.url), {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    try {
      return await work({ app, env, signal: interruption.signal });
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
