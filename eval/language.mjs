// npm run eval -- language [--split dev] [--short 50]
//
// How often the language of a post is found, on the labelled texts below EARSHOT_EVAL_DATA whose folder names their language: all,
// and those under --short characters, where it is hard. Without a hint, as for a source that has no language. Percent.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { eldSmall, eldSubset } from './support/language-peers.mjs';
import { detectLanguage } from '../dist/server/domain/language/detect-language.js';
import { readLabelled } from '../train/read-examples.mjs';
import { evaluationFolder } from './support/evaluation-folder.mjs';

const { values: options } = parseArgs({
  options: {
    split: { type: 'string', default: 'dev' },
    short: { type: 'string', default: '50' },
  },
});
const folder = join(evaluationFolder(), 'sentiment');
/** Hindi is collected in Latin letters and mixed with English, which no detector calls Hindi. */
const LEFT_OUT = ['hi'];
const languages = readdirSync(folder)
  .filter((lang) => !LEFT_OUT.includes(lang) && existsSync(join(folder, lang, `${options.split}.tsv`)))
  .sort();

const percent = (right, all) => (all === 0 ? 0 : Math.round((right / all) * 1_000) / 10);

function evaluate(lang, detect) {
  const texts = readLabelled(join(folder, lang, `${options.split}.tsv`)).rows.map(({ text }) => text);
  const short = texts.filter((text) => text.length < Number(options.short));
  const answers = texts.map(detect);
  const rightShort = short.filter((text) => detect(text) === lang).length;
  return {
    texts: texts.length,
    right: percent(answers.filter((answer) => answer === lang).length, texts.length),
    undetermined: percent(answers.filter((answer) => answer === 'und').length, texts.length),
    short: { texts: short.length, right: percent(rightShort, short.length) },
  };
}

const mean = (values) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;

function evaluateAll(detect) {
  const perLanguage = Object.fromEntries(languages.map((lang) => [lang, evaluate(lang, detect)]));
  const all = Object.values(perLanguage);
  const shortTexts = all.reduce((sum, { short }) => sum + short.texts, 0);
  const shortRight = all.reduce((sum, { short }) => sum + (short.texts * short.right) / 100, 0);
  return {
    meanRight: mean(all.map(({ right }) => right)),
    meanRightShort: mean(all.filter(({ short }) => short.texts > 0).map(({ short }) => short.right)),
    rightOfAllShort: percent(shortRight, shortTexts),
    perLanguage,
  };
}

const results = {
  earshot: evaluateAll((text) => detectLanguage(text).lang),
  'eld small, these languages': evaluateAll(eldSubset(languages)),
  'eld small, all languages': evaluateAll(eldSmall()),
};
for (const [name, { meanRight, meanRightShort, rightOfAllShort, perLanguage }] of Object.entries(results)) {
  console.log(
    `${name}: mean over languages ${meanRight.toFixed(1)}, of texts under ${options.short} characters ` +
      `${meanRightShort.toFixed(1)} (all such texts alike: ${rightOfAllShort.toFixed(1)})`,
  );
  const cells = Object.entries(perLanguage).map(
    ([lang, { right, short }]) => `${lang} ${right.toFixed(1)}/${short.right.toFixed(1)}`,
  );
  console.log(`  all/short: ${cells.join('  ')}`);
}
console.log(JSON.stringify({ eval: 'language', split: options.split, shortBelow: Number(options.short), results }));
