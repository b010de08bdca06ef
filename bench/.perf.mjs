// npm run bench -- ingest [--rounds N] [--batches N] [--seed N]
//
// What storing a post costs: the whole exactly-once transaction, through the product's own code, beside raw COPY of the same
// rows into a table with the same indexes (a COPY and a commit per batch), and beside one transaction per row. All take turns in
// one run on one durable database, each on a connection of its own. Costs are CPU time of the backend and of this process.
import { parseArgs } from 'node:util';
import pg from 'pg';
import {spawn} from 'node:child_process';
import { transact } from '../dist/server/db/transact.js';
import { ANALYSERS } from '../dist/server/modules/ingest/ingest.service.js';
import { storeBatch } from '../dist/server/modules/ingest/pipeline.js';
import { prepareBatch } from '../dist/server/modules/ingest/prepare-batch.js';
import { StoreSteps } from '../dist/server/modules/ingest/store-steps.service.js';
import { ConnectorCatalogue } from '../dist/server/modules/sources/connector-catalogue.service.js';
import { SourceLeaseService } from '../dist/server/modules/sources/source-lease.service.js';
import { WatchesService } from '../dist/server/modules/watches/watches.service.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { measureCost } from './support/cpu-time.mjs';
import { copyMentions, createRawTable, MENTION_COLUMNS } from './support/mention-copy.mjs';
import { storeOneByOne } from './support/one-row-path.mjs';
import { PostWriter, watchesOfPosts } from './support/posts.mjs';
import { poolBackends, withProduct } from './support/product.mjs';
import { median, round } from './support/statistics.mjs';

const BATCH = 500;
const ONE_BY_ONE = 500;
const HOUR_MS = 3_600_000;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    batches: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
});
const rounds = Number(options.rounds);
const batchesPerRound = Number(options.batches);

/** A workspace with watches and a polled source. */
async function createWorkspace({ app, dataSource }) {
  return dataSource.transaction(async (tx) => {
    const { workspaceId, teamId } = await app.get(WorkspacesService).create(tx, { name: 'Bench', isDemo: false });
    for (const { name, kind, query } of watchesOfPosts()) {
      await tx.query(`INSERT INTO watch (workspace_id, name, kind, query, team_id) VALUES ($1, $2, $3, $4, $5)`, [
        workspaceId,
        name,
        kind,
        query,
        teamId,
      ]);
    }
    await tx.query('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [workspaceId]);
    const [{ id }] = await tx.query(
      `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled)
       VALUES ($1, 'replay', 'Bench', '{}', 30, true) RETURNING id`,
      [workspaceId],
    );
    return { workspaceId, sourceId: id };
  });
}

/** The product's two halves: what happens before the transaction, and the transaction with the lease that guards it. */
async function openProduct(product) {
  const { app, dataSource } = product;
  const { workspaceId, sourceId } = await createWorkspace(product);
  const context = {
    connector: app.get(ConnectorCatalogue).get('replay'),
    source: { sourceId, settings: {}, credentials: {} },
    engine: await app.get(WatchesService).loadEngine(workspaceId),
    analysers: app.get(ANALYSERS),
    defaultLang: null,
  };
  const steps = app.get(StoreSteps);
  const leases = app.get(SourceLeaseService);
  const store = async (posts, prepared) => {
    const [leased] = await leases.claimDue('bench', 1);
    const source = {
      id: sourceId,
      workspaceId,
      connector: 'replay',
      network: context.connector.network,
      lease: { epoch: leased.epoch, token: leased.token },
    };
    const cursor = { last: posts.at(-1).externalId };
    const batch = { posts, rejected: [], gaps: [], cursor, isComplete: false };
    return transact(dataSource, { repeatable: true }, (tx) => storeBatch(tx, steps, source, batch, prepared));
  };
  return { source: { id: sourceId, workspaceId }, prepare: (posts) => prepareBatch(posts, context), store };
}

/** Costs of the ways to store, in microseconds per row, one figure per round. */
class Ledger {
  #costs = new Map();
  isCpu = true;

  add(way, rows, { database, node, wall, isCpu }) {
    this.isCpu &&= isCpu;
    const list = this.#costs.get(way) ?? [];
    list.push({ database: database / rows, node: node / rows, wall: wall / rows });
    this.#costs.set(way, list);
  }

  figures(way) {
    const of = (value) => median(this.#costs.get(way).map(value));
    const total = of((cost) => cost.database + cost.node);
    return {
      databaseMicros: round(
        of((cost) => cost.database),
        1,
      ),
      nodeMicros: round(
        of((cost) => cost.node),
        1,
      ),
      totalMicros: round(total, 1),
      wallMicros: round(
        of((cost) => cost.wall),
        1,
      ),
      rowsPerCpuSecond: Math.round(1e6 / total),
    };
  }

  /** How much cheaper `way` is than `than`, of the rounds' ratios the middle one. */
  speedUp(way, than, value) {
    const [mine, theirs] = [this.#costs.get(way), this.#costs.get(than)];
    return median(mine.map((cost, i) => value(theirs[i]) / value(cost)));
  }
}

const ofDatabase = (cost) => cost.database;
const ofBoth = (cost) => cost.database + cost.node;

async function run(product) {
  const { dataSource, url } = product;
  const { source, prepare, store } = await openProduct(product);
  const clients = await Promise.all(['copy', 'bulk', 'single'].map((name) => connect(url, name)));
  const [copy, bulk, single] = clients;
  await createRawTable(copy.client, 'raw_batches');
  await createRawTable(copy.client, 'raw_bulk');
  const writer = new PostWriter(Number(options.seed), Date.now() - 6 * HOUR_MS);
  const ledger = new Ledger();
  const seen = { posts: 0, mentions: 0, tasks: 0, characters: 0 };
  let recent = [];

  for (let turn = 0; turn <= rounds; turn++) {
    // The first turn warms up: plans, caches, compiled code. It is not counted.
    const count = (way, rows, cost) => turn > 0 && ledger.add(way, rows, cost);
    const pages = Array.from({ length: batchesPerRound }, () => writer.write(BATCH));
    let batches = [];
    const preparing = await measureCost([], async () => {
      batches = pages.map((posts) => ({ posts, prepared: prepare(posts) }));
    });
    count('prepare', batchesPerRound * BATCH, preparing);
    const rows = batches.flatMap(({ prepared }) => prepared.mentions);
    const alone = prepare(writer.write(ONE_BY_ONE)).mentions;
    const half = batches.slice(0, batchesPerRound >> 1).map(({ posts }) => {
      const mixed = [...posts.slice(0, BATCH / 2), ...writer.write(BATCH / 2)];
      return { posts: mixed, prepared: prepare(mixed) };
    });
    const backends = await poolBackends(dataSource);
    await dataSource.query('CHECKPOINT');

    const ways = [
      async () => {
        let stored = 0;
        const pf=turn===2?spawn('perf',['record','-g','-F','1999','-o','/tmp/ib/perf.data','-p',backends.join(',')],{stdio:'ignore'}):null;if(pf)await new Promise(r=>setTimeout(r,500));const cost = await measureCost(backends, async () => {
          for (const { posts, prepared } of batches) {
            const counts = await store(posts, prepared);
            stored += counts.stored;
            seen.tasks += counts.tasksOpened;
          }
        });
        if(pf){pf.kill('SIGINT');await new Promise(r=>pf.once('exit',r));}
        require(stored === rows.length, `${rows.length} mentions were new, ${stored} stored`);
        count('product', rows.length, cost);
      },
      async () => {
        const cost = await measureCost([copy.pid], async () => {
          for (const { prepared } of batches) await copyMentions(copy.client, 'raw_batches', source, prepared.mentions);
        });
        count('copy', rows.length, cost);
      },
      async () => {
        const cost = await measureCost([bulk.pid], () => copyMentions(bulk.client, 'raw_bulk', source, rows));
        count('copyAtOnce', rows.length, cost);
      },
      async () => {
        const cost = await measureCost([single.pid], () => storeOneByOne(single.client, source, alone));
        count('oneByOne', alone.length, cost);
      },
    ];
    // Each begins in turn, so that none always has the warm caches.
    for (let i = 0; i < ways.length; i++) await ways[(turn + i) % ways.length]();

    const repeats = await measureCost(backends, async () => {
      for (const { posts, prepared } of recent) {
        const { stored, repeated } = await store(posts, prepared);
        require(stored === 0 && repeated === prepared.mentions.length, 'a repeat was stored');
      }
    });
    if (recent.length > 0) count('all repeated', recent.length * BATCH, repeats);
    const halves = await measureCost(backends, async () => {
      for (const { posts, prepared } of half) {
        const { stored, repeated } = await store(posts, prepared);
        require(stored === repeated, 'half of them were new');
      }
    });
    count('half repeated', half.length * BATCH, halves);
    recent = batches;
    seen.posts += batchesPerRound * BATCH;
    seen.mentions += rows.length;
    seen.characters += rows.reduce((sum, { text }) => sum + text.length, 0);
  }
  await requireSameRows(dataSource);
  await Promise.all(clients.map(({ client }) => client.end()));
  return { ledger, seen };
}

async function connect(url, name) {
  const client = new pg.Client({ connectionString: url, application_name: `bench-${name}` });
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  return { client, pid: rows[0].pid };
}

function require(holds, message) {
  if (!holds) throw new Error(`The benchmark did not do what it measures: ${message}.`);
}

/** COPY must have written the very rows that the product wrote. */
async function requireSameRows(dataSource) {
  const columns = MENTION_COLUMNS.join(', ');
  for (const table of ['raw_batches', 'raw_bulk']) {
    const [{ n }] = await dataSource.query(
      `SELECT count(*)::int AS n FROM (SELECT ${columns} FROM ${table} EXCEPT SELECT ${columns} FROM mention) other`,
    );
    require(n === 0, `${n} rows of ${table} differ from those in mention`);
  }
}

function report({ ledger, seen }) {
  const figures = (way) => ledger.figures(way);
  const product = figures('product');
  const result = {
    bench: 'ingest',
    batch: BATCH,
    posts: seen.posts,
    taskShare: round(seen.tasks / seen.mentions, 3),
    meanCharacters: round(seen.characters / seen.mentions, 1),
    databaseTime: ledger.isCpu ? 'cpu' : 'wall',
    product,
    copy: figures('copy'),
    copyAtOnce: figures('copyAtOnce'),
    oneByOne: figures('oneByOne'),
    duplicates: { 0: product, 50: figures('half repeated'), 100: figures('all repeated') },
    prepareMicros: figures('prepare').nodeMicros,
    shareOfCopy: {
      database: round(1 / ledger.speedUp('copy', 'product', ofDatabase), 3),
      databaseAndNode: round(1 / ledger.speedUp('copy', 'product', ofBoth), 3),
    },
    shareOfCopyAtOnce: {
      database: round(1 / ledger.speedUp('copyAtOnce', 'product', ofDatabase), 3),
      databaseAndNode: round(1 / ledger.speedUp('copyAtOnce', 'product', ofBoth), 3),
    },
    timesOneByOne: {
      database: round(ledger.speedUp('product', 'oneByOne', ofDatabase), 1),
      databaseAndNode: round(ledger.speedUp('product', 'oneByOne', ofBoth), 1),
    },
  };
  const lines = [
    ['whole transaction, nothing repeated', product],
    ['whole transaction, half repeated', result.duplicates[50]],
    ['whole transaction, all repeated', result.duplicates[100]],
    [`raw COPY, ${BATCH} rows at a time`, result.copy],
    ['raw COPY, all rows at once', result.copyAtOnce],
    ['one transaction per row', result.oneByOne],
  ];
  if (!ledger.isCpu) console.log('No /proc here: for the database these are wall times, and ratios are rough.');
  console.log(
    `${'microseconds per row'.padEnd(40)}${['database', 'node', 'both', 'rows per CPU second'].join('  ').padStart(20)}`,
  );
  for (const [name, { databaseMicros, nodeMicros, totalMicros, rowsPerCpuSecond }] of lines) {
    const cells = [databaseMicros, nodeMicros, totalMicros].map((value) => value.toFixed(1).padStart(8));
    console.log(`${name.padEnd(40)}${cells.join('')}${String(rowsPerCpuSecond).padStart(12)}`);
  }
  console.log(
    `matching and judging: ${result.prepareMicros} per post in node; ${result.taskShare * 100} % open a task`,
  );
  console.log(
    `rate of raw COPY: ${percent(result.shareOfCopy.databaseAndNode)} (database alone ${percent(result.shareOfCopy.database)}); ` +
      `times the one-row path: ${result.timesOneByOne.databaseAndNode} (database alone ${result.timesOneByOne.database})`,
  );
  console.log(JSON.stringify(result));
}

const percent = (share) => `${(share * 100).toFixed(0)} %`;

report(await withProduct(run));
