// npm run bench -- attainment [--tasks N] [--calls N]
//
// How long the server takes to say whether a standard was kept, through the product's own service: counts, percentiles, reasons of
// misses, pace and burn, over ranges of a week, a month and a quarter. Each call is timed from the service's entry to its answer
// (the database is on this machine). Every task has a post, one to three clocks and its history; an eighth of the clocks are misses.
import { parseArgs } from 'node:util';
import { AttainmentService } from '../dist/server/modules/standards/attainment.service.js';
import { MissesService } from '../dist/server/modules/standards/misses.service.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { createStandard, fillTasks } from './support/attainment-data.mjs';
import { withProduct } from './support/product.mjs';
import { percentile, round } from './support/statistics.mjs';

const { values: options } = parseArgs({
  options: { tasks: { type: 'string', default: '50000' }, calls: { type: 'string', default: '40' } },
});
const TASKS = Number(options.tasks);
const CALLS = Number(options.calls);
const WARM_UP = 5;
const LIMIT_MS = 300;
const DAY_MS = 86_400_000;

async function time(name, call) {
  for (let i = 0; i < WARM_UP; i++) await call();
  const millis = [];
  for (let i = 0; i < CALLS; i++) {
    const startedAt = performance.now();
    await call();
    millis.push(performance.now() - startedAt);
  }
  const [p50, p95] = [0.5, 0.95].map((share) => round(percentile(millis, share)));
  console.log(`${name.padEnd(32)} p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)} ms`);
  return { name, p50, p95 };
}

const result = await withProduct(async ({ app, dataSource }) => {
  const { workspaceId, teamId } = await dataSource.transaction((tx) =>
    app.get(WorkspacesService).create(tx, { name: 'Bench', isDemo: false }),
  );
  const [{ id: sourceId }] = await dataSource.query(
    `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, health_state)
     VALUES ($1, 'inbound', 'Bench', '{}', 300, false, 'ok') RETURNING id`,
    [workspaceId],
  );
  const standardId = await createStandard(dataSource, workspaceId);
  await fillTasks(dataSource, { workspaceId, teamId, standardId, sourceId, count: TASKS });
  const lead = { workspaceId, memberId: '1', name: 'Lead', role: 'pr-lead', teamIds: [], tokenScopes: null };
  const ofTeam = { ...lead, role: 'team-lead', teamIds: [teamId] };
  const attainment = app.get(AttainmentService);
  const misses = app.get(MissesService);
  const since = (days) => ({ from: new Date(Date.now() - days * DAY_MS).toISOString() });
  const figures = [
    await time('a week', () => attainment.report(lead, standardId, since(7))),
    await time('a month', () => attainment.report(lead, standardId, since(30))),
    await time('a quarter: every task', () => attainment.report(lead, standardId, since(91))),
    await time('a quarter, one target', () =>
      attainment.report(lead, standardId, { ...since(91), target: 'acknowledge' }),
    ),
    await time('a quarter, one team', () => attainment.report(ofTeam, standardId, since(91))),
    await time('misses of a quarter, a page', () =>
      misses.list(lead, standardId, { ...since(91), outcome: 'missed', limit: 50 }),
    ),
  ];
  const { n, missed } = await attainment.report(lead, standardId, since(91));
  return { tasks: TASKS, clocks: n, missed, limitMs: LIMIT_MS, figures };
});
console.log(JSON.stringify(result));
if (result.figures.some(({ p50 }) => p50 > LIMIT_MS)) process.exitCode = 1;
