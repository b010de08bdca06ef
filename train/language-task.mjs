import { join } from 'node:path';
import { compileLexicon, Lexicon } from '../dist/server/domain/sentiment/lexicon.js';
import { AT_LEAST_STEPS, bitsFor, devShareOf, fitOf, sureShareOf, triageRecallOf } from './options.mjs';
import { devFile, readLabelled, readWordList } from './read-examples.mjs';
import { canTuneOnDev, sourcesOf } from './sources.mjs';

/** Everything a language is trained on, and the hashes of the files. */
export function prepareTask(folder, variant, lang) {
  const files = [];
  const examples = sourcesOf(variant)
    .filter((source) => source.lang === lang)
    .flatMap(({ file, textsIn, isPolar = false, isCuesOnly = false, weight = 1 }) => {
      const { rows, sha256 } = readLabelled(join(folder, file));
      files.push({ file, sha256, texts: rows.length, weight, isPolar, isCuesOnly });
      const ownLexicon =
        textsIn === undefined ? {} : { ownLexicon: new Lexicon(compileLexicon(readWordList(textsIn))) };
      return rows.map((row) => ({ ...row, weight, isPolar, isCuesOnly, ...ownLexicon }));
    });
  const dev = canTuneOnDev(variant, lang)
    ? readLabelled(devFile(folder, lang)).rows.map((row) => ({ ...row, weight: 1, isPolar: false }))
    : [];
  const characters = examples.reduce((sum, { text, isCuesOnly }) => sum + (isCuesOnly ? 8 : text.length), 0);
  const task = {
    lang,
    examples,
    dev,
    lexicon: compileLexicon(readWordList(lang)),
    fit: fitOf(lang),
    bits: bitsFor(characters),
    atLeastSteps: AT_LEAST_STEPS,
    devShare: devShareOf(lang),
    sureShare: sureShareOf(lang),
    triageRecall: triageRecallOf(lang),
  };
  return { task, files };
}
