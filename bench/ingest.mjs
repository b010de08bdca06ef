// npm run bench -- ingest [--turns N] [--warm-up N] [--seed N]
//
// What storing a post costs: the whole exactly-once transaction, through the product's own code, beside raw COPY of the same
// rows into tables with the same columns and indexes (the mentions alone, and with the tasks, clocks and keys of stories that
// come with them), beside the same transaction for each post by itself, and beside the statements that anybody would write first,
// a transaction per row. All take turns batch by batch in one run on one durable database, each with a commit per batch and on a
// backend of its own. Costs are CPU time of the backend and of this process.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { transact } from '../dist/server/db/transact.js';
import { JUDGES } from '../dist/server/modules/ingest/ingest.service.js';
import { storeBatch } from '../dist/server/modules/ingest/pipeline.js';
import { prepareBatch } from '../dist/server/modules/ingest/prepare-batch.js';
import { StoreSteps } from '../dist/server/modules/ingest/store-steps.service.js';
import { MutesService } from '../dist/server/modules/mutes/mutes.service.js';
import { ConnectorCatalogue } from '../dist/server/modules/sources/connector-catalogue.service.js';
import { SourceLeaseService } from '../dist/server/modules/sources/source-lease.service.js';
import { WatchesService } from '../dist/server/modules/watches/watches.service.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { collectGarbage, measureCost } from './support/cpu-time.mjs';
import { MENTION_COLUMNS } from './support/mention-copy.mjs';
import { copyAll, copyAlone, createCopiedTables, readFollowing } from './support/copied-tables.mjs';
import { storeOneByOne } from './support/one-row-path.mjs';
import { PostWriter, watchesOfPosts } from './support/posts.mjs';
import { poolBackends, withProduct } from './support/product.mjs';
import { median, round } from './support/statistics.mjs';

const BATCH = 500;
/** Rows of a turn that are stored one by one: it takes ten times as long and more. */
const ONE_BY_ONE = 50;
/** By the product itself. */
const SINGLE_POSTS = 10;
const HOUR_MS = 3_600_000;

const { values: options } = parseArgs({
  options: {
    turns: { type: 'string', default: '60' },
    /** Turns before and after the statistics. */
    'warm-up': { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const turns = Number(options.turns);
const warmUpTurns = Number(options['warm-up']);

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

/** The product's parts: matching and judging, the lease on the source, and the transaction that holds it. */
async function openProduct(product) {
  const { app, dataSource } = product;
  const { workspaceId, sourceId } = await createWorkspace(product);
  const context = {
    connector: app.get(ConnectorCatalogue).get('replay'),
    source: { sourceId, settings: {}, credentials: {} },
    engine: await app.get(WatchesService).loadEngine(workspaceId),
    mutes: await app.get(MutesService).load(workspaceId),
    judges: app.get(JUDGES),
    defaultLang: null,
    languages: [],
  };
  const steps = app.get(StoreSteps);
  const leases = app.get(SourceLeaseService);
  const claim = async () => {
    const [leased] = await leases.claimDue('bench', 1);
    return { epoch: leased.epoch, token: leased.token };
  };
  const store = (posts, prepared, lease) => {
    const source = {
      id: sourceId,
      workspaceId,
      connector: 'replay',
      network: context.connector.network,
      lease,
    };
    const cursor = { last: posts.at(-1).externalId };
    const batch = { posts, rejected: [], gaps: [], cursor, isComplete: false };
    // Nobody has been erased here.
    const found = { ...prepared, erasuresVersion: '0' };
    return transact(dataSource, { repeatable: true }, (tx) => storeBatch(tx, steps, source, batch, found));
  };
  return { source: { id: sourceId, workspaceId }, prepare: (posts) => prepareBatch(posts, context), claim, store };
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

/** Rows that a way stores in a turn. */
function rowsOf(way, { prepared, alone, singles }) {
  if (way === 'single') return singles.length;
  return way === 'oneByOne' ? alone.mentions.length : prepared.mentions.length;
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const ofDatabase = (turn) => turn.database;
const ofNode = (turn) => turn.node;
const ofBoth = (turn) => turn.database + turn.node;

/** The ways to store that are compared, each on a backend of its own. */
function waysToStore({ source, store }, backends, { copy, tables, single }) {
  return {
    product: { pids: backends, run: ({ posts, prepared, lease }) => store(posts, prepared, lease) },
    copy: { pids: [copy.pid], run: ({ prepared }) => copyAlone(copy.client, source, prepared.mentions) },
    copyAll: {
      pids: [tables.pid],
      run: ({ prepared, following }) => copyAll(tables.client, source, prepared.mentions, following),
    },
    // As a webhook brings posts, one in each delivery: nobody holds a lease.
    single: {
      pids: backends,
      run: async ({ singles }) => {
        for (const { posts, prepared } of singles) await store(posts, prepared, null);
      },
    },
    oneByOne: { pids: [single.pid], run: ({ alone }) => storeOneByOne(single.client, source, alone.mentions) },
  };
}

async function run(product) {
  const { dataSource, url } = product;
  const store = await openProduct(product);
  const names = ['copy', 'tables', 'single'];
  const opened = await Promise.all(names.map((name) => connect(url, name)));
  try {
    const clients = Object.fromEntries(names.map((name, i) => [name, opened[i]]));
    await createCopiedTables(dataSource);
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
  #following = [];

  constructor(dataSource, store, clients) {
    this.dataSource = dataSource;
    this.store = store;
    this.clients = clients;
  }

  /** Plans, caches and compiled code, and the statistics that autovacuum gives a table within a minute of its first rows. */
  async warmUp() {
    for (let i = 0; i < warmUpTurns; i++) await this.turn(i);
    await this.dataSource.query('ANALYZE');
    for (let i = 0; i < warmUpTurns; i++) await this.turn(i);
    this.ledger = new Ledger();
    this.seen = { posts: 0, mentions: 0, tasks: 0, characters: 0 };
  }

  /** One batch for each way, one behind the other; who begins changes, so that none always meets the warm caches. */
  async turn(turn) {
    const { store } = this.store;
    const backends = await poolBackends(this.dataSource);
    const page = {
      ...(await this.#prepare(BATCH)),
      alone: await this.store.prepare(this.#writer.write(ONE_BY_ONE)),
      singles: await this.#prepareSingles(),
      // What the product made of the batch before this one.
      following: this.#following,
      lease: await this.store.claim(),
    };
    const ways = Object.entries(waysToStore(this.store, backends, this.clients));
    for (let i = 0; i < ways.length; i++) {
      const [name, { pids, run }] = ways[(turn + i) % ways.length];
      const cost = await this.#measure(pids, () => run(page));
      if (name === 'product') {
        this.#see(page, cost.outcome);
        this.#following = await readFollowing(
          this.clients.tables.client,
          page.posts.map(({ externalId }) => externalId),
        );
      }
      const rows = rowsOf(name, page);
      if (name !== 'copyAll' || page.following.length > 0) this.ledger.add(name, rows, cost);
    }
    await this.#storeAgain(backends, page, store);
  }

  /** Garbage of what went before is collected first: each pays for its own. */
  async #measure(pids, work) {
    collectGarbage();
    let outcome;
    const cost = await measureCost(pids, async () => {
      outcome = await work();
    });
    return { ...cost, outcome };
  }

  async #prepare(count) {
    const posts = this.#writer.write(count);
    const startedAt = process.cpuUsage();
    const prepared = await this.store.prepare(posts);
    const { user, system } = process.cpuUsage(startedAt);
    this.ledger.add('prepare', count, { database: 0, node: user + system, isCpu: true });
    return { posts, prepared };
  }

  async #prepareSingles() {
    const singles = [];
    for (const post of this.#writer.write(SINGLE_POSTS)) {
      const prepared = await this.store.prepare([post]);
      if (prepared.mentions.length > 0) singles.push({ posts: [post], prepared });
    }
    return singles;
  }

  #see({ posts, prepared: { mentions } }, { stored, tasksOpened }) {
    require(stored === mentions.length, `${mentions.length} mentions were new, ${stored} stored`);
    this.seen.posts += posts.length;
    this.seen.mentions += stored;
    this.seen.tasks += tasksOpened;
    this.seen.characters += sum(mentions.map(({ text }) => text.length));
  }

  /** A page that was stored before, and one of which every other post was. */
  async #storeAgain(backends, { posts, prepared }, store) {
    const again = await this.store.claim();
    const repeated = await this.#measure(backends, () => store(posts, prepared, again));
    const isAllRepeated = repeated.outcome.stored === 0 && repeated.outcome.repeated === prepared.mentions.length;
    require(isAllRepeated, 'a repeat was stored');
    this.ledger.add('all repeated', BATCH, repeated);

    const mixed = [...posts.slice(0, BATCH / 2), ...this.#writer.write(BATCH / 2)];
    const preparedMix = await this.store.prepare(mixed);
    const lease = await this.store.claim();
    const half = await this.#measure(backends, () => store(mixed, preparedMix, lease));
    require(half.outcome.stored === half.outcome.repeated, 'half of them were new');
    this.ledger.add('half repeated', BATCH, half);
  }
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
  // An answer's conversation is found in the transaction; COPY takes the mention as it was prepared.
  const columns = MENTION_COLUMNS.filter((name) => name !== 'conversation_key').join(', ');
  const [{ n }] = await dataSource.query(
    `SELECT count(*)::int AS n FROM (SELECT ${columns} FROM copied_mention_alone EXCEPT SELECT ${columns} FROM mention) other`,
  );
  require(n === 0, `${n} rows of the copy differ from those in mention`);
}

function report({ ledger, seen }) {
  const figures = (way) => ledger.figures(way);
  const ratios = (than, digits) => ({
    database: round(ledger.timesTheRate('product', than, ofDatabase), digits),
    databaseAndNode: round(ledger.timesTheRate('product', than, ofBoth), digits),
  });
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
    copyAll: figures('copyAll'),
    single: figures('single'),
    oneByOne: figures('oneByOne'),
    duplicates: { 0: product, 50: figures('half repeated'), 100: figures('all repeated') },
    prepareMicros: figures('prepare').nodeMicros,
    shareOfCopy: ratios('copy', 3),
    shareOfCopyAll: ratios('copyAll', 3),
    timesSingle: ratios('single', 1),
    timesOneByOne: ratios('oneByOne', 1),
  };
  const lines = [
    ['whole transaction, nothing repeated', product],
    ['whole transaction, half repeated', result.duplicates[50]],
    ['whole transaction, all repeated', result.duplicates[100]],
    ['raw COPY of the mentions', result.copy],
    ['raw COPY of all that is added', result.copyAll],
    ['the whole transaction, a post at a time', result.single],
    ['plain statements, a transaction per row', result.oneByOne],
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
    `matching and judging: ${result.prepareMicros} per post in node; ${percent(result.taskShare)} open a task`,
  );
  const share = ({ database, databaseAndNode }) => `${percent(databaseAndNode)} (database alone ${percent(database)})`;
  console.log(`rate of raw COPY of the mentions: ${share(result.shareOfCopy)}`);
  console.log(`rate of raw COPY of all that is added: ${share(result.shareOfCopyAll)}`);
  const times = ({ database, databaseAndNode }) => `${databaseAndNode} (database alone ${database})`;
  console.log(`times the rate of the whole transaction, a post at a time: ${times(result.timesSingle)}`);
  console.log(`times the rate of plain statements, a transaction per row: ${times(result.timesOneByOne)}`);
  console.log(JSON.stringify(result));
}

const percent = (share) => `${(share * 100).toFixed(0)} %`;

report(await withProduct(run));
