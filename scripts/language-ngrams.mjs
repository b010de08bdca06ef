// node scripts/language-ngrams.mjs: writes src/domain/language/latin-ngrams.data.ts, the n-grams by which languages in the Latin
// script are told apart, out of the installed package `eld` (its small set). The package itself keeps them as one object each: 46
// MB and a third of a second at every start for what are half a million bytes. The file is made where it is needed and never kept
// in the repository; every build and every check sees to it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root, runScript } from './run.mjs';

const LANGUAGES = 'az ca cs da de en es et eu fi fr hr hu is it lt lv ms nl no pl pt ro sk sl sq sv tl tr vi yo'.split(
  ' ',
);
const PACKAGE = join(root, 'node_modules', 'eld');
const FILE = join(root, 'src', 'domain', 'language', 'latin-ngrams.data.ts');

export async function ensureNgrams() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const header = `// Written by scripts/language-ngrams.mjs out of eld ${version}, the small set (Apache License 2.0, Copyright 2023 Nito T.M.).`;
  if (existsSync(FILE) && readFileSync(FILE, 'utf8').startsWith(header)) return;
  writeFileSync(FILE, `${header}\n${await packedNgrams()}`);
}

async function packedNgrams() {
  const { ngramsData } = await import(join(PACKAGE, 'src', 'ngrams', 'small.js'));
  const { dictionary } = await import(join(PACKAGE, 'src', 'dictionary.js'));
  const indexOfId = new Map(
    Object.entries(ngramsData.languages).flatMap(([id, lang]) =>
      LANGUAGES.includes(lang) ? [[id, LANGUAGES.indexOf(lang)]] : [],
    ),
  );
  if (indexOfId.size !== LANGUAGES.length) throw new Error('eld does not know all of these languages.');
  const keyOf = keysBy(dictionary);
  const ngrams = Object.entries(ngramsData.ngrams)
    .map(([ngram, scores]) => ({
      ngram,
      scores: Object.entries(scores).flatMap(([id, score]) =>
        indexOfId.has(id) ? [[indexOfId.get(id), Number(score)]] : [],
      ),
    }))
    .filter(({ scores }) => scores.length > 0)
    .map(({ ngram, scores }) => ({ ...keyOf(ngram), scores }))
    .sort((a, b) => a.edges - b.edges || a.key - b.key);
  return `
export const NGRAM_LANGUAGES: readonly string[] =
  '${LANGUAGES.join(' ')}'.split(' ');

/** Base64. For no edge, a beginning, an end and both of a word: how many n-grams, and of each the gap to its key and its scores. */
export const NGRAMS =
  '${Buffer.from(pack(ngrams)).toString('base64')}';
`;
}

/** Whether it begins or ends a word (bits 0 and 1), and up to four bytes, the first one highest. */
function keysBy(dictionary) {
  /** What the package writes for a byte that is no ASCII letter. */
  const byteOfSign = new Map(dictionary.flatMap((sign, byte) => (byte >= 0x80 && sign !== ' ' ? [[sign, byte]] : [])));
  return (ngram) => {
    const edges = (ngram.startsWith(' ') ? 1 : 0) | (ngram.endsWith(' ') ? 2 : 0);
    const signs = [...ngram.slice(edges & 1, edges & 2 ? -1 : undefined)];
    if (signs.length > 4 || signs.includes(' ')) throw new Error(`"${ngram}" is no n-gram of four bytes.`);
    const bytes = signs.map((sign) => byteOfSign.get(sign) ?? sign.charCodeAt(0));
    return { edges, key: bytes.reduce((key, byte, i) => (key | (byte << (24 - 8 * i))) >>> 0, 0) };
  };
}

function pack(ngrams) {
  const bytes = [];
  for (let edges = 0; edges < 4; edges++) {
    const mine = ngrams.filter((ngram) => ngram.edges === edges);
    let previous = 0;
    pushNumber(bytes, mine.length);
    for (const { key, scores } of mine) {
      pushNumber(bytes, key - previous);
      previous = key;
      bytes.push(scores.length);
      for (const [language, score] of scores) bytes.push(language, score);
    }
  }
  return bytes;
}

/** Seven bits a byte, low bits first. */
function pushNumber(bytes, number) {
  let rest = number;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

if (isMain(import.meta.url)) await runScript(ensureNgrams);
