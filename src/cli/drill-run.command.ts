import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import type { Actor } from '../domain/access/access.types.js';
import type { DrillScenario } from '../domain/drill/drill.types.js';
import { faultText, readScenario } from '../domain/drill/read-scenario.js';
import type { Job } from '../jobs/job.js';
import { JOBS } from '../jobs/registry.js';
import { DrillViews } from '../modules/drills/drill-views.service.js';
import { EndDrill } from '../modules/drills/end-drill.service.js';
import { StartDrill } from '../modules/drills/start-drill.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { BadInput, CommandFailed } from './cli-error.js';
import { sayReport } from './drill-report.js';
import { inputName, readText } from './read-input.js';
import { print, ProgressBar, tell } from './terminal.js';
import { withApp } from './with-app.js';

export interface DrillOptions extends ActOptions {
  /** Seconds of the scenario that pass in one. */
  readonly speed?: string;
  readonly json?: boolean;
}

const MOST_BYTES = 2 * 1024 * 1024;
const MOST_SPEED = 1_000;
const LOOK_MS = 500;
/** What makes a drill go on where no server runs; beside one that does, they share the work. */
const NEEDED: ReadonlySet<string> = new Set(['run-drills', 'watch-spikes', 'deliver-outbox', 'attach-incident-tasks']);

/**
 * Runs a scenario to its end, whoever enters it meanwhile, and prints the report. Ends the drill without a report when it is stopped.
 */
export async function runDrill(file: string, options: DrillOptions): Promise<void> {
  const speed = readSpeed(options.speed);
  const read = readScenario(await readText(file, MOST_BYTES));
  if (!read.ok) throw new BadInput(...read.faults.map((fault) => `${inputName(file)}: ${faultText(fault)}`));
  await withApp(async ({ app, signal }) => {
    const actor = await chooseActor(app, options);
    const id = await start(app, actor, read.scenario, speed);
    tell(`The drill ${id} runs; it ends by itself. Everybody of the workspace may enter it.`);
    await follow(app, actor, id, signal);
    const drill = await app.get(DrillViews).get(actor, id);
    if (drill.report === null) throw new CommandFailed('The drill was cancelled: there is no report.');
    await print(options.json === true ? JSON.stringify(drill.report) : sayReport(drill.title, drill.report));
  });
}

function readSpeed(written: string | undefined): number {
  const speed = Number(written ?? 1);
  if (speed > 0 && speed <= MOST_SPEED) return speed;
  throw new BadInput(`--speed is expected to be a number over 0, ${String(MOST_SPEED)} at most.`);
}

async function start(
  app: INestApplicationContext,
  actor: Actor,
  scenario: DrillScenario,
  speed: number,
): Promise<string> {
  const members = await query<{ memberId: string }>(
    app.get(DataSource),
    'SELECT id AS "memberId" FROM staff_member WHERE workspace_id = $1 AND is_active ORDER BY id',
    [actor.workspaceId],
  );
  const terms = { scenarioId: null, scenario, participants: members, notifierIds: [], speed };
  return app.get(StartDrill).start(actor, terms);
}

async function follow(app: INestApplicationContext, actor: Actor, id: string, signal: AbortSignal): Promise<void> {
  const views = app.get(DrillViews);
  const jobs = JOBS.map((job) => app.get<Job>(job, { strict: false })).filter(({ name }) => NEEDED.has(name));
  const workerId = `drill-${String(process.pid)}`;
  const drill = await views.get(actor, id);
  const bar = new ProgressBar(drill.progress.postsTotal);
  for (let { state } = drill; state === 'running';) {
    if (signal.aborted) {
      await app.get(EndDrill).cancel(actor, id);
      break;
    }
    for (const job of jobs) await job.run({ signal, workerId });
    const now = await views.get(actor, id);
    state = now.state;
    bar.show(now.progress.posts);
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  bar.clear();
}
