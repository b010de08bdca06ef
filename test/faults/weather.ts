import { setTimeout as sleep } from 'node:timers/promises';
import type { DurablePostgres } from '../support/processes/durable-postgres.js';
import type { Fleet } from '../support/processes/fleet.js';
import type { PostgresProxy } from '../support/processes/postgres-proxy.js';

export interface WeatherOptions {
  readonly durationMs: number;
  readonly lossOfCommits: number;
  readonly restartsPostgres: boolean;
  readonly random: () => number;
  /** Called a moment after each kill. */
  readonly afterKill?: () => Promise<void>;
}

const KILL_EVERY_MS = { least: 2_000, most: 3_000 };
const AFTER_KILL_MS = 500;

/** The faults of one run: processes killed every two to three seconds, lost COMMIT answers, one crash of PostgreSQL midway. */
export async function letItStorm(
  system: { readonly fleet: Fleet; readonly proxy: PostgresProxy; readonly postgres: DurablePostgres },
  options: WeatherOptions,
): Promise<void> {
  const { fleet, proxy, postgres } = system;
  const endsAt = performance.now() + options.durationMs;
  proxy.lossOfCommits = options.lossOfCommits;
  const crash = options.restartsPostgres
    ? sleep(options.durationMs / 2).then(() => postgres.restartImmediately())
    : Promise.resolve();
  const afterwards: Promise<void>[] = [];
  for (;;) {
    const wait = KILL_EVERY_MS.least + options.random() * (KILL_EVERY_MS.most - KILL_EVERY_MS.least);
    if (performance.now() + wait > endsAt) break;
    await sleep(wait);
    await fleet.killOne(options.random);
    if (options.afterKill) afterwards.push(sleep(AFTER_KILL_MS).then(options.afterKill));
  }
  await crash;
  await Promise.all(afterwards);
  await sleep(Math.max(0, endsAt - performance.now()));
  proxy.lossOfCommits = 0;
}
