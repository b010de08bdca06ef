// npm run eval -- sentiment [--model research|permissive|FILE] [--split dev]
//
// How well sentiment is read, per language, on the labelled texts below EARSHOT_EVAL_DATA: the shipped linear model beside the
// lexicon analysers of npm and beside always saying the most frequent label, all in one run. Percent.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateLanguage } from '../dist/server/domain/sentiment/evaluate-language.js';
import { LanguageJudge } from '../dist/server/domain/sentiment/judge-sentiment.js';
import { measure } from '../dist/server/domain/sentiment/measures.js';
import { openModel } from '../dist/server/domain/sentiment/model-file.js';
import { FeatureReader } from '../dist/server/domain/sentiment/read-features.js';
import { root } from '../scripts/run.mjs';
import { readLabelled } from '../train/read-examples.mjs';
import { evaluationFolder } from './support/evaluation-folder.mjs';
import { peersFor } from './support/peers.mjs';

const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: 'research' },
    split: { type: 'string', default: 'dev' },
  },
});

const modelFile = existsSync(options.model)
  ? options.model
  : join(root, 'config', 'models', `sentiment-${options.model}.bin`);
const model = openModel(readFileSync(modelFile));
if (!model.ok) throw new Error(`${modelFile}: ${model.reason}`);
const folder = join(evaluationFolder(), 'sentiment');
const percent = (share) => Math.round(share * 1_000) / 10;

/** Macro-recall and macro-F1 of a way to answer. */
function scoreOf(truth, said) {
  const { macroRecall, macroF1 } = measure(truth, said);
  return { macroRecall: percent(macroRecall), macroF1: percent(macroF1) };
}

function majorityOf(truth) {
  const counts = [0, 1, 2].map((label) => truth.filter((other) => other === label).length);
  return scoreOf(
    truth,
    truth.map(() => counts.indexOf(Math.max(...counts))),
  );
}

function evaluate(lang, part, reader) {
  const { rows } = readLabelled(join(folder, lang, `${options.split}.tsv`));
  const truth = rows.map(({ label }) => label);
  const peers = Object.fromEntries(
    Object.entries(peersFor(lang)).map(([name, answer]) => [
      name,
      scoreOf(
        truth,
        rows.map(({ text }) => answer(text)),
      ),
    ]),
  );
  const figures = evaluateLanguage(new LanguageJudge(part, reader), rows);
  const bestPeer = Math.max(...Object.values(peers).map(({ macroRecall }) => macroRecall));
  const lead = Math.round((figures.macroRecall - bestPeer) * 10) / 10;
  return { ...figures, lead, majority: majorityOf(truth), peers };
}

const reader = new FeatureReader();
const results = {};
for (const lang of readdirSync(folder).sort()) {
  const part = model.read(lang);
  if (part === undefined || !existsSync(join(folder, lang, `${options.split}.tsv`))) continue;
  const result = evaluate(lang, part, reader);
  results[lang] = result;
  const peers = Object.entries(result.peers).map(([name, { macroRecall }]) => `${name} ${macroRecall.toFixed(1)}`);
  console.log(
    `${lang}  macro-recall ${result.macroRecall.toFixed(1)} (${peers.join(', ')})  macro-F1 ${result.macroF1.toFixed(1)}  ` +
      `calibration error ${result.calibrationError.toFixed(1)}  sure ${result.sureShare.toFixed(1)} at accuracy ` +
      `${result.sureAccuracy.toFixed(1)} of ${result.accuracy.toFixed(1)}  triage recall ${result.triageRecall.toFixed(1)} ` +
      `precision ${result.triagePrecision.toFixed(1)}`,
  );
}
console.log(JSON.stringify({ eval: 'sentiment', model: model.name, split: options.split, languages: results }));
