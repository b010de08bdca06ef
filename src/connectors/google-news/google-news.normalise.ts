import { createHash } from 'node:crypto';
import { decodeHTML } from 'entities';
import { parseRssFeed } from 'feedsmith';
import { cleanText } from '../../domain/text/sanitise.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { decodeDocument } from '../decode-document.js';
import { present } from '../present.js';
import { at, listOf, textOf, webUrlOf } from '../read-json.js';

/** Ids of Google's articles are unique within Google News. */
export const SCOPE = 'news.google.com';

const MAX_TITLE_LENGTH = 2_000;
/** Google gives a hundred. */
const MOST_ITEMS = 500;

export interface NewsItem {
  readonly post: NormalisedPost;
  /** The same headline of the same publisher, however it is written and whatever its id. */
  readonly headlineKey: string;
}

export interface NewsReading {
  readonly items: readonly NewsItem[];
  readonly rejected: readonly RejectedPost[];
}

/** What the parser of news is asked. */
export interface NewsQuestion {
  readonly bytes: Uint8Array;
  /** The HTTP header. */
  readonly contentType: string | null;
  readonly lang: string;
  readonly now: Date;
}

/** The articles of one answer, as `readNews` reads them. */
export const readNewsDocument = ({ bytes, contentType, lang, now }: NewsQuestion): NewsReading =>
  readNews(decodeDocument(bytes, contentType ?? undefined), lang, now);

/** Throws ConnectorError('invalid') for what is no RSS, such as the page that asks people for consent. */
export function readNews(xml: string, lang: string, now: Date): NewsReading {
  let feed: unknown;
  try {
    feed = parseRssFeed(xml);
  } catch {
    throw noFeed(xml);
  }
  const items: NewsItem[] = [];
  const rejected: RejectedPost[] = [];
  for (const item of listOf(at(feed, 'items')).slice(0, MOST_ITEMS)) {
    const read = readItem(item, lang, now);
    if (read === null) rejected.push({ reason: 'An article has no id or no headline.', raw: JSON.stringify(item) });
    else items.push(read);
  }
  return { items, rejected };
}

const noFeed = (text: string): ConnectorError =>
  /consent\.google|before you continue/i.test(text)
    ? new ConnectorError('invalid', 'Google News asks people for consent instead of giving the feed.', {
        code: 'refused',
      })
    : new ConnectorError('invalid', 'Google News gave an answer that is no feed.', { code: 'changed-shape' });

/** "Headline - Source": the source is told apart where it is named beside, else by the last dash. */
export function splitHeadline(
  title: string,
  source: string | undefined,
): { headline: string; source: string | undefined } {
  const end = source === undefined ? title.lastIndexOf(' - ') : title.length - source.length - 3;
  const isThere = end > 0 && (source === undefined || title.endsWith(` - ${source}`));
  if (!isThere) return { headline: title, source };
  return { headline: title.slice(0, end).trim(), source: source ?? title.slice(end + 3).trim() };
}

function readItem(item: unknown, lang: string, now: Date): NewsItem | null {
  const guid = textOf(at(item, 'guid', 'value')) ?? textOf(at(item, 'guid'));
  const link = webUrlOf(at(item, 'link'));
  const id = guid ?? link;
  const title = cleanText(decodeHTML(textOf(at(item, 'title')) ?? ''), MAX_TITLE_LENGTH).trim();
  if (id === undefined || title === '') return null;
  const { headline, source } = splitHeadline(title, textOf(at(item, 'source', 'title'))?.trim());
  const date = new Date(textOf(at(item, 'pubDate')) ?? '');
  return {
    post: present({
      externalId: id,
      scope: SCOPE,
      text: headline,
      author: { handle: source ?? SCOPE },
      url: link,
      lang,
      publishedAt: Number.isNaN(date.getTime()) || date > now ? undefined : date,
    }),
    headlineKey: keyOf(headline, source ?? ''),
  };
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const keyOf = (headline: string, source: string): string =>
  createHash('sha256')
    .update(`${plain(headline)}\n${plain(source)}`)
    .digest('base64url')
    .slice(0, 16);
