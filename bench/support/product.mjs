import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../dist/server/app.module.js';
import { startEmbeddedPostgres } from '../../dist/server/db/embedded-postgres.js';
import { migrate } from '../../dist/server/db/migrate.js';
import { Env } from '../../dist/server/env.js';

/**
 * The product on a database of its own that is thrown away afterwards, its services within reach and no job running. The
 * database keeps the settings of a real one: it flushes what it commits.
 */
export async function withProduct(work) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  let database;
  let app;
  const close = async () => {
    await app?.close();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const closeAndExit = () => void close().finally(() => process.exit(130));
  process.once('SIGINT', closeAndExit);
  process.once('SIGTERM', closeAndExit);
  try {
    database = await startEmbeddedPostgres(folder);
    await migrate(database.url);
    const env = Object.assign(new Env(), { role: 'api', demo: 'off', dataDir: folder, databaseUrl: database.url });
    app = await NestFactory.createApplicationContext(AppModule.on(env, database.url), {
      logger: ['error', 'warn'],
      abortOnError: false,
    });
    return await work({ app, url: database.url, dataSource: app.get(DataSource) });
  } finally {
    process.off('SIGINT', closeAndExit);
    process.off('SIGTERM', closeAndExit);
    await close();
  }
}

/** Process ids of the backends that serve the product's pool. */
export async function poolBackends(dataSource) {
  const rows = await dataSource.query(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'earshot' AND datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}
