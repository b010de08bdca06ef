import type { INestApplicationContext, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../app.module.js';
import { openDatabase } from '../db/open-database.js';
import { type Env, readEnv } from '../env.js';
import { configureApp } from '../http/configure-app.js';
import { tell } from './terminal.js';

const START: Pick<NestApplicationOptions, 'logger' | 'abortOnError'> = {
  logger: ['error', 'fatal'],
  abortOnError: false,
};

export interface CommandContext {
  readonly app: INestApplicationContext;
  readonly env: Env;
  /** Ends at Ctrl-C; a second one ends the process at once. */
  readonly signal: AbortSignal;
}

/** The same, with the web server listening at `url`. */
export interface ServedContext extends CommandContext {
  readonly url: string;
}

/**
 * Runs `work` with the services of the product: no jobs, no web server. A database that runs is used and left running; one
 * that had to be started for this is stopped again.
 */
export function withApp<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  return withDatabase(async ({ env, signal, databaseUrl }) => {
    const app = await NestFactory.createApplicationContext(AppModule.on(env, databaseUrl), START);
    try {
      return await work({ app, env, signal });
    } finally {
      await app.close();
    }
  });
}

/** The same with the API, on a port of this machine that nobody else is told of. */
export function withServedApp<T>(work: (context: ServedContext) => Promise<T>): Promise<T> {
  return withDatabase(async ({ env, signal, databaseUrl }) => {
    const app = await NestFactory.create<NestExpressApplication>(AppModule.on(env, databaseUrl), {
      ...START,
      rawBody: true,
    });
    try {
      configureApp(app, env);
      await app.listen(0, '127.0.0.1');
      return await work({ app, env, signal, url: await app.getUrl() });
    } finally {
      await app.close();
    }
  });
}

async function withDatabase<T>(
  work: (context: { env: Env; signal: AbortSignal; databaseUrl: string }) => Promise<T>,
): Promise<T> {
  const env = readEnv();
  env.role = 'api';
  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const database = await openDatabase(env, tell);
  try {
    return await work({ env, signal: interruption.signal, databaseUrl: database.url });
  } finally {
    await database.close();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
