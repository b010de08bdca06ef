import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DatabaseModule } from '../../src/db/database.module.js';
import { query } from '../../src/db/rows.js';
import { Env } from '../../src/env.js';
import { JobLeaseService } from '../../src/jobs/job-lease.service.js';
import type { Job, JobContext, JobResult } from '../../src/jobs/job.js';
import { JOBS } from '../../src/jobs/registry.js';
import { JOB_CLASSES, JobRunner } from '../../src/jobs/runner.js';
import { WakeUpModule } from '../../src/jobs/wake-up.module.js';
import { CLUSTER_JOBS } from '../../src/modules/checks/checks.module.js';
import { Scene } from '../support/scene.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

/** What the probes below do, shared by all processes of a spec. */
const probe = {
  runs: [] as string[],
  running: 0,
  mostAtOnce: 0,
  work: (_: JobContext): Promise<JobResult> => Promise.resolve({}),
};

async function record(name: string, context: JobContext): Promise<JobResult> {
  probe.runs.push(name);
  probe.running += 1;
  probe.mostAtOnce = Math.max(probe.mostAtOnce, probe.running);
  try {
    return await probe.work(context);
  } finally {
    probe.running -= 1;
  }
}

@Injectable()
class ClusterProbe implements Job {
  readonly name = 'cluster-probe';
  readonly scope = 'cluster';
  readonly everySeconds = 3_600;
  readonly wakeUp = 'outbox';
  run(context: JobContext): Promise<JobResult> {
    return record(this.name, context);
  }
}

@Injectable()
class WorkerProbe implements Job {
  readonly name = 'worker-probe';
  readonly scope = 'worker';
  readonly everySeconds = 3_600;
  run(context: JobContext): Promise<JobResult> {
    return record(this.name, context);
  }
}

@Module({})
class EnvModule {
  static of(env: Env): DynamicModule {
    return { module: EnvModule, global: true, providers: [{ provide: Env, useValue: env }], exports: [Env] };
  }
}

let database: TestDatabase;
const processes: TestingModule[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  for (const one of processes.splice(0)) await one.close();
});

async function startProcess(classes: readonly (typeof ClusterProbe | typeof WorkerProbe)[]): Promise<TestingModule> {
  const one = await Test.createTestingModule({
    imports: [
      EnvModule.of(Object.assign(new Env(), { role: 'all' })),
      DatabaseModule.forRoot(database.url),
      WakeUpModule,
    ],
    providers: [JobLeaseService, JobRunner, ...classes, { provide: JOB_CLASSES, useValue: classes }],
  }).compile();
  processes.push(one);
  await one.init();
  return one;
}
const sql = <Row>(on: TestingModule, text: string, values: unknown[] = []) =>
  query<Row>(on.get(DataSource), text, values);
const jobRow = async (on: TestingModule) =>
  (
    await sql<{ runs: string; failures: string; error: string | null; result: unknown; held: boolean }>(
      on,
      `SELECT runs, failures, last_error AS error, last_result AS result, lease_token IS NOT NULL AS held FROM job WHERE name = 'cluster-probe'`,
    )
  )[0];
async function until(isSo: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 20) {
    if (await isSo()) return true;
    await sleep(20);
  }
  return false;
}
const makeDue = (on: TestingModule) => sql(on, `UPDATE job SET next_due_at = now() WHERE name = 'cluster-probe'`);

function reset(work: typeof probe.work = () => Promise.resolve({})): void {
  probe.runs = [];
  probe.mostAtOnce = 0;
  probe.work = work;
}

describe('a cluster job', () => {
  it('runs once an interval, whatever number of processes tick', async () => {
    reset(async () => {
      await sleep(30);
      return { looked: 1 };
    });
    const two = [await startProcess([ClusterProbe]), await startProcess([ClusterProbe])];
    const [first] = two;
    if (!first) throw new Error('No process.');
    for (let round = 1; round <= 3; round++) {
      if (round > 1) await makeDue(first);
      for (let tick = 0; tick < 10; tick++) {
        // The announcement makes both try at once instead of waiting for their own interval.
        await sql(first, `SELECT pg_notify('earshot', 'outbox')`);
        for (const one of two) one.get(JobRunner).tick();
        await sleep(10);
      }
      expect(await until(async () => (await jobRow(first))?.held === false)).toBe(true);
      expect(probe.runs).toHaveLength(round);
    }
    expect(probe.mostAtOnce).toBe(1);
    expect(await jobRow(first)).toEqual({ runs: '3', failures: '0', error: null, result: { looked: 1 }, held: false });
  });

  it('that fails is recorded, and is well again after a run that works', async () => {
    reset(() => Promise.reject(new Error('The disk is full.')));
    const one = await startProcess([ClusterProbe]);
    await makeDue(one);
    await sql(one, `SELECT pg_notify('earshot', 'outbox')`);
    expect(await until(async () => (await jobRow(one))?.error !== null)).toBe(true);
    expect(await jobRow(one)).toMatchObject({ failures: '1', error: 'The disk is full.', held: false });
    reset();
    await makeDue(one);
    await sql(one, `SELECT pg_notify('earshot', 'outbox')`);
    expect(await until(async () => (await jobRow(one))?.error === null)).toBe(true);
  });

  it('stops when its lease is somebody else’s, and writes nothing over them', async () => {
    let signal: AbortSignal | undefined;
    reset(async (context) => {
      signal = context.signal;
      await new Promise<void>((done) => {
        context.signal.addEventListener('abort', () => {
          done();
        });
      });
      return { late: 1 };
    });
    const one = await startProcess([ClusterProbe]);
    await makeDue(one);
    await sql(one, `SELECT pg_notify('earshot', 'outbox')`);
    expect(await until(() => signal !== undefined)).toBe(true);
    await sql(
      one,
      `UPDATE job SET lease_token = 'another', last_result = '{"theirs": 1}' WHERE name = 'cluster-probe'`,
    );
    expect(await until(() => signal?.aborted ?? false)).toBe(true);
    expect(await until(() => probe.running === 0)).toBe(true);
    expect(await jobRow(one)).toMatchObject({ result: { theirs: 1 }, held: true });
    await sql(one, `UPDATE job SET lease_token = NULL, lease_until = NULL`);
  });

  it('whose holder died is taken over when the lease has run out', async () => {
    reset();
    const one = await startProcess([ClusterProbe]);
    await sql(one, `UPDATE job SET lease_token = 'dead', lease_until = now() + interval '1 hour', next_due_at = now()`);
    await sql(one, `SELECT pg_notify('earshot', 'outbox')`);
    one.get(JobRunner).tick();
    await sleep(200);
    expect(probe.runs).toEqual([]);
    await sql(one, `UPDATE job SET lease_until = now() - interval '1 second'`);
    await sql(one, `SELECT pg_notify('earshot', 'outbox')`);
    expect(await until(() => probe.runs.length === 1)).toBe(true);
  });

  it('is told to stop at shutdown and waited for', async () => {
    let hasEnded = false;
    reset(async (context) => {
      await new Promise<void>((done) => {
        context.signal.addEventListener('abort', () => {
          done();
        });
      });
      await sleep(50);
      hasEnded = true;
      return {};
    });
    const one = await startProcess([ClusterProbe]);
    await makeDue(one);
    await sql(one, `SELECT pg_notify('earshot', 'outbox')`);
    expect(await until(() => probe.running === 1)).toBe(true);
    await processes.splice(0)[0]?.close();
    expect(hasEnded).toBe(true);
  });
});

describe('a worker job', () => {
  it('runs in every process, not twice at once in one, and again at once when it asks', async () => {
    let left = 3;
    reset(() => Promise.resolve({ again: left-- > 0 ? 1 : 0 }));
    const [one] = [await startProcess([WorkerProbe]), await startProcess([WorkerProbe])];
    expect(await until(() => probe.runs.length === 5)).toBe(true);
    for (let tick = 0; tick < 30; tick++) one.get(JobRunner).tick();
    await sleep(100);
    expect(probe.runs).toHaveLength(5);
    expect(await until(async () => (await sql(one, 'SELECT id FROM worker')).length === 2)).toBe(true);
  });
});

describe('the registry', () => {
  it('names every cluster job among those whose silence is noticed', async () => {
    const scene = await Scene.open();
    const jobs = JOBS.map((job) => scene.http.app.get<Job>(job, { strict: false }));
    expect(jobs.filter((j) => j.scope === 'cluster').map(({ name, everySeconds }) => ({ name, everySeconds }))).toEqual(
      expect.arrayContaining([...CLUSTER_JOBS]),
    );
    expect(jobs.filter((j) => j.scope === 'cluster')).toHaveLength(CLUSTER_JOBS.length);
    await scene.close();
  });
});
