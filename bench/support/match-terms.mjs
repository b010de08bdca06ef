import { segment } from '../../dist/server/domain/text/segment.js';

const LETTER = /\p{L}/u;
const SYLLABLES = [
  'ac',
  'bo',
  'cre',
  'dra',
  'el',
  'fi',
  'gra',
  'hal',
  'is',
  'jo',
  'kes',
  'lu',
  'mar',
  'no',
  'os',
  'pel',
];
const ENDINGS = [
  'ma',
  'vio',
  'lix',
  'tron',
  'ra',
  'nex',
  'do',
  'via',
  'zen',
  'kit',
  'pay',
  'go',
  'ly',
  'net',
  'soft',
  'fy',
];
const SHARE = { word: 0.3, phrase: 0.3 };
const SHORTEST_WORD = 3;
/** Nobody watches what stands in more posts than this. */
const MOST_FREQUENT = 1 / 500;

/** Words that stand in the posts, in scripts without borders as a dictionary cuts them, and pairs of neighbours. */
function readVocabulary(posts) {
  const words = new Map();
  const phrases = new Map();
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  const count = (counts, seen) => seen.forEach((each) => counts.set(each, (counts.get(each) ?? 0) + 1));
  for (const { text } of posts) {
    const [wordsHere, phrasesHere] = [new Set(), new Set()];
    let before = '';
    for (const { folded, kind, start, end } of segment(text)) {
      if (kind === 'word') {
        if (folded.length >= SHORTEST_WORD && LETTER.test(folded)) wordsHere.add(folded);
        if (before !== '' && before.length + folded.length > 5) phrasesHere.add(`${before} ${folded}`);
      } else if (kind === 'unspaced') {
        const parts = [...segmenter.segment(text.slice(start, end))].map((part) => part.segment);
        for (const part of parts) if (part.length > 1) wordsHere.add(part);
      }
      before = kind === 'word' && LETTER.test(folded) ? folded : '';
    }
    count(words, wordsHere);
    count(phrases, phrasesHere);
  }
  const most = posts.length * MOST_FREQUENT;
  const rare = (counts) => [...counts].filter(([, posted]) => posted <= most).map(([each]) => each);
  return { words: rare(words), phrases: rare(phrases) };
}

/** Draws terms as people watch them: words and two-word phrases of the posts' languages, and names like those of brands. */
export class TermDrawer {
  #vocabulary;
  #random;

  constructor(posts, random) {
    this.#vocabulary = readVocabulary(posts);
    this.#random = random;
  }

  /** `count` different terms. */
  draw(count) {
    const terms = new Set();
    while (terms.size < count) terms.add(this.next());
    return [...terms];
  }

  next() {
    const random = this.#random;
    const kind = random.next();
    if (kind < SHARE.word) return random.pick(this.#vocabulary.words);
    if (kind < SHARE.word + SHARE.phrase && this.#vocabulary.phrases.length > 0) {
      return random.pick(this.#vocabulary.phrases);
    }
    return this.name();
  }

  word() {
    return this.#random.pick(this.#vocabulary.words);
  }

  name() {
    const random = this.#random;
    const name = random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(ENDINGS);
    return random.chance(0.5) ? name : `${name}${random.pick(SYLLABLES)}${random.pick(ENDINGS)}`;
  }
}

const FIELDS = ['lang:en', 'lang:fi', 'network:x', 'country:fi', 'followers:>1000', 'has:link', 'site:social.example'];
const quoted = (term) => `"${term}"`;

/** One query: a fifth NEAR, three tenths AND and NOT, a tenth with a field, some wildcards and exact case, the rest words and OR. */
function writeQuery(drawer, random) {
  const kind = random.next();
  const term = () => quoted(drawer.next());
  if (kind < 0.2) {
    const operator = `${random.chance(0.3) ? 'O' : ''}NEAR/${String(random.below(10))}`;
    const left = random.chance(0.2) ? `(${term()} OR ${term()})` : term();
    return `${left} ${operator} ${quoted(drawer.word())}`;
  }
  if (kind < 0.5) {
    const parts = [term(), random.chance(0.5) ? `(${quoted(drawer.word())} OR ${term()})` : quoted(drawer.word())];
    if (random.chance(0.5)) parts.push(`NOT ${term()}`);
    return parts.join(' AND ');
  }
  if (kind < 0.6) {
    const author = random.chance(0.2) ? `author:user_${random.below(5_000).toString(36)}` : random.pick(FIELDS);
    return `${term()} ${author}`;
  }
  if (kind < 0.65) return `${drawer.name()}*`;
  if (kind < 0.66) return `*${drawer.name()}`;
  if (kind < 0.7) return `case:${quoted(drawer.name().toUpperCase())}`;
  return random.chance(0.5) ? term() : `${term()} OR ${term()} OR @${drawer.name()} OR #${drawer.name()}`;
}

export const drawQueries = (drawer, random, count) => Array.from({ length: count }, () => writeQuery(drawer, random));
