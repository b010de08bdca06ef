// npm run bench -- match [--sizes 100,1000,10000,100000] [--posts N] [--rounds N] [--seed N] [--no-peers]
//
// What matching a post costs: our matcher beside the fastest automata of npm, one big regular expression and a plain loop, on
// the same posts and terms, beside the ceiling: reading and folding every code unit once. All begin with the post as it was
// written and end with the terms in it. The automata know nothing of case, accents and words, so what it takes to get the same
// hits from them is part of their time, done as quickly as we know how (support/match-peers.mjs): the text is folded, with one
// space between words, by one look into a table for each unit, and of each hit two looks into a table tell whether it cuts a
// word in two. That all find the same is checked first. All take turns in one run; figures are medians of CPU time.
// EARSHOT_EVAL_DATA names a folder with real posts; without it they are generated.
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileWatches } from '../dist/server/domain/query/compile-watches.js';
import { CELL_OF_UNIT } from '../dist/server/domain/text/fold.js';
import { readCorpus } from './support/match-corpus.mjs';
import { isWhole, PEERS, plainTextOf } from './support/match-peers.mjs';
import { drawQueries, TermDrawer } from './support/match-terms.mjs';
import { cpuMicros, race, Runner } from './support/race.mjs';
import { Random } from './support/random.mjs';
import { round } from './support/statistics.mjs';

const CHECKED_POSTS = 5_000;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000,100000' },
    posts: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const sizes = options.sizes.split(',').map(Number);
const rounds = Number(options.rounds);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

function memory() {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What building costs: CPU milliseconds, and megabytes that stay. */
function measureBuild(build) {
  const before = memory();
  const startedAt = cpuMicros();
  const built = build();
  const buildMs = (cpuMicros() - startedAt) / 1_000;
  return { built, buildMs: round(buildMs, 0), megabytes: round((memory() - before) / 1e6, 1) };
}

const ceiling = (posts) =>
  new Runner('ceiling: read and fold every unit', posts, ({ text }) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum ^= CELL_OF_UNIT[text.charCodeAt(i)];
    return sum & 1;
  });

/** Pairs of post and term, as `post term` lines. */
function pairsOfPeer({ find, visit }, posts) {
  const pairs = new Set();
  posts.forEach(({ text }, post) => {
    const plain = plainTextOf(text);
    visit(find(plain), (start, end, term) => {
      if (isWhole(plain, start, end)) pairs.add(`${String(post)} ${term}`);
    });
  });
  return pairs;
}

/** The whole way from a post to the hits that count. */
function runnerOfPeer(name, { find, visit }, posts) {
  let plain = '';
  let hits = 0;
  const count = (start, end) => {
    if (isWhole(plain, start, end)) hits++;
  };
  return new Runner(name, posts, ({ text }) => {
    plain = plainTextOf(text);
    hits = 0;
    visit(find(plain), count);
    return hits;
  });
}

/** The same of ours, without what only looks like a term (`tornare` like `tomare`), which the others do not look for. */
function checkPairs(matcher, posts, termOfId) {
  const pairs = new Set();
  posts.forEach((post, i) => {
    for (const { watchId, isLookalike } of matcher.match(post)) {
      if (!isLookalike) pairs.add(`${String(i)} ${termOfId.get(watchId)}`);
    }
  });
  return pairs;
}

function benchLiterals(size, posts, drawer) {
  const terms = new Map();
  for (const term of drawer.draw(Math.ceil(size * 1.02))) {
    if (terms.size < size) terms.set(plainTextOf(term), term);
  }
  const watches = [...terms.values()].map((term, i) => ({ id: String(i), query: `"${term}"` }));
  const ours = measureBuild(() => compileWatches(watches));
  const plainTerms = [...terms.keys()];
  const termOfId = new Map(watches.map(({ id }, i) => [id, plainTerms[i]]));
  const checked = posts.slice(0, CHECKED_POSTS);
  const pairs = checkPairs(ours.built, checked, termOfId);
  const rows = [{ name: 'earshot', isPackage: false, ...ours, pairs: pairs.size, isEqual: true }];
  const runners = [ceiling(posts), new Runner('earshot', posts, (post) => ours.built.match(post).length)];
  for (const peer of options.peers ? PEERS : []) {
    if (size > peer.most) {
      console.log(`${peer.name}: left out at ${String(size)} terms, where it would take minutes`);
      continue;
    }
    const built = measureBuild(() => peer.build(plainTerms));
    const count = peer.isPackage ? CHECKED_POSTS : Math.min(CHECKED_POSTS, Math.ceil(3e6 / size));
    const found = pairsOfPeer(built.built, checked.slice(0, count));
    const expected = count === CHECKED_POSTS ? pairs : checkPairs(ours.built, checked.slice(0, count), termOfId);
    const isEqual = found.size === expected.size && [...found].every((pair) => expected.has(pair));
    rows.push({ name: peer.name, isPackage: peer.isPackage, ...built, pairs: found.size, isEqual });
    runners.push(runnerOfPeer(peer.name, built.built, posts));
  }
  race(runners, rounds);
  const rateOf = (name) => runners.find((runner) => runner.name === name).perSecond;
  const [top] = runners;
  const results = rows.map(({ built: _, ...row }) => ({ ...row, postsPerSecond: rateOf(row.name) }));
  return {
    size,
    ceiling: top.perSecond,
    hitsPerPost: round(pairs.size / checked.length, 3),
    results,
    ...ratiosOf(results, top.perSecond),
  };
}

function ratiosOf(results, most) {
  const [ours, ...others] = results;
  const packages = others.filter(({ isPackage }) => isPackage).map(({ postsPerSecond }) => postsPerSecond);
  return {
    shareOfCeiling: round(ours.postsPerSecond / most, 3),
    ...(packages.length > 0 ? { timesFastestPackage: round(ours.postsPerSecond / Math.max(...packages), 2) } : {}),
  };
}

function benchBooleans(size, posts, drawer, random) {
  const watches = drawQueries(drawer, random, size).map((query, i) => ({ id: String(i), query }));
  const { built, buildMs, megabytes } = measureBuild(() => compileWatches(watches));
  const [fault] = built.faults;
  if (fault !== undefined) throw new Error(`${watches[Number(fault.watchId)].query}: ${fault.fault.reason}`);
  const runner = new Runner('boolean', posts, (post) => built.match(post).length);
  const literals = drawer.draw(size).map((term, i) => ({ id: String(i), query: `"${term}"` }));
  const plain = compileWatches(literals);
  const literal = new Runner('literal', posts, (post) => plain.match(post).length);
  race([runner, literal], rounds);
  const hits = posts.slice(0, CHECKED_POSTS).reduce((sum, post) => sum + built.match(post).length, 0);
  return {
    size,
    postsPerSecond: runner.perSecond,
    literalPostsPerSecond: literal.perSecond,
    shareOfLiterals: round(runner.perSecond / literal.perSecond, 2),
    hitsPerPost: round(hits / Math.min(CHECKED_POSTS, posts.length), 3),
    buildMs,
    megabytes,
  };
}

const number = (value) => value.toLocaleString('en').padStart(11);

function printLiterals({ size, ceiling: most, results, hitsPerPost }) {
  console.log(`\n${size.toLocaleString('en')} terms, ${String(hitsPerPost)} hits per post`);
  console.log(`${''.padEnd(34)}posts per CPU second · build ms · MB · pairs found`);
  console.log(`${'ceiling: read and fold every unit'.padEnd(34)}${number(most)}`);
  for (const { name, postsPerSecond, buildMs, megabytes, pairs, isEqual } of results) {
    const note = name === 'earshot' || isEqual ? '' : '  (not the same hits)';
    console.log(
      `${name.padEnd(34)}${number(postsPerSecond)}${number(buildMs)}${number(megabytes)}${number(pairs)}${note}`,
    );
  }
}

const random = new Random(Number(options.seed));
const { posts, isReal } = readCorpus(process.env.EARSHOT_EVAL_DATA, Number(options.posts), Number(options.seed));
const meanUnits = round(posts.reduce((sum, { text }) => sum + text.length, 0) / posts.length, 1);
console.log(
  `${posts.length.toLocaleString('en')} ${isReal ? 'real' : 'generated'} posts, ${String(meanUnits)} UTF-16 units on average` +
    (isReal ? '' : '; set EARSHOT_EVAL_DATA for real ones'),
);
const drawer = new TermDrawer(posts, random);
const literals = [];
for (const size of sizes) {
  const result = benchLiterals(size, posts, drawer);
  printLiterals(result);
  literals.push(result);
}
const booleans = [];
console.log('\nQueries: 20 % NEAR, 30 % AND and NOT, 10 % with a field, wildcards, exact case, OR');
for (const size of sizes.filter((each) => each >= 10_000)) {
  const result = benchBooleans(size, posts, drawer, random);
  console.log(
    `${size.toLocaleString('en').padEnd(34)}${number(result.postsPerSecond)} posts per CPU second, ${String(result.shareOfLiterals)} of literals alone; build ${String(result.buildMs)} ms, ${String(result.megabytes)} MB`,
  );
  booleans.push(result);
}
console.log(JSON.stringify({ bench: 'match', posts: posts.length, isReal, meanUnits, literals, booleans }));
