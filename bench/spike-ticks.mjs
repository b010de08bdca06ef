// npm run bench -- spike-ticks [--series 10000] [--ticks 5] [--seed 1]
//
// What a five-minute tick costs as the product does it: the job counts the posts of the last half hour out of the database, stores
// the step that is settled, shows every series its steps, asks the tests, and writes down how far it is. Brands have from 0.5 to
// 5,000 posts a day; every watch is looked at. First: by a process that has just begun and reads all memories. Then: by one that
// goes on. Floor: the same detectors shown one step each in memory, in the same run.
import { parseArgs } from 'node:util';
import { SpikeDetector } from '../dist/server/domain/spike/spike-detector.js';
import { SeriesMemory } from '../dist/server/modules/spikes/series-memory.service.js';
import { WatchSpikesJob } from '../dist/server/modules/spikes/watch-spikes.job.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { measureCost } from './support/cpu-time.mjs';
import { poolBackends, withProduct } from './support/product.mjs';
import { cpuMicros } from './support/race.mjs';
import { Random } from './support/random.mjs';
import { addPosts, fillWatches, letAStepPass, PER_DAY } from './support/spike-data.mjs';
import { median, round } from './support/statistics.mjs';

const { values: options } = parseArgs({
  options: {
    series: { type: 'string', default: '10000' },
    ticks: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const random = new Random(Number(options.seed));
const SETTINGS = { stepSeconds: 300, sensitivity: 'normal' };
const STEP_MS = 300_000;
const LEARNT = 3 * 288;
const SHARES = [1, 0.2, 0];
const watches = Math.ceil(Number(options.series) / SHARES.length);

function draw(mean) {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count++;
  return count;
}

const settled = Math.floor((Date.now() - 31 * 60_000) / STEP_MS) * STEP_MS;
const states = PER_DAY.flatMap((perDay) =>
  SHARES.map((share) => {
    const detector = SpikeDetector.start(SETTINGS);
    for (let left = LEARNT; left > 0; left--) detector.observe(settled - left * STEP_MS, draw((share * perDay) / 288));
    return detector.state();
  }),
);

/** One step of as many detectors, in milliseconds of CPU. */
function floor() {
  const detectors = Array.from({ length: watches * SHARES.length }, (_, i) =>
    SpikeDetector.restore(SETTINGS, states[i % states.length]),
  );
  const counts = detectors.map((_, i) => draw(PER_DAY[Math.floor(i / 3) % PER_DAY.length] / 288));
  const startedAt = cpuMicros();
  detectors.forEach((detector, i) => detector.observe(settled, counts[i]));
  return (cpuMicros() - startedAt) / 1_000;
}

const result = await withProduct(async ({ app, dataSource }) => {
  const { workspaceId, teamId } = await dataSource.transaction((tx) =>
    app.get(WorkspacesService).create(tx, { name: 'Bench', isDemo: false }),
  );
  const [{ id: sourceId }] = await dataSource.query(
    `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, health_state, created_at)
     VALUES ($1, 'inbound', 'Bench', '{}', 300, false, 'ok', now() - interval '30 days') RETURNING id`,
    [workspaceId],
  );
  const scene = { workspaceId, teamId, sourceId };
  await fillWatches(dataSource, { ...scene, watches, states });
  const job = app.get(WatchSpikesJob);
  const remembered = app.get(SeriesMemory).remembered;
  const run = async () => {
    const pids = await poolBackends(dataSource);
    let looked;
    const cost = await measureCost(pids, async () => {
      looked = await job.run({ signal: new AbortController().signal, workerId: 'bench' });
    });
    if (looked.watches < watches || looked.failed > 0) throw new Error(`Looked at ${JSON.stringify(looked)}`);
    return { wall: cost.wall / 1e6, node: cost.node / 1e6, database: cost.database / 1e6 };
  };
  const first = await run();
  const ticks = [];
  for (let n = 0; n < Number(options.ticks); n++) {
    await letAStepPass(dataSource);
    await addPosts(dataSource, { ...scene, minutes: 5, name: `tick-${String(n)}` });
    // What is remembered gets older with the rest.
    for (const each of remembered.values()) {
      each.nextStepMs -= STEP_MS;
      each.detector.lastAtMs -= STEP_MS;
    }
    await dataSource.query('VACUUM ANALYZE');
    ticks.push(await run());
  }
  const [{ posts }] = await dataSource.query('SELECT count(*)::int AS posts FROM mention');
  const tick = Object.fromEntries(
    ['wall', 'node', 'database'].map((what) => [what, median(ticks.map((t) => t[what]))]),
  );
  const best = ticks.reduce((least, t) => (t.node + t.database < least.node + least.database ? t : least));
  const floorMs = median([floor(), floor(), floor()]);
  const series = watches * SHARES.length;
  const seconds = (cost) =>
    Object.fromEntries(Object.entries(cost).map(([what, s]) => [`${what}Seconds`, round(s, 3)]));
  const cpuSeconds = tick.node + tick.database;
  console.log(
    `${series.toLocaleString('en')} series of ${String(watches)} watches: ${round(tick.node, 2)} s CPU here and ` +
      `${round(tick.database, 2)} s in the database a tick (${round(tick.wall, 2)} s by the clock), ${round((cpuSeconds * 1e6) / series, 1)} µs a series; ` +
      `best of ${String(ticks.length)} ${round(best.node + best.database, 2)} s; after a start ${round(first.node + first.database, 2)} s; ${round((cpuSeconds * 1_000) / floorMs, 1)} times one step in memory`,
  );
  return {
    bench: 'spike-ticks',
    series,
    watches,
    posts,
    first: seconds(first),
    tick: seconds(tick),
    best: seconds(best),
    microsPerSeries: round((cpuSeconds * 1e6) / series, 1),
    floorMs: round(floorMs, 1),
    timesFloor: round((cpuSeconds * 1_000) / floorMs, 1),
  };
});
console.log(JSON.stringify(result));
