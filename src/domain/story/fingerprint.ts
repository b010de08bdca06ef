import { fold } from '../text/fold.js';
import { bigintOf, hashText, scramble } from './hash-text.js';
import type { NormalTitle } from './normalise-title.js';
import { OWN_WORDS, readPost, type ReadPost } from './read-post.js';
import { sampleShingles } from './sample-shingles.js';
import type { StoryPost } from './story.types.js';

/** A headline or a line of a person is a key of its own from this weight on. */
export const LINE_WEIGHT = 5;
/** Equal texts of different people are one story from this weight on: below, many say the same by chance. */
export const TEXT_WEIGHT = 12;
/** Texts are compared for likeness from this weight on. */
export const NEAR_WEIGHT = 16;
/** Longer posts are no headlines. */
export const LONGEST_LINE = 25;
/** A post that links to a page and says more than this speaks for itself. */
export const LONGEST_SHARE = 40;

/**
 * 64-bit keys, as decimal text. Mentions that tell one story share a key; mentions that share a key need not tell one story:
 * `tellSameStory` decides.
 */
export interface Fingerprint {
  /** Filed under the mention, for those who come later. */
  readonly claims: readonly string[];
  /** Only looked up. */
  readonly looks: readonly string[];
  /** Looked up, and claimed where somebody has: reposts that came before the post itself. Null for reposts. */
  readonly self: string | null;
}

/** Names that nobody or everybody has. */
const NOBODY =
  /^(?:anonymous|anonym|anonyymi|anon|guest|gast|vieras|user|customer|client|unknown|admin|editor|deleted|none|na|匿名|аноним|гость)?\d*$/u;

/** Two halves from two seeds: enough that a chance meeting is rare, and every meeting is checked. */
const keyOf = (kind: string, text: string): string => {
  const whole = `${kind}\n${text}`;
  return bigintOf(scramble(hashText(whole)), scramble(hashText(whole, 0x2f1b3c5d)));
};

export const postKey = (network: string, externalKey: string): string => keyOf('post', `${network}\n${externalKey}`);

const squeezed = (name: string): string => fold(name).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

/** The names somebody goes by, on any network: `@anna@town.example` and `Anna` are both `anna`. */
export function authorNames({ authorHandle, authorName }: StoryPost): string[] {
  const local = authorHandle.replace(/^@/, '').split('@')[0] ?? '';
  const names = new Set([squeezed(local), squeezed(authorName ?? '')]);
  return [...names].filter((name) => name.length > 2 && !NOBODY.test(name));
}

/** Whether a text is too short to have a key, told without cutting it into words. */
function saysNextToNothing(post: StoryPost): boolean {
  if (post.title !== null || post.repostOf !== null || post.quoteOf !== null) return false;
  const { text } = post;
  if (text.length > 60 || text.includes('://')) return false;
  let spaces = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xe00) return false;
    if (code < 0x30) spaces++;
  }
  return spaces + 1 < LINE_WEIGHT;
}

type Keys = Omit<Fingerprint, 'self'>;

const pageKeys = (pages: readonly string[]): string[] => pages.map((page) => keyOf('page', page));
/** Posts about a page are filed apart: however many they are, the article is found under the page. */
const shareKeys = (pages: readonly string[]): string[] => pages.map((page) => keyOf('share', page));

function articleKeys({ words, pages }: ReadPost, title: NormalTitle): Keys {
  const claims = pageKeys(pages);
  if (title.words.weight >= LINE_WEIGHT) claims.push(keyOf('line', title.text));
  if (words.weight >= NEAR_WEIGHT) claims.push(...shingleKeys(words));
  return { claims, looks: shareKeys(pages) };
}

const shingleKeys = (words: ReadPost['words']): string[] =>
  sampleShingles(words).map((shingle) => bigintOf(scramble(shingle ^ 0x5bd1e995), shingle));

function ownKeys({ post, words, text, pages }: ReadPost): Keys {
  const { weight } = words;
  if (weight < OWN_WORDS) return { claims: pageKeys(pages), looks: shareKeys(pages) };
  const isShare = pages.length > 0 && weight <= LONGEST_SHARE;
  const claims = isShare ? shareKeys(pages) : [];
  if (weight >= NEAR_WEIGHT) claims.push(...shingleKeys(words));
  const isLine = isShare ? weight < LONGEST_LINE : weight >= TEXT_WEIGHT && weight < NEAR_WEIGHT;
  if (isLine && weight >= LINE_WEIGHT) claims.push(keyOf('line', text));
  if (weight >= LINE_WEIGHT && weight < TEXT_WEIGHT)
    claims.push(...authorNames(post).map((name) => keyOf('author', `${name}\n${text}`)));
  return { claims, looks: isShare ? pageKeys(pages) : [] };
}

/** The keys of a post; most short posts have none to claim. */
export function fingerprint(post: StoryPost, read: () => ReadPost = () => readPost(post)): Fingerprint {
  if (post.repostOf !== null) return passing(post.network, post.repostOf);
  const self = postKey(post.network, post.externalKey);
  if (saysNextToNothing(post)) return { claims: [], looks: [], self };
  const known = read();
  if (known.passesOn !== null) return passing(post.network, known.passesOn);
  const { claims, looks } = known.title === null ? ownKeys(known) : articleKeys(known, known.title);
  return { claims: [...new Set(claims)], looks, self };
}

const passing = (network: string, key: string): Fingerprint => ({
  claims: [postKey(network, key)],
  looks: [],
  self: null,
});
