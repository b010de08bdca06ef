// npm run train -- sentiment [--permissive] [--workers N] [--only en,fi] [--out FOLDER]
//
// Trains the linear sentiment model from the collections below EARSHOT_EVAL_DATA and writes it with its card. The same files
// give the same bytes, whatever the number of workers.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { writeModel } from '../dist/server/domain/sentiment/model-file.js';
import { evaluationFolder } from '../eval/support/evaluation-folder.mjs';
import { root } from '../scripts/run.mjs';
import { describeModel, writeCardPage } from './card.mjs';
import { sourcesOf } from './sources.mjs';

const { values: options } = parseArgs({
  options: {
    permissive: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    only: { type: 'string' },
    out: { type: 'string', default: join(root, 'config', 'models') },
  },
});
const variant = options.permissive ? 'permissive' : 'research';
const folder = evaluationFolder();
/** Widest first, so that no worker is left with a long one at the end. */
const ORDER = ['en', 'zh', 'th', 'fi', 'lv', 'ru'];

function languagesToTrain() {
  const languages = [...new Set(sourcesOf(variant).map(({ lang }) => lang))];
  const wanted = options.only?.split(',') ?? languages;
  const rank = (lang) => (ORDER.indexOf(lang) + 100) % 100;
  return languages.filter((lang) => wanted.includes(lang)).sort((a, b) => rank(a) - rank(b));
}

/** Runs worker threads side by side, each on the next language when it is free. */
async function trainAll(languages) {
  const queue = [...languages];
  const results = new Map();
  const startedAt = performance.now();
  const report = (lang, text) =>
    console.error(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(5)} s  ${lang}  ${text}`);
  const takeNext = async () => {
    for (let lang = queue.shift(); lang !== undefined; lang = queue.shift()) {
      results.set(lang, await trainInWorker(lang, report));
    }
  };
  await Promise.all(Array.from({ length: Number(options.workers) }, takeNext));
  return results;
}

function trainInWorker(lang, report) {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./language-worker.mjs', import.meta.url), {
      workerData: { folder, variant, lang },
    });
    worker.on('error', fail);
    worker.on('message', (message) => {
      if (message.step !== undefined) report(lang, `${Math.round(message.step * 100)} %`);
      else done(message);
    });
  });
}

const languages = languagesToTrain();
const results = await trainAll(languages);
const parts = [...languages].sort().map((lang) => results.get(lang));
const name = `sentiment-${variant}`;
const bytes = writeModel({ name, languages: parts.map(({ model }) => model) });
const sha256 = createHash('sha256').update(bytes).digest('hex');
mkdirSync(options.out, { recursive: true });
writeFileSync(join(options.out, `${name}.bin`), bytes);
const card = describeModel({ name, variant, sha256, bytes, parts, folder });
writeFileSync(join(options.out, `${name}.card.json`), `${JSON.stringify(card, null, 2)}\n`);
writeFileSync(join(options.out, `${name}.card.md`), await writeCardPage(card));
console.log(JSON.stringify({ model: name, bytes: bytes.length, sha256, languages: card.languages }));
