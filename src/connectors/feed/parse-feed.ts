import { createHash } from 'node:crypto';
import { cleanText, MAX_TEXT_LENGTH } from '../../domain/text/sanitise.js';
import { parseFeedDate } from './feed-date.js';
import { decodeAlertLink, resolveLink, siteOf } from './feed-link.js';
import type { FeedReading, ItemReading, ParsedFeed, ParsedItem, Wording } from './feed.types.js';
import { FeedFormatError } from './feed.types.js';
import { describeHtmlPage } from './html-page.js';
import { htmlToText, tidyLine, tidyLines } from '../html-to-text.js';
import { readWithRssParser } from './read-with-rss-parser.js';
import { readJsonFeed, readXmlWithFeedsmith } from './read-with-feedsmith.js';
import { MAX_ITEMS, readXmlFeed } from './read-xml-feed.js';
import { readXmlTree } from './xml-tree.js';

const MAX_TITLE_LENGTH = 2000;
const MAX_ID_LENGTH = 4000;
/** Above this size the second reader costs more than it ever adds. */
const MAX_SECOND_READING_LENGTH = 1_500_000;

const clean = (text: string | null, length: number): string | null => {
  const storable = cleanText(text ?? '', length).trim();
  return storable === '' ? null : storable;
};

const plainLines = (wording: Wording): string =>
  wording.kind === 'html' ? htmlToText(wording.value) : tidyLines(wording.value);

const plainLine = (wording: Wording | null): string | null =>
  wording === null ? null : clean(tidyLine(plainLines(wording)), MAX_TITLE_LENGTH);

const plainText = (bodies: readonly Wording[]): string | null => {
  for (const body of bodies) {
    const text = clean(plainLines(body), MAX_TEXT_LENGTH);
    if (text !== null) return text;
  }
  return null;
};

const firstDate = (written: readonly string[]): Date | null => {
  for (const date of written) {
    const at = parseFeedDate(date);
    if (at) return at;
  }
  return null;
};

const cleanLang = (written: string | null): string | null => {
  const lang = written?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : null;
};

/** The address that relative links of a feed without `xml:base` mean when it was not fetched from anywhere. */
const ownBase = (feed: FeedReading, baseUrl: string | null): string | null => {
  if (baseUrl !== null) return baseUrl;
  for (const written of [feed.selfUrl, ...feed.links.map((link) => link.href)]) {
    const url = resolveLink(written);
    if (url !== null) return url;
  }
  return null;
};

const chooseLink = (item: ItemReading, base: string | null): string | null => {
  for (const link of item.links) {
    const url = resolveLink(link.href, link.base ?? base);
    if (url !== null) return url;
  }
  return null;
};

const hashOf = (...parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const cleanItem = (item: ItemReading, feed: FeedReading, base: string | null): ParsedItem => {
  const link = chooseLink(item, base);
  const target = link === null ? null : decodeAlertLink(link);
  const url = target ?? link;
  const title = plainLine(item.title);
  const text = plainText(item.bodies);
  const ownId = clean(item.id, MAX_ID_LENGTH);
  const publishedAt = firstDate(item.publishedDates);
  const editedAt = firstDate(item.editedDates);
  const date = item.publishedDates[0] ?? null;
  return {
    id: ownId ?? link ?? (title === null && date === null ? hashOf(text) : hashOf(title, date)),
    title,
    text,
    url,
    author: clean(tidyLine(item.author ?? ''), MAX_TITLE_LENGTH) ?? (target === null ? null : siteOf(target)),
    publishedAt,
    editedAt: editedAt !== null && editedAt.getTime() !== publishedAt?.getTime() ? editedAt : null,
    lang: cleanLang(item.lang ?? feed.lang),
  };
};

const cleanFeed = (feed: FeedReading, baseUrl: string | null): ParsedFeed => {
  const base = ownBase(feed, baseUrl);
  return {
    title: plainLine(feed.title),
    items: feed.items.slice(0, MAX_ITEMS).map((item) => cleanItem(item, feed, base)),
    selfUrl: resolveLink(feed.selfUrl, base),
    ttlMinutes: feed.ttlMinutes,
    skipHours: feed.skipHours,
  };
};

/** Fills what the first reading leaves open from the second; two readings of one document list the same items in order. */
const completeItem = (item: ItemReading, other: ItemReading | undefined): ItemReading =>
  other === undefined
    ? item
    : {
        id: item.id ?? other.id,
        title: item.title ?? other.title,
        bodies: [...item.bodies, ...other.bodies],
        links: [...item.links, ...other.links],
        author: item.author ?? other.author,
        publishedDates: [...item.publishedDates, ...other.publishedDates],
        editedDates: [...item.editedDates, ...other.editedDates],
        lang: item.lang ?? other.lang,
      };

const completeFeed = (feed: FeedReading, other: FeedReading | null): FeedReading => {
  if (other === null) return feed;
  const items =
    feed.items.length === other.items.length
      ? feed.items.map((item, index) => completeItem(item, other.items[index]))
      : feed.items.length > 0
        ? feed.items
        : other.items;
  return {
    ...feed,
    title: feed.title ?? other.title,
    links: [...feed.links, ...other.links],
    selfUrl: feed.selfUrl ?? other.selfUrl,
    lang: feed.lang ?? other.lang,
    items,
  };
};

const readXml = async (text: string, baseUrl: string | null): Promise<FeedReading> => {
  const feed = readXmlFeed(readXmlTree(text), baseUrl);
  if (text.length > MAX_SECOND_READING_LENGTH) return feed;
  return completeFeed(feed, (await readWithRssParser(text)) ?? readXmlWithFeedsmith(text));
};

/**
 * Reads any feed (RSS 0.9x, 1.0, 1.1, 2.0, Atom 0.3, 1.0, JSON Feed) from decoded text. XML is read by a lenient reader that
 * keeps what is sound in a broken document, and completed from rss-parser, or from feedsmith where rss-parser refuses.
 * One bad item or date never costs another. `baseUrl` is where the document came from.
 * @throws FeedFormatError when the document is not a feed.
 */
export const parseFeed = async (text: string, baseUrl: string | null): Promise<ParsedFeed> => {
  const start = text.trimStart().replace(/^\ufeff/, '');
  if (start === '') throw new FeedFormatError('The document is empty.');
  if (start.startsWith('{') || start.startsWith('[')) return cleanFeed(readJsonFeed(start), baseUrl);
  const page = describeHtmlPage(start, baseUrl);
  if (page !== null) throw new FeedFormatError(page);
  return cleanFeed(await readXml(start, baseUrl), baseUrl);
};
