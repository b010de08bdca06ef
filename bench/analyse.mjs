// npm run bench -- analyse [--posts N] [--rounds N] [--seed N] [--no-peers]
//
// What reading a post costs: its language, its sentiment by the linear model, its intent with urgency and risk words, and all
// three as `earshot analyse` does it, beside the lexicon analysers of npm, which give a sentiment only. All take turns in one run
// on the same posts; figures are medians of CPU time, of one core. EARSHOT_EVAL_DATA names a folder with real posts; without it
// they are generated. What loading costs is measured in a process of its own.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyserFor, createAnalysers, judgedLanguages, loadIntentRules } from '../dist/server/analysers/registry.js';
import { judgeIntent } from '../dist/server/domain/intent/judge-intent.js';
import { detectLanguage } from '../dist/server/domain/language/detect-language.js';
import { readEnv } from '../dist/server/env.js';
import { judgePosts } from '../dist/server/modules/ingest/judge-posts.js';
import { root } from '../scripts/run.mjs';
import { readCorpus } from './support/match-corpus.mjs';
import { round } from './support/statistics.mjs';
import { Runner, race } from './support/race.mjs';

const { values: options } = parseArgs({
  options: {
    posts: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '9' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const require = createRequire(import.meta.url);
const UNSURE = { label: 'unsure', score: 0, confidence: 0 };
const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;

/** Each reads the text once and gives a number that depends on all of it. */
function peers() {
  const natural = require('natural/lib/natural/sentiment');
  const afinn = new natural.SentimentAnalyzer('English', undefined, 'afinn');
  const vader = require('vader-sentiment').SentimentIntensityAnalyzer;
  const wink = require('wink-sentiment');
  const Sentiment = require('sentiment');
  const sentiment = new Sentiment();
  return {
    "natural's AFINN": ({ text }) => afinn.getSentiment(text.match(WORD) ?? ['']),
    'vader-sentiment': ({ text }) => vader.polarity_scores(text).compound,
    'wink-sentiment': ({ text }) => wink(text).score,
    'npm sentiment': ({ text }) => sentiment.analyze(text).score,
  };
}

function ours(posts) {
  const env = readEnv({});
  const analysers = createAnalysers({ sentimentModelFile: env.sentimentModelFile });
  const intentRules = loadIntentRules(env.intentRules);
  const languages = judgedLanguages(analysers);
  const languageOf = (text) => detectLanguage(text, { languages }).lang;
  const sentimentOf = (text, lang) => analyserFor(lang, analysers)?.analyse([{ text, lang }])[0].sentiment ?? UNSURE;
  const known = new Map(posts.map((post) => [post, sentimentOf(post.text, post.lang)]));
  const named = [{ watchId: '1', spans: [[0, 1]] }];
  return {
    language: ({ text }) => languageOf(text).length,
    'sentiment of a known language': ({ text, lang }) => sentimentOf(text, lang).score,
    'intent, urgency and risks': (post) =>
      judgeIntent(post.text, post.lang, known.get(post), intentRules).urgency.score,
    'language, sentiment and intent': ({ text }) => {
      const lang = languageOf(text);
      const sentiment = sentimentOf(text, lang);
      return sentiment.score + judgeIntent(text, lang, sentiment, intentRules).urgency.score;
    },
    'all that a mention is given': ({ text }) => {
      const post = { title: null, text, lang: languageOf(text), named, reach: null };
      return judgePosts([post], { analysers, intentRules })[0].sentiment.score;
    },
  };
}

function measureLoading() {
  const program = join(root, 'bench', 'support', 'analysis-load.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Loading failed:\n${stderr}`);
  const { parts } = JSON.parse(stdout);
  const sum = (unit) =>
    round(
      Object.values(parts).reduce((total, part) => total + part[unit], 0),
      1,
    );
  return { parts, ms: sum('ms'), megabytes: sum('megabytes') };
}

const { posts, isReal } = readCorpus(process.env.EARSHOT_EVAL_DATA, Number(options.posts), Number(options.seed));
const meanUnits = round(posts.reduce((sum, { text }) => sum + text.length, 0) / posts.length, 1);
console.log(
  `${posts.length.toLocaleString('en')} ${isReal ? 'real' : 'generated'} posts, ${String(meanUnits)} UTF-16 units on average` +
    (isReal ? '' : '; set EARSHOT_EVAL_DATA for real ones'),
);

const loading = measureLoading();
console.log(`\n${'loading'.padEnd(34)}         ms          MB`);
for (const [name, { ms, megabytes }] of [...Object.entries(loading.parts), ['all', loading]]) {
  console.log(`${name.padEnd(34)}${String(ms).padStart(11)}${String(megabytes).padStart(12)}`);
}

const ways = { ...ours(posts), ...(options.peers ? peers() : {}) };
const runners = Object.entries(ways).map(([name, read]) => new Runner(name, posts, read));
race(runners, Number(options.rounds));
const postsPerSecond = Object.fromEntries(runners.map(({ name, perSecond }) => [name, perSecond]));
console.log(`\n${'posts per CPU second'.padEnd(34)}`);
for (const [name, rate] of Object.entries(postsPerSecond)) {
  console.log(`${name.padEnd(34)}${rate.toLocaleString('en').padStart(11)}`);
}
console.log(JSON.stringify({ bench: 'analyse', posts: posts.length, isReal, meanUnits, loading, postsPerSecond }));
