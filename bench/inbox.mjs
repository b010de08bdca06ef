// npm run bench -- inbox [--mentions N] [--open N] [--closed N] [--calls N]
//
// How long the server takes for what people do all day, on a full desk: every list, count and claim through the product's own
// services, each call timed from the service's entry to its answer (the database is on this machine). CPU is the mean of
// backend and this process. Fails when a statement of the product uses OFFSET, and names what reads a large table from end to end.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { LiveService } from '../dist/server/modules/live/live.service.js';
import { MentionsService } from '../dist/server/modules/mentions/mentions.service.js';
import { TaskActsService } from '../dist/server/modules/tasks/task-acts.service.js';
import { TaskDeadlinesService } from '../dist/server/modules/tasks/task-deadlines.service.js';
import { TaskQueries } from '../dist/server/modules/tasks/task-queries.service.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { measureCost } from './support/cpu-time.mjs';
import { createDesk, fillDesks, SEARCHED } from './support/inbox-data.mjs';
import { poolBackends, withProduct } from './support/product.mjs';
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
/** Requests of people do not follow each other without a gap: as in a quiet server, young garbage is collected between them. */
const PAUSE_MS = 1;
const PAGES_DEEP = 20;
const OTHER_WORKSPACES = 3;
const NOTICES = 20_000;
/** Notices that a browser missed while it was away. */
const MISSED = 500;

/** Files of the built server that have OFFSET in a statement. */
function filesWithOffset(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .filter((file) => /\bOFFSET\s+[$\d:]/.test(readFileSync(join(folder, file), 'utf8')));
}

const LARGE_TABLES = ['mention', 'mention_search', 'mention_watch', 'task', 'task_clock', 'live_event'];

/** How often large tables were read from end to end until now. */
async function wholeReads(dataSource) {
  // What a connection counted reaches the statistics when it is idle; the pool hands out the one that was used last.
  await dataSource.query('SELECT pg_stat_force_next_flush()');
  const [{ n }] = await dataSource.query(
    'SELECT sum(seq_scan)::int AS n FROM pg_stat_user_tables WHERE relname = ANY ($1)',
    [LARGE_TABLES],
  );
  return n;
}

function print({ name, p50, p95, p99, cpuMs, wholeReads: reads }) {
  const cells = Object.entries({ p50, p95, p99, cpu: cpuMs }).map(
    ([label, value]) => `${label} ${value.toFixed(2).padStart(7)}`,
  );
  console.log(`${name.padEnd(32)} ${cells.join('  ')} ms${reads > 0 ? `  whole tables read: ${reads}` : ''}`);
}

/** Times `call`, one after another; the first calls only warm caches up. */
async function time(dataSource, name, call) {
  for (let i = 0; i < WARM_UP; i++) await call(i);
  const backends = await poolBackends(dataSource);
  const before = await wholeReads(dataSource);
  const millis = [];
  const cost = await measureCost(backends, async () => {
    for (let i = WARM_UP; i < WARM_UP + CALLS; i++) {
      await rest(PAUSE_MS);
      const startedAt = performance.now();
      await call(i);
      millis.push(performance.now() - startedAt);
    }
  });
  const after = await wholeReads(dataSource);
  const row = {
    name,
    p50: round(percentile(millis, 0.5)),
    p95: round(percentile(millis, 0.95)),
    p99: round(percentile(millis, 0.99)),
    cpuMs: round((cost.database + cost.node) / CALLS / 1_000),
    wholeReads: after - before,
  };
  print(row);
  return row;
}

/** A list read on and on, page by page, as somebody who scrolls; starts again at the end or after `PAGES_DEEP` pages. */
function scrolling(list) {
  let cursor;
  let page = 0;
  return async () => {
    const { items, nextCursor } = await list(cursor);
    if (page === 0 && items.length === 0) throw new Error('A list that is to be timed is empty.');
    page = nextCursor === null || page >= PAGES_DEEP ? 0 : page + 1;
    cursor = page === 0 ? undefined : nextCursor;
  };
}

const tell = (line) => console.error(line);

const result = await withProduct(async ({ app, dataSource, url }) => {
  const createWorkspace = (tx) => app.get(WorkspacesService).create(tx, { name: 'Bench', isDemo: false });
  const sizes = { mentions: Number(options.mentions), open: Number(options.open), closed: Number(options.closed) };
  const share = (part) => Object.fromEntries(Object.entries(sizes).map(([name, n]) => [name, Math.round(n * part)]));
  const desk = await createDesk(dataSource, createWorkspace);
  const desks = [{ desk, sizes: { ...sizes, notices: NOTICES } }];
  for (let i = 0; i < OTHER_WORKSPACES; i++)
    desks.push({
      desk: await createDesk(dataSource, createWorkspace),
      sizes: { ...share(0.02), notices: NOTICES / 10 },
    });
  await fillDesks(url, desks, tell);
  const timed = (name, call) => ({ name, call, isRead: !['claim', 'sweep'].includes(name) });
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
  const deadlines = app.get(TaskDeadlinesService);
  const list = (actor, filter) =>
    scrolling((cursor) => tasks.list(actor, { view: 'due', limit: 50, ...filter, ...(cursor ? { cursor } : {}) }));
  const read = (filter, actor = lead) =>
    scrolling((cursor) => mentions.list(actor, { limit: 50, ...filter, ...(cursor ? { cursor } : {}) }));
  const agentOfTwo = { ...agentOf(5), teamIds: [desk.teams[2], desk.teams[7]] };
  const live = app.get(LiveService);
  const [{ position }] = await dataSource.query(
    `SELECT transaction_id || '.' || id AS position FROM live_event WHERE workspace_id = $1
     ORDER BY transaction_id DESC, id DESC LIMIT 1 OFFSET ${MISSED}`,
    [desk.workspaceId],
  );
  const watch = () => desk.watches[random.below(desk.watches.length)];
  const agent = agentOf(3);
  const unclaimed = await dataSource.query(
    `SELECT id FROM task WHERE workspace_id = $1 AND is_open AND state = 'open' AND assignee_id IS NULL ORDER BY md5(id::text) LIMIT $2`,
    [desk.workspaceId, WARM_UP + CALLS],
  );
  const calls = [
    // First: acts give notices too.
    timed('what a browser missed', async () => {
      const missed = await live.replay(desk.workspaceId, position);
      if (missed?.length !== MISSED)
        throw new Error(`A browser missed ${MISSED} notices and was told ${missed?.length}.`);
    }),
    timed('due, all teams', list(lead, {})),
    timed('due, one team', list(agent, {})),
    timed('due, two teams', list(agentOfTwo, {})),
    timed('all', list(lead, { view: 'all' })),
    timed('all, one team', list(agent, { view: 'all' })),
    timed('mine', list(agent, { view: 'mine' })),
    timed('unassigned, one team', list(agent, { view: 'unassigned' })),
    timed('snoozed', list(lead, { view: 'snoozed' })),
    timed('waiting', list(lead, { view: 'waiting' })),
    timed('done', list(lead, { view: 'done' })),
    timed('due, P1', list(lead, { priority: 'P1' })),
    timed('due, P1 and P2', list(lead, { priority: 'P1,P2' })),
    timed('due, P1, one team', list(agent, { priority: 'P1' })),
    timed('due, Finnish', list(lead, { lang: 'fi' })),
    timed('due, negative', list(lead, { sentiment: 'negative' })),
    timed('due, one network', list(lead, { network: 'forum' })),
    timed('due, a rare word', list(lead, { q: SEARCHED.rare })),
    timed('due, a common word', list(lead, { q: SEARCHED.common })),
    timed('one task', () => tasks.get(lead, unclaimed[random.below(unclaimed.length)].id)),
    timed('counts, all teams', () => tasks.counts(lead)),
    timed('counts, one team', (i) => tasks.counts(agentOf(i))),
    timed('claim', (i) => acts.claim(lead, unclaimed[i].id, null)),
    timed('sweep', () => deadlines.fireOverdue(500)),
    timed('mentions', read({})),
    timed('mentions of a watch', (i) => read({ watch: desk.watches[i % desk.watches.length] })()),
    timed('mentions, one team', read({}, agent)),
    timed('mentions, negative', read({ sentiment: 'negative' })),
    timed('mentions, a rare word', read({ q: SEARCHED.rare })),
    timed('mentions, a common word', read({ q: SEARCHED.common })),
    timed('mentions, one team, a rare word', read({ q: SEARCHED.rare }, agent)),
    timed('mentions of a watch, a week', () =>
      read({ watch: watch(), from: new Date(Date.now() - 7 * 86_400_000).toISOString() })(),
    ),
  ];
  // A server has run for a while: what is measured first is not the code being compiled.
  for (const { call } of calls.filter(({ isRead }) => isRead)) for (let i = 0; i < WARM_UP; i++) await call(i);
  const rows = [];
  for (const { name, call } of calls) rows.push(await time(dataSource, name, call));
  return rows;
});

const offsets = filesWithOffset(join(import.meta.dirname, '..', 'dist', 'server'));
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
    wholeReads: result.reduce((sum, r) => sum + r.wholeReads, 0),
    figures: result,
  }),
);
