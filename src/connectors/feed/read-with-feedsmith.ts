import { parseFeed, parseJsonFeed } from 'feedsmith';
import type { FeedReading, ItemReading, Wording } from './feed.types.js';
import { FeedFormatError } from './feed.types.js';
import { MAX_ITEMS } from './read-xml-feed.js';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null => {
  const text = typeof value === 'object' ? fieldsOf(value).value : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
};
const html = (value: unknown): Wording | null => {
  const text = textOf(value);
  if (text === null) return null;
  return { kind: fieldsOf(value).type === 'text' ? 'text' : 'html', value: text };
};
const said = (...wordings: readonly (Wording | null)[]): Wording[] => wordings.filter((wording) => wording !== null);
const texts = (...values: readonly unknown[]): string[] => values.map(textOf).filter((text) => text !== null);

const linksOf = (item: Fields): ItemReading['links'] => {
  const links = listOf(item.links).map(fieldsOf);
  const best =
    links.find((link) => link.rel === 'alternate') ?? links.find((link) => link.rel === undefined) ?? links[0];
  return texts(item.link, best?.href).map((href) => ({ href, base: null }));
};

const authorOf = (item: Fields): string | null =>
  textOf(fieldsOf(listOf(item.authors)[0]).name) ?? textOf(listOf(fieldsOf(item.dc).creators)[0]);

const readXmlItem = (value: unknown): ItemReading => {
  const item = fieldsOf(value);
  return {
    id: textOf(item.guid) ?? textOf(item.id) ?? textOf(fieldsOf(item.rdf).about),
    title: html(item.title),
    bodies: said(html(fieldsOf(item.content).encoded), html(item.content), html(item.description), html(item.summary)),
    links: linksOf(item),
    author: authorOf(item),
    publishedDates: texts(item.pubDate, item.published, listOf(fieldsOf(item.dc).dates)[0], item.updated),
    editedDates: texts(item.updated),
    lang: null,
  };
};

/** What feedsmith makes of an XML document; null where it refuses it. For documents that rss-parser refuses. */
export const readXmlWithFeedsmith = (text: string): FeedReading | null => {
  let feed: Fields;
  try {
    feed = fieldsOf(parseFeed(text).feed);
  } catch {
    return null;
  }
  return {
    title: html(feed.title),
    links: linksOf(feed),
    selfUrl: null,
    lang: textOf(feed.language),
    author: null,
    ttlMinutes: null,
    skipHours: [],
    items: [...listOf(feed.items), ...listOf(feed.entries)].slice(0, MAX_ITEMS).map(readXmlItem),
  };
};

const isNumberPart = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101;

const stringEnd = (json: string, from: number): number => {
  for (let at = from; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) return at + 1;
  }
  return json.length;
};

/** Whole numbers that a JavaScript number cannot hold become strings, so that no id loses a digit. */
export const quoteLongNumbers = (json: string): string => {
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === 34) at = stringEnd(json, at + 1);
    else if (!isNumberPart(code)) at += 1;
    else {
      const start = at;
      while (at < json.length && isNumberPart(json.charCodeAt(at))) at += 1;
      if (at - start < 16 || !/^-?\d+$/.test(json.slice(start, at))) continue;
      parts.push(json.slice(copied, start), '"', json.slice(start, at), '"');
      copied = at;
    }
  }
  parts.push(json.slice(copied));
  return parts.join('');
};

const readJsonItem = (value: unknown): ItemReading => {
  const item = fieldsOf(value);
  const title = textOf(item.title);
  const plain = textOf(item.content_text);
  const summary = textOf(item.summary);
  const id = typeof item.id === 'number' ? String(item.id) : textOf(item.id);
  return {
    id,
    title: title === null ? null : { kind: 'text', value: title },
    bodies: said(
      html(item.content_html),
      plain === null ? null : { kind: 'text', value: plain },
      summary === null ? null : { kind: 'text', value: summary },
    ),
    links: texts(item.url, item.external_url, /^https?:/i.test(id ?? '') ? id : null).map((href) => ({
      href,
      base: null,
    })),
    author: textOf(fieldsOf(listOf(item.authors)[0]).name) ?? textOf(fieldsOf(listOf(item.authors)[0]).url),
    publishedDates: texts(item.date_published, item.date_modified),
    editedDates: texts(item.date_modified),
    lang: textOf(item.language),
  };
};

/**
 * Reads JSON Feed 1.0 and 1.1.
 * @throws FeedFormatError when the text is not JSON, or JSON but no feed.
 */
export const readJsonFeed = (text: string): FeedReading => {
  let json: unknown;
  try {
    json = JSON.parse(quoteLongNumbers(text.trim().replace(/^\ufeff/, '')));
  } catch {
    throw new FeedFormatError('The document begins like JSON but cannot be read as JSON.');
  }
  let feed: Fields;
  try {
    feed = fieldsOf(parseJsonFeed(json, { maxItems: MAX_ITEMS }));
  } catch {
    throw new FeedFormatError('The document is JSON but not a JSON Feed.');
  }
  const title = textOf(feed.title);
  return {
    title: title === null ? null : { kind: 'text', value: title },
    links: texts(feed.home_page_url).map((href) => ({ href, base: null })),
    selfUrl: textOf(feed.feed_url),
    lang: textOf(feed.language),
    author: textOf(fieldsOf(listOf(feed.authors)[0]).name),
    ttlMinutes: null,
    skipHours: [],
    items: listOf(feed.items).map(readJsonItem),
  };
};
