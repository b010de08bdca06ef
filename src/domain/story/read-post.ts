import { canonicaliseUrl, isPageAddress } from './canonicalise-url.js';
import { normaliseTitle, type NormalTitle } from './normalise-title.js';
import { storyWords, withoutLinks, type StoryWords } from './story-words.js';
import type { StoryPost } from './story.types.js';

/** A post with fewer words of its own than this says nothing by itself: it passes something on. */
export const OWN_WORDS = 4;

/** A post as it is compared with others. */
export interface ReadPost {
  readonly post: StoryPost;
  /** Set for articles: mentions with a title. */
  readonly title: NormalTitle | null;
  /** What the text says, without links, account names, tags and the phrases that feeds put around it. */
  readonly words: StoryWords;
  /** `words` in one line. */
  readonly text: string;
  /** Canonical addresses of single pages: an article's own, or those that a post links to. */
  readonly pages: readonly string[];
  /** Natural key of the post that is passed on: reposted, or quoted with next to no words. */
  readonly passesOn: string | null;
}

const LINK = /https?:\/\/[^\s<>"'“”«»]+/giu;
const LINK_TAIL = /[.,;:!?…)\]}'"»”]+$/u;
const MOST_LINKS = 3;
const LONGEST_READ = 6_000;
const SHORTEST_WITH_TAIL = 80;

const RETWEET = /^\s*(?:RT|MT|QT)\s*[@＠][^\s:]+\s*:?\s*/u;
/** What feeds and readers add below an excerpt. */
const FEED_TAIL =
  /(?:\bThe post\b.{0,300}\b(?:appeared first on|first appeared on)\b.*|\b(?:read more|continue reading|read the full (?:story|article)|lue lisää|lasīt vairāk|читать далее|читать полностью|weiterlesen|lire la suite|leer más|阅读全文|اقرأ المزيد|อ่านต่อ)[^\p{L}]*)\s*$/isu;
const MAY_HAVE_TAIL = /post|read|more|lue|las|чита|weiter|suite|leer|阅读|اقرأ|อ่าน/iu;

function pagesOf(written: readonly string[]): string[] {
  const pages = new Set<string>();
  for (const link of written) {
    const canonical = canonicaliseUrl(link);
    if (canonical !== null && isPageAddress(canonical)) pages.add(canonical);
  }
  return [...pages];
}

function linksIn(text: string): string[] {
  if (!text.includes('://')) return [];
  const found = text.match(LINK) ?? [];
  return found.slice(0, MOST_LINKS).map((link) => link.replace(LINK_TAIL, ''));
}

export function ownText(written: string): string {
  const text = written.length > LONGEST_READ ? written.slice(0, LONGEST_READ) : written;
  const own = withoutLinks(text.replace(RETWEET, ''));
  return own.length > SHORTEST_WITH_TAIL && MAY_HAVE_TAIL.test(own.slice(-400)) ? own.replace(FEED_TAIL, '') : own;
}

export function readPost(post: StoryPost): ReadPost {
  const title = post.title === null || post.title.trim() === '' ? null : normaliseTitle(post.title);
  const words = storyWords(ownText(post.text));
  const quotes = post.quoteOf !== null && words.weight < OWN_WORDS ? post.quoteOf : null;
  return {
    post,
    title,
    words,
    text: words.forms.join(' '),
    pages: pagesOf(title === null ? linksIn(post.text) : post.url === null ? [] : [post.url]),
    passesOn: post.repostOf ?? quotes,
  };
}
