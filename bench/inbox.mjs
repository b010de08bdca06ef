// npm run bench -- inbox [--mentions N] [--open N] [--closed N] [--calls N]
//
// How long the server takes for what people do all day, on a full desk: every list, count and claim through the product's own
// services, each call timed from the service's entry to its answer (the database is on this machine). Fails when a statement of
// the product uses OFFSET.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MentionsService } from '../dist/server/modules/mentions/mentions.service.js';
import { TaskActsService } from '../dist/server/modules/tasks/task-acts.service.js';
import { TaskClocksService } from '../dist/server/modules/tasks/task-clocks.service.js';
import { TaskQueries } from '../dist/server/modules/tasks/task-queries.service.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { createDesk, fillDesk, SEARCHED } from './support/inbox-data.mjs';
import { withProduct } from './support/product.mjs';
import { Random } from './support/random.mjs';
import { percentile, round } from './support/statistics.mjs';

const { values: options } = parseArgs({
  options: {
    mentions: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '200000' },
    closed: { type: 'string', default: '200000' },
    calls: { type: 'string', default: '500' },
  },
});
const CALLS = Number(options.calls);
const WARM_UP = 50;
const PAGES_DEEP = 20;

/** Files of the built server that have OFFSET in a statement. */
function filesWithOffset(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .filter((file) => /\bOFFSET\s+[$\d:]/.test(readFileSync(join(folder, file), 'utf8')));
}

/** Times `call`, one after another; the first calls only warm caches up. */
async function time(name, call) {
  const millis = [];
  for (let i = 0; i < WARM_UP + CALLS; i++) {
    const startedAt = performance.now();
    await call(i);
    if (i >= WARM_UP) millis.push(performance.now() - startedAt);
  }
  return {
    name,
    p50: round(percentile(millis, 0.5)),
    p95: round(percentile(millis, 0.95)),
    p99: round(percentile(millis, 0.99)),
  };
}

/** A list read on and on, page by page, as somebody who scrolls; starts again at the end or after `PAGES_DEEP` pages. */
function scrolling(list) {
  let cursor;
  let page = 0;
  return async () => {
    const { nextCursor } = await list(cursor);
    page = nextCursor === null || page >= PAGES_DEEP ? 0 : page + 1;
    cursor = page === 0 ? undefined : nextCursor;
  };
}

const tell = (line) => console.error(line);

const result = await withProduct(async ({ app, dataSource }) => {
  const desk = await createDesk(dataSource, (tx) =>
    app.get(WorkspacesService).create(tx, { name: 'Bench', isDemo: false }),
  );
  await fillDesk(dataSource, desk, {
    mentions: Number(options.mentions),
    open: Number(options.open),
    closed: Number(options.closed),
    tell,
  });
  const random = new Random(7);
  const lead = {
    workspaceId: desk.workspaceId,
    memberId: desk.agents[0],
    name: 'Lead',
    role: 'pr-lead',
    teamIds: [],
    tokenScopes: null,
  };
  const agentOf = (i) => ({
    ...lead,
    memberId: desk.agents[i % desk.agents.length],
    role: 'agent',
    teamIds: [desk.teams[(i + 1) % desk.teams.length]],
  });
  const tasks = app.get(TaskQueries);
  const mentions = app.get(MentionsService);
  const acts = app.get(TaskActsService);
  const clocks = app.get(TaskClocksService);
  const list = (actor, filter) =>
    scrolling((cursor) => tasks.list(actor, { view: 'due', limit: 50, ...filter, ...(cursor ? { cursor } : {}) }));
  const read = (filter) =>
    scrolling((cursor) => mentions.list(lead, { limit: 50, ...filter, ...(cursor ? { cursor } : {}) }));
  const watch = () => desk.watches[random.below(desk.watches.length)];
  const agent = agentOf(3);
  const unclaimed = await dataSource.query(
    `SELECT id FROM task WHERE workspace_id = $1 AND is_open AND state = 'open' AND assignee_id IS NULL ORDER BY md5(id::text) LIMIT $2`,
    [desk.workspaceId, WARM_UP + CALLS],
  );
  const rows = [
    await time('due, all teams', list(lead, {})),
    await time('due, one team', list(agent, {})),
    await time('mine', list(agent, { view: 'mine' })),
    await time('unassigned, one team', list(agent, { view: 'unassigned' })),
    await time('snoozed', list(lead, { view: 'snoozed' })),
    await time('waiting', list(lead, { view: 'waiting' })),
    await time('done', list(lead, { view: 'done' })),
    await time('due, P1', list(lead, { priority: 'P1' })),
    await time('due, P1 and P2', list(lead, { priority: 'P1,P2' })),
    await time('due, Finnish', list(lead, { lang: 'fi' })),
    await time('due, negative', list(lead, { sentiment: 'negative' })),
    await time('due, one network', list(lead, { network: 'forum' })),
    await time('one task', () => tasks.get(lead, unclaimed[random.below(unclaimed.length)].id)),
    await time('counts, all teams', () => tasks.counts(lead)),
    await time('counts, one team', (i) => tasks.counts(agentOf(i))),
    await time('claim', (i) => acts.claim(lead, unclaimed[i].id, null)),
    await time('sweep', () => clocks.fireOverdue(500)),
    await time('mentions', read({})),
    await time('mentions of a watch', (i) => read({ watch: desk.watches[i % desk.watches.length] })()),
    await time('mentions, negative', read({ sentiment: 'negative' })),
    await time('mentions, a rare word', read({ q: SEARCHED.rare })),
    await time('mentions, a common word', read({ q: SEARCHED.common })),
    await time('mentions of a watch, a week', () =>
      read({ watch: watch(), from: new Date(Date.now() - 7 * 86_400_000).toISOString() })(),
    ),
  ];
  return rows;
});

const offsets = filesWithOffset(join(import.meta.dirname, '..', 'dist', 'server'));
for (const { name, p50, p95, p99 } of result) {
  console.log(
    `${name.padEnd(30)} p50 ${p50.toFixed(2).padStart(8)}  p95 ${p95.toFixed(2).padStart(8)}  p99 ${p99.toFixed(2).padStart(8)} ms`,
  );
}
if (offsets.length > 0) {
  console.error(`OFFSET in ${offsets.join(', ')}`);
  process.exitCode = 1;
}
console.log(
  JSON.stringify({
    bench: 'inbox',
    mentions: Number(options.mentions),
    openTasks: Number(options.open),
    callsEach: CALLS,
    worstP99Ms: Math.max(...result.map((r) => r.p99)),
    filesWithOffset: offsets.length,
    figures: result,
  }),
);
