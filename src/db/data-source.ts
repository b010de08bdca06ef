import 'reflect-metadata';
import type { Socket } from 'node:net';
import type { DataSourceOptions } from 'typeorm';
import { CallbackClient } from './callback-client.js';
import { connectTimeoutMs } from './connect-timeout.js';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations.js';
import { SnakeNaming } from './snake-naming.js';

/** Connections one process may hold. */
export const POOL_SIZE = 10;

const SERVER_LIMIT_MS = 30_000;
/** The server ends every statement and every pause before this, so a connection that is silent for longer leads nowhere. */
const SILENCE_LIMIT_MS = SERVER_LIMIT_MS + 5_000;

/** The part of the driver's client that is looked at: its socket. */
interface ConnectedClient {
  readonly connection: { readonly stream: Socket };
}

/** A half-open connection would keep its place in the pool for ever, and a request with it. */
function endWhenSilent({ connection: { stream } }: ConnectedClient): void {
  stream.setTimeout(SILENCE_LIMIT_MS, () => {
    stream.destroy(Object.assign(new Error('The database fell silent.'), { code: 'ETIMEDOUT' }));
  });
}

/**
 * For many small statements over indexes that are in memory or on solid state disks: a random page costs little more than the
 * next one, and starting parallel workers or compiling a plan takes longer than such a statement.
 */
const SESSION_OPTIONS = '-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off';

export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsTransactionMode: 'each',
    applicationName: 'earshot',
    poolSize: POOL_SIZE,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: {
      Client: CallbackClient,
      options: SESSION_OPTIONS,
      statement_timeout: SERVER_LIMIT_MS,
      idle_in_transaction_session_timeout: SERVER_LIMIT_MS,
      connectionTimeoutMillis: connectTimeoutMs(url),
      onConnect: endWhenSilent,
    },
  };
}
