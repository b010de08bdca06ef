// npm run eval -- language [--split dev] [--short 50] [--languages en,fi,…]
//
// How often the language of a post is found, on the labelled texts below EARSHOT_EVAL_DATA whose folder names their language: all,
// and those under --short characters, where it is hard. As for a workspace with --languages (default: those of the texts), with
// the source's language as a hint and without, and as for a workspace that names none. Percent.
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
    languages: { type: 'string' },
  },
});
const folder = join(evaluationFolder(), 'sentiment');
const textsOf = new Map(
  readdirSync(folder)
    .sort()
    .map((lang) => [lang, join(folder, lang, `${options.split}.tsv`)])
    .filter(([, file]) => existsSync(file))
    .map(([lang, file]) => [lang, readLabelled(file).rows.map(({ text }) => text)]),
);
const languages = options.languages?.split(',') ?? [...textsOf.keys()];
/** Half of what is collected as Hindi is English or names: in Latin letters, typed together. Means are given without it as well. */
const MIXED = 'hi';

const percent = (right, all) => (all === 0 ? 0 : Math.round((right / all) * 1_000) / 10);

function evaluate(lang, texts, detect) {
  const answers = texts.map((text) => ({ isShort: text.length < Number(options.short), said: detect(text, lang) }));
  const short = answers.filter(({ isShort }) => isShort);
  const countOf = (some, wanted) => some.filter(({ said }) => said === wanted).length;
  return {
    texts: texts.length,
    right: percent(countOf(answers, lang), texts.length),
    undetermined: percent(countOf(answers, 'und'), texts.length),
    short: {
      texts: short.length,
      found: countOf(short, lang),
      right: percent(countOf(short, lang), short.length),
      undetermined: percent(countOf(short, 'und'), short.length),
    },
  };
}

const mean = (values) => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;

function summarise(figures) {
  const short = figures.map((figure) => figure.short).filter(({ texts }) => texts > 0);
  const sum = (key) => short.reduce((total, figure) => total + figure[key], 0);
  return {
    meanRight: mean(figures.map(({ right }) => right)),
    meanRightShort: mean(short.map(({ right }) => right)),
    rightOfAllShort: percent(sum('found'), sum('texts')),
  };
}

function evaluateAll(detect) {
  const perLanguage = Object.fromEntries([...textsOf].map(([lang, texts]) => [lang, evaluate(lang, texts, detect)]));
  const plain = Object.entries(perLanguage).filter(([lang]) => lang !== MIXED);
  return {
    ...summarise(Object.values(perLanguage)),
    withoutMixed: summarise(plain.map(([, figures]) => figures)),
    perLanguage,
  };
}

const results = {
  'earshot, these languages': evaluateAll((text) => detectLanguage(text, { languages }).lang),
  'earshot, these languages, source in the same language': evaluateAll(
    (text, lang) => detectLanguage(text, { languages, hint: lang }).lang,
  ),
  'earshot, these languages, source in English': evaluateAll(
    (text) => detectLanguage(text, { languages, hint: 'en' }).lang,
  ),
  'earshot, no languages named': evaluateAll((text) => detectLanguage(text).lang),
  'eld small, these languages': evaluateAll(eldSubset(languages)),
  'eld small, all languages': evaluateAll(eldSmall()),
};
for (const [name, { perLanguage, withoutMixed, ...all }] of Object.entries(results)) {
  const line = ({ rightOfAllShort, meanRightShort, meanRight }) =>
    `under ${options.short} characters ${rightOfAllShort.toFixed(1)} (mean over languages ${meanRightShort.toFixed(1)}), ` +
    `of all lengths ${meanRight.toFixed(1)}`;
  console.log(`${name}: ${line(all)}; without ${MIXED} ${line(withoutMixed)}`);
  const cells = Object.entries(perLanguage).map(
    ([lang, { right, short }]) => `${lang} ${right.toFixed(1)}/${short.right.toFixed(1)}`,
  );
  console.log(`  all/short: ${cells.join('  ')}`);
}

/** A workspace of three languages, and posts in the others: its languages should not be said of them. */
function evaluateStrangers(own) {
  const strangers = [...textsOf].filter(([lang]) => !own.includes(lang) && lang !== MIXED);
  return Object.fromEntries(
    strangers.map(([lang, texts]) => {
      const said = texts.map((text) => detectLanguage(text, { languages: own }).lang);
      return [
        lang,
        {
          right: percent(said.filter((answer) => answer === lang).length, texts.length),
          mistaken: percent(said.filter((answer) => own.includes(answer)).length, texts.length),
        },
      ];
    }),
  );
}

const OWN = ['en', 'fi', 'lv'];
const strangers = evaluateStrangers(OWN);
const strangerCells = Object.entries(strangers).map(([lang, { right, mistaken }]) => `${lang} ${right}/${mistaken}`);
console.log(
  `posts in other languages than ${OWN.join(', ')} (right/taken for one of those): ${strangerCells.join('  ')}`,
);
console.log(
  JSON.stringify({
    eval: 'language',
    split: options.split,
    shortBelow: Number(options.short),
    languages,
    results,
    strangers: { workspace: OWN, perLanguage: strangers },
  }),
);
