import { compareTexts, figuresDiffer, sharedPairs, type TextRelation } from './compare-texts.js';
import { authorNames, LINE_WEIGHT, LONGEST_LINE, LONGEST_SHARE, NEAR_WEIGHT, TEXT_WEIGHT } from './fingerprint.js';
import type { NormalTitle } from './normalise-title.js';
import { OWN_WORDS, type ReadPost } from './read-post.js';
import type { StoryEvidence, StoryReason } from './story.types.js';

const HOUR_MS = 3_600_000;
/** Headlines without a text are compared within these hours: columns and reports return with the same headline. */
const BARE_HEADLINE_HOURS = 72;
/** A text of fewer words is a caption. */
const CAPTION = 8;
/** A headline of fewer words may be what many say by chance. */
const LONG_HEADLINE = 8;
/** Longer texts are told apart by themselves, whatever their headlines say. */
const LONG_TEXT = 40;
/** Of the words of two headlines for one page, how much they share; less where one of them is all there is. */
const HALF = 0.5;
const LITTLE = 0.1;
/** A remark beside a headline that is passed on. */
const REMARK = 4;

const strong = (reason: StoryReason): StoryEvidence => ({ reason, isStrong: true });
const weak = (reason: StoryReason): StoryEvidence => ({ reason, isStrong: false });

const isPassedOn = (a: ReadPost, b: ReadPost): boolean => {
  if (a.post.network !== b.post.network) return false;
  const { passesOn } = a;
  return passesOn !== null && (passesOn === b.post.externalKey || passesOn === b.passesOn);
};

function hoursApart(a: ReadPost, b: ReadPost): number {
  const [left, right] = [a.post.publishedAt, b.post.publishedAt];
  return left === null || right === null ? 0 : Math.abs(left.getTime() - right.getTime()) / HOUR_MS;
}

const sharePage = (a: ReadPost, b: ReadPost): boolean => a.pages.some((page) => b.pages.includes(page));

/** Whether the text of an article says no more than its headline. */
const isBare = ({ title, words, text }: ReadPost): boolean =>
  words.weight < CAPTION || (title !== null && (text === title.text || title.text.startsWith(text)));

/** Two articles at one address: their headlines or texts agree, as far as they have any. */
function comparePage(a: ReadPost, b: ReadPost, titles: Titles, relation: TextRelation): StoryEvidence | null {
  if (titles.areEqual && titles.weight >= LINE_WEIGHT) return strong('same-link');
  if (relation === 'contradicting') return null;
  const leastShared = isBare(a) || isBare(b) ? LITTLE : HALF;
  return relation !== 'other' || titles.shared >= leastShared ? strong('same-link') : null;
}

interface Titles {
  readonly areEqual: boolean;
  readonly weight: number;
  /** 0 to 1. */
  readonly shared: number;
}

/** Two articles. */
function compareArticles(a: ReadPost, b: ReadPost, left: NormalTitle, right: NormalTitle): StoryEvidence | null {
  const relation = compareTexts(a.words, b.words);
  const titles = {
    areEqual: left.text === right.text,
    weight: left.words.weight,
    shared: sharedPairs(left.words, right.words),
  };
  if (sharePage(a, b)) return comparePage(a, b, titles, relation);
  if (relation === 'contradicting') return null;
  if (!titles.areEqual && a.words.weight < LONG_TEXT && figuresDiffer(left.words, right.words)) return null;
  const isCopied = relation === 'near' || relation === 'equal';
  if (isCopied && Math.min(a.words.weight, b.words.weight) >= NEAR_WEIGHT)
    return strong(relation === 'equal' ? 'same-text' : 'near-text');
  if (titles.areEqual && titles.weight >= LINE_WEIGHT) {
    if (relation !== 'other') return strong('same-title');
    return (isBare(a) || isBare(b)) && hoursApart(a, b) <= BARE_HEADLINE_HOURS ? weak('same-title') : null;
  }
  return relation === 'part' ? weak('near-text') : null;
}

/** Whether a post says no more than the headline or a sentence of an article, give or take a remark. */
function repeats(share: ReadPost, { title, words }: ReadPost): boolean {
  if (title === null || share.words.weight > LONGEST_SHARE || figuresDiffer(share.words, title.words)) return false;
  const shared = sharedPairs(share.words, title.words);
  if (shared >= 0.8 && share.words.weight <= title.words.weight + REMARK) return true;
  const relation = compareTexts(share.words, words);
  return relation === 'part' || relation === 'passage' || relation === 'near' || relation === 'equal';
}

/** An article and a post without a title, which may pass it on. */
function compareShare(article: ReadPost, share: ReadPost): StoryEvidence | null {
  const { weight } = share.words;
  if (sharePage(article, share) && (weight < OWN_WORDS || repeats(share, article))) return weak('same-link');
  const relation = compareTexts(article.words, share.words);
  if (relation === 'contradicting') return null;
  if ((relation === 'equal' || relation === 'near') && weight >= NEAR_WEIGHT)
    return strong(relation === 'equal' ? 'same-text' : 'near-text');
  const isTaken = relation === 'part' || (relation === 'passage' && weight < article.words.weight);
  if (isTaken && Math.min(weight, article.words.weight) >= NEAR_WEIGHT) return weak('near-text');
  const isHeadline = weight >= LONG_HEADLINE && weight < LONGEST_LINE && share.text === article.title?.text;
  return isHeadline && hoursApart(article, share) <= BARE_HEADLINE_HOURS ? weak('same-title') : null;
}

/** Two posts without titles. */
function comparePosts(a: ReadPost, b: ReadPost): StoryEvidence | null {
  const relation = compareTexts(a.words, b.words);
  const shorter = Math.min(a.words.weight, b.words.weight);
  if (relation === 'equal') {
    if (shorter >= TEXT_WEIGHT) return strong('same-text');
    if (sharePage(a, b)) return weak('same-link');
    const isSomebodyAgain =
      a.post.network !== b.post.network && authorNames(a.post).some((name) => authorNames(b.post).includes(name));
    return isSomebodyAgain && shorter >= LINE_WEIGHT ? weak('same-author') : null;
  }
  if (relation === 'other' && a.words.weight + b.words.weight === 0 && sharePage(a, b)) return weak('same-link');
  if (shorter < NEAR_WEIGHT) return null;
  if (relation === 'near') return strong('near-text');
  return relation === 'part' ? weak('near-text') : null;
}

/** Whether two mentions that share a key tell the same story, and why; null when they do not. The order does not matter. */
export function tellSameStory(a: ReadPost, b: ReadPost): StoryEvidence | null {
  if (isPassedOn(a, b) || isPassedOn(b, a)) return strong('repost');
  if (a.title !== null) return b.title === null ? compareShare(a, b) : compareArticles(a, b, a.title, b.title);
  return b.title === null ? comparePosts(a, b) : compareShare(b, a);
}
