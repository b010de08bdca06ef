import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostWriter } from './posts.mjs';
import { Random } from './random.mjs';

const ENGLISH_SHARE = 0.55;
const NETWORKS = ['mastodon', 'bluesky', 'rss', 'x'];
const COUNTRIES = ['fi', 'lv', 'de', 'us', 'gb', 'th'];

/** Texts by language: `label<TAB>text` lines of `sentiment/<lang>/*.tsv`, each text once. */
function readTexts(folder) {
  const byLanguage = new Map();
  for (const lang of readdirSync(join(folder, 'sentiment'))) {
    const texts = new Set();
    for (const file of readdirSync(join(folder, 'sentiment', lang))) {
      if (!file.endsWith('.tsv')) continue;
      for (const line of readFileSync(join(folder, 'sentiment', lang, file), 'utf8').split('\n')) {
        const text = line.slice(line.indexOf('\t') + 1);
        if (text !== '') texts.add(text);
      }
    }
    byLanguage.set(lang, [...texts]);
  }
  return byLanguage;
}

function generateTexts(seed, count) {
  const posts = new PostWriter(seed, 0).write(count);
  return posts.map(({ text, lang }) => ({ text, lang: lang ?? 'und' }));
}

/** Slightly more than half English, the other languages in equal parts as far as they go; repeats only when they run out. */
function mix(byLanguage, count, random) {
  const english = byLanguage.get('en') ?? [];
  const others = [...byLanguage].filter(([lang, texts]) => lang !== 'en' && texts.length > 0);
  return Array.from({ length: count }, () => {
    if (english.length > 0 && random.chance(ENGLISH_SHARE)) return { text: random.pick(english), lang: 'en' };
    const [lang, texts] = random.pick(others);
    return { text: random.pick(texts), lang };
  });
}

/** Strings as they come out of JSON: on their own, not slices of a file or joined of pieces, which are slower to read. */
export const asReceived = (value) => JSON.parse(JSON.stringify(value));

/**
 * Posts to match: of the evaluation data in `folder`, or generated where there is none. The same seed gives the same posts.
 */
export function readCorpus(folder, count, seed) {
  const random = new Random(seed);
  const isReal = folder !== undefined && existsSync(join(folder, 'sentiment'));
  const texts = isReal ? mix(readTexts(folder), count, random) : generateTexts(seed, count);
  const written = texts.map(({ text, lang }, i) => ({
    text,
    lang,
    authorHandle: `user_${(i % 5_000).toString(36)}`,
    authorName: `Name ${(i % 5_000).toString(36)}`,
    network: random.pick(NETWORKS),
    country: random.pick(COUNTRIES),
    url: `https://social.example/@user_${(i % 5_000).toString(36)}/${String(i)}`,
    followers: Math.floor(10 ** (random.next() * 5)),
  }));
  return { posts: asReceived(written), isReal };
}
