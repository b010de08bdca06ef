import { join } from 'node:path';
import prettier from 'prettier';
import { root } from '../scripts/run.mjs';

/** The card for people. */
export async function writeIntentCard(card) {
  const [{ figures, trainedOn }] = card.languages;
  const page = `# ${card.name}

How likely an English post is a complaint: a linear model over hashed words and beginnings of words, ${(card.file.bytes / 1e3).toFixed(0)} KB, written by
\`npm run train -- intent\`. SHA-256 ${card.file.sha256}. Page and model are made by the same run; the same figures with the hashes of
the data are in \`${card.name}.card.json\`.

Beside the rules of \`config/intent/en.yaml\` it decides whether a post's intent is \`complaint\`; other intents, other languages, and
risk words come from the rules alone. The collection states no licence: whoever passes the model on should read its terms first. The
permissive choice goes without.

## Figures of the model alone on the dev set, in percent

Nothing was learnt from or tuned on these ${figures.texts} texts; chances are calibrated on folds left out of training.

| macro-F1 | macro-recall | accuracy | precision of complaints | recall of complaints | calibration error |
| ---: | ---: | ---: | ---: | ---: | ---: |
| ${figures.macroF1.toFixed(1)} | ${figures.macroRecall.toFixed(1)} | ${figures.accuracy.toFixed(1)} | ${figures.complaintPrecision.toFixed(1)} | ${figures.complaintRecall.toFixed(1)} | ${figures.calibrationError.toFixed(1)} |

## Limits

- ${trainedOn[0].texts} posts to and about companies, of which a bit over a third are complaints. With so few the figures are worth two to three
  points either way.
- It has seen short public posts of one network. Reviews and forum posts will differ; only the first 600 characters are read.
- Complaints said with irony or with politeness ("just wondering when ...") are mostly missed.

## Sources

| language | file | from | licence |
| --- | --- | --- | --- |
${card.sources.map(({ lang, file, from, licence }) => `| ${lang} | ${file} | ${from} | ${licence} |`).join('\n')}
`;
  const options = await prettier.resolveConfig(join(root, 'package.json'));
  return prettier.format(page, { ...options, parser: 'markdown' });
}
