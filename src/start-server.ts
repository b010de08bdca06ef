import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { requireSoundRules } from './check-rules.js';
import { openDatabase } from './db/open-database.js';
import { type Env, readEnv } from './env.js';
import { configureApp } from './http/configure-app.js';
import { EarshotLogger } from './log.js';
import { DemoService } from './modules/demo/demo.service.js';
import { StaffService } from './modules/staff/staff.service.js';

/** Starts everything this process is to do, and prints where it is ready. Throws when it cannot. */
export async function startServer(): Promise<void> {
  const env = readEnv();
  requireSoundRules();
  const logger = new EarshotLogger(env);
  Logger.overrideLogger(logger);
  const database = await openDatabase(env, (line) => {
    logger.log(line, 'Database');
  });
  let app: NestExpressApplication | undefined;
  try {
    app = await NestFactory.create<NestExpressApplication>(AppModule.on(env, database.url), {
      logger,
      rawBody: true,
      abortOnError: false,
    });
    stopOnSignal(app, () => database.close());
    configureApp(app, env);
    await seed(app, env, database.isEmbedded);
    const address = await listen(app, env);
    process.stdout.write(`Earshot is ready at ${address}\n`);
  } catch (error) {
    await app?.close().catch(() => undefined);
    await database.close();
    throw error;
  }
}

/** The demo or the first administrator; prints a one-time link when nobody can sign in yet. */
async function seed(app: NestExpressApplication, env: Env, isEmbedded: boolean): Promise<void> {
  await app.get(DemoService).openIfWanted(isEmbedded);
  const admin = await app.get(StaffService).ensureFirstAdmin();
  if (admin.kind !== 'link') return;
  process.stdout.write(
    `To set up your own workspace open this link once; it makes you its administrator:\n${admin.link.url}\n`,
  );
}

async function listen(app: NestExpressApplication, env: Env): Promise<string> {
  if (!env.servesHttp) {
    await app.init();
    return 'work, without a web server';
  }
  await app.listen(env.port, env.host);
  return env.baseUrl ?? (await app.getUrl()).replace('[::1]', '127.0.0.1');
}

/** The first signal drains and stops; the database goes last, after everything that writes to it. */
function stopOnSignal(app: NestExpressApplication, closeDatabase: () => Promise<void>): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void app
      .close()
      .catch((error: unknown) => {
        process.stderr.write(`Stopping: ${error instanceof Error ? error.message : 'failed'}\n`);
        process.exitCode = 1;
      })
      .then(closeDatabase)
      .finally(() => {
        process.exit();
      });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
