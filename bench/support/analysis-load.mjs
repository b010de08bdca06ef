// What it costs a process to be ready to judge texts in every language. A process of its own, so that nothing else counts:
// `node bench/support/analysis-load.mjs` prints one JSON object.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { round } from './statistics.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

function megabytes() {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

const parts = {};
/** Keeps what was loaded. */
const kept = [];

const cpuMillis = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Milliseconds of CPU until it is ready, and megabytes that stay. */
async function measure(name, load) {
  const before = megabytes();
  const startedAt = cpuMillis();
  kept.push(await load());
  parts[name] = { ms: round(cpuMillis() - startedAt, 0), megabytes: round(megabytes() - before, 1) };
}

const built = (file) => import(`../../dist/server/${file}`);
const { readEnv } = await built('env.js');
const env = readEnv({});
await measure('language', async () => {
  const { detectLanguage } = await built('domain/language/detect-language.js');
  return detectLanguage('The first text takes longest', { languages: ['en', 'fi'] });
});
await measure('sentiment', async () => {
  const { LinearAnalyser } = await built('analysers/linear/linear.analyser.js');
  const analyser = new LinearAnalyser(env.sentimentModelFile);
  analyser.analyse(analyser.languages.map((lang) => ({ text: 'first', lang })));
  return analyser;
});
await measure('intent', async () => {
  const { readIntentRules } = await built('analysers/intent/read-intent-rules.js');
  const { judgeIntent } = await built('domain/intent/judge-intent.js');
  const { folder, modelFile } = env.intentRules;
  const rules = readIntentRules(folder, modelFile);
  const sentiment = { label: 'neutral', score: 0, confidence: 1 };
  return [...rules.languages.keys()].map((lang) => [rules, judgeIntent('first', lang, sentiment, rules)]);
});
await measure('second opinion', async () => {
  const { AfinnAnalyser } = await built('analysers/afinn/afinn.analyser.js');
  const analyser = new AfinnAnalyser();
  analyser.analyse(analyser.languages.map((lang) => ({ text: 'first', lang })));
  return analyser;
});
console.log(JSON.stringify({ parts, languages: kept.length }));
