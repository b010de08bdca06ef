// npm run bench -- ingest [--turns N] [--seed N]
//
// What storing a post costs: the whole exactly-once transaction, through the product's own code, beside raw COPY of the same
// rows into a table with the same indexes (a COPY and a commit per batch), and beside one transaction per row. All take turns in
// one run on one durable database, each on a connection of its own. Costs are CPU time of the backend and of this process.
import { parseArgs } from 'node:util';
import pg from 'pg';
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
/** Rows of a turn that are stored one by one: it takes ten times as long. */
const ONE_BY_ONE = 50;
/** Batches that go into one COPY where all is copied at once. */
const BLOCK = 20;
const WARM_UP_TURNS = 10;
const HOUR_MS = 3_600_000;

const { values: options } = parseArgs({
  options: {
    turns: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
const turns = Math.ceil(Number(options.turns) / BLOCK) * BLOCK;

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

/** What each way to store costs, in microseconds per row: over all its turns, and turn by turn. */
class Ledger {
  #turns = new Map();
  isCpu = true;

  add(way, rows, { database, node, isCpu }) {
    this.isCpu &&= isCpu;
    const turns = this.#turns.get(way) ?? [];
    turns.push({ rows, database, node });
    this.#turns.set(way, turns);
  }

  figures(way) {
    const turns = this.#turns.get(way);
    const rows = sum(turns.map((turn) => turn.rows));
    const micros = (value) => sum(turns.map(value)) / rows;
    return {
      databaseMicros: round(micros(ofDatabase), 1),
      nodeMicros: round(micros(ofNode), 1),
      totalMicros: round(micros(ofBoth), 1),
      rowsPerCpuSecond: Math.round(1e6 / micros(ofBoth)),
    };
  }

  /** How many times the rate of `than` the rate of `way` is. */
  timesTheRate(way, than, value) {
    const perRow = (turn) => value(turn) / turn.rows;
    const [mine, theirs] = [this.#turns.get(way), this.#turns.get(than)];
    // Of the turns' ratios the middle one: what else the machine does hits neighbours alike.
    return median(mine.map((turn, i) => perRow(theirs[i]) / perRow(turn)));
  }
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const ofDatabase = (turn) => turn.database;
const ofNode = (turn) => turn.node;
const ofBoth = (turn) => turn.database + turn.node;

/** The ways to store that are compared, each on a backend of its own; each stores `rows` mentions it has not seen. */
function waysToStore({ source, store }, backends, { copy, bulk, single }) {
  return {
    product: { pids: backends, run: ({ posts, prepared }) => store(posts, prepared) },
    copy: {
      pids: [copy.pid],
      run: ({ prepared }) => copyMentions(copy.client, 'raw_batches', source, prepared.mentions),
    },
    oneByOne: { pids: [single.pid], run: ({ alone }) => storeOneByOne(single.client, source, alone.mentions) },
    copyAtOnce: {
      pids: [bulk.pid],
      run: ({ block }) =>
        copyMentions(
          bulk.client,
          'raw_bulk',
          source,
          block.flatMap((page) => page.prepared.mentions),
        ),
    },
  };
}

async function run(product) {
  const { dataSource, url } = product;
  const store = await openProduct(product);
  const names = ['copy', 'bulk', 'single'];
  const opened = await Promise.all(names.map((name) => connect(url, name)));
  try {
    const clients = Object.fromEntries(names.map((name, i) => [name, opened[i]]));
    for (const table of ['raw_batches', 'raw_bulk']) await createRawTable(dataSource, table);
    const bench = new Bench(dataSource, store, clients);
    await bench.warmUp();
    for (let turn = 0; turn < turns; turn++) await bench.turn(turn);
    await requireSameRows(dataSource);
    return bench;
  } finally {
    await Promise.all(opened.map(({ client }) => client.end()));
  }
}

class Bench {
  ledger = new Ledger();
  seen = { posts: 0, mentions: 0, tasks: 0, characters: 0 };
  #writer = new PostWriter(Number(options.seed), Date.now() - 6 * HOUR_MS);
  #block = [];

  constructor(dataSource, store, clients) {
    this.dataSource = dataSource;
    this.store = store;
    this.clients = clients;
  }

  /** Plans, caches and compiled code, and the statistics that autovacuum gives a table within a minute of its first rows. */
  async warmUp() {
    for (let i = 0; i < WARM_UP_TURNS; i++) await this.turn(i);
    await this.dataSource.query('ANALYZE');
    for (let i = 0; i < WARM_UP_TURNS; i++) await this.turn(i);
    this.ledger = new Ledger();
    this.seen = { posts: 0, mentions: 0, tasks: 0, characters: 0 };
  }

  /** One batch for each way, one behind the other; who begins changes, so that none always meets the warm caches. */
  async turn(turn) {
    const page = this.#prepare(BATCH);
    page.alone = this.store.prepare(this.#writer.write(ONE_BY_ONE));
    page.block = this.#block = [...this.#block, page].slice(-BLOCK);
    const backends = await poolBackends(this.dataSource);
    const ways = Object.entries(waysToStore(this.store, backends, this.clients)).filter(
      ([name]) => name !== 'copyAtOnce' || turn % BLOCK === BLOCK - 1,
    );
    for (let i = 0; i < ways.length; i++) {
      const [name, { pids, run }] = ways[(turn + i) % ways.length];
      const rows = rowsOf(name, page);
      let counts;
      const cost = await measureCost(pids, async () => {
        counts = await run(page);
      });
      this.ledger.add(name, rows, cost);
      if (name === 'product') this.#see(page, counts);
    }
    await this.#storeAgain(backends, page);
  }

  #prepare(count) {
    const posts = this.#writer.write(count);
    const startedAt = process.cpuUsage();
    const prepared = this.store.prepare(posts);
    const { user, system } = process.cpuUsage(startedAt);
    this.ledger.add('prepare', count, { database: 0, node: user + system, isCpu: true });
    return { posts, prepared };
  }

  #see({ posts, prepared: { mentions } }, { stored, tasksOpened }) {
    require(stored === mentions.length, `${mentions.length} mentions were new, ${stored} stored`);
    this.seen.posts += posts.length;
    this.seen.mentions += stored;
    this.seen.tasks += tasksOpened;
    this.seen.characters += sum(mentions.map(({ text }) => text.length));
  }

  /** A page that was stored before, and one of which every other post was. */
  async #storeAgain(backends, { posts, prepared }) {
    const repeated = await measureCost(backends, async () => {
      const counts = await this.store.store(posts, prepared);
      require(counts.stored === 0 && counts.repeated === prepared.mentions.length, 'a repeat was stored');
    });
    this.ledger.add('all repeated', BATCH, repeated);
    const mixed = [...posts.slice(0, BATCH / 2), ...this.#writer.write(BATCH / 2)];
    const preparedMix = this.store.prepare(mixed);
    const half = await measureCost(backends, async () => {
      const counts = await this.store.store(mixed, preparedMix);
      require(counts.stored === counts.repeated, 'half of them were new');
    });
    this.ledger.add('half repeated', BATCH, half);
  }
}

function rowsOf(way, page) {
  if (way === 'oneByOne') return page.alone.mentions.length;
  if (way === 'copyAtOnce') return sum(page.block.map(({ prepared }) => prepared.mentions.length));
  return page.prepared.mentions.length;
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
      database: round(ledger.timesTheRate('product', 'copy', ofDatabase), 3),
      databaseAndNode: round(ledger.timesTheRate('product', 'copy', ofBoth), 3),
    },
    timesOneByOne: {
      database: round(ledger.timesTheRate('product', 'oneByOne', ofDatabase), 1),
      databaseAndNode: round(ledger.timesTheRate('product', 'oneByOne', ofBoth), 1),
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
