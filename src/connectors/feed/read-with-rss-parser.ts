import Parser from 'rss-parser';
import type { FeedReading, ItemReading } from './feed.types.js';

type XmlObject = Record<string, unknown>;

/** The inside of rss-parser that is not in its types; the version is pinned. */
interface ParserInside {
  parseString(xml: string): Promise<XmlObject>;
  buildAtomFeed(document: XmlObject): XmlObject;
  parseItemAtom(entry: XmlObject): XmlObject;
  parseItemRss(item: XmlObject, fields: unknown): XmlObject;
}

const ParserBase = Parser as unknown as new () => ParserInside;

const isObject = (value: unknown): value is XmlObject => typeof value === 'object' && value !== null;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** rss-parser gives an object where an element has attributes or children. */
const textOf = (value: unknown): string | null => {
  const text = isObject(value) ? value._ : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
};

const without = (element: XmlObject, ...names: readonly string[]): XmlObject =>
  Object.fromEntries(Object.entries(element).filter(([name]) => !names.includes(name)));

const isDate = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const hasAttributes = (value: unknown): boolean => isObject(value) && isObject(value.$);

/**
 * rss-parser without what makes it fail: bodies are kept from it (its snippets take quadratic time and are not used),
 * dates it could not read (one refuses a whole Atom feed) and links without attributes (they throw).
 */
class GuardedParser extends ParserBase {
  override buildAtomFeed(document: XmlObject): XmlObject {
    const feed = isObject(document.feed) ? document.feed : {};
    return super.buildAtomFeed({ ...document, feed: { ...feed, link: listOf(feed.link).filter(hasAttributes) } });
  }

  override parseItemAtom(entry: XmlObject): XmlObject {
    if (!isObject(entry)) return {};
    return super.parseItemAtom({
      ...without(entry, 'content', 'summary'),
      link: listOf(entry.link).filter(hasAttributes),
      published: listOf(entry.published).filter(isDate),
      updated: listOf(entry.updated).filter(isDate),
    });
  }

  override parseItemRss(item: XmlObject, fields: unknown): XmlObject {
    if (!isObject(item)) return {};
    return super.parseItemRss(without(item, 'description', 'content:encoded'), fields);
  }
}

const readItem = (value: unknown): ItemReading => {
  const item = isObject(value) ? value : {};
  const title = textOf(item.title);
  const link = textOf(item.link);
  return {
    id: textOf(item.guid) ?? textOf(item['rdf:about']) ?? textOf(item.id),
    title: title === null ? null : { kind: 'html', value: title },
    bodies: [],
    links: link === null ? [] : [{ href: link, base: null }],
    author: textOf(item.creator) ?? textOf(item.author),
    publishedDates: [textOf(item.isoDate), textOf(item.pubDate), textOf(item.date)].filter((date) => date !== null),
    editedDates: [],
    lang: null,
  };
};

/**
 * What rss-parser makes of a decoded document, bodies excepted; null where it refuses it. A new parser each time: one that
 * has failed is slow for ever after.
 */
export const readWithRssParser = async (text: string): Promise<FeedReading | null> => {
  let feed: XmlObject;
  try {
    feed = await new GuardedParser().parseString(text);
  } catch {
    return null;
  }
  const title = textOf(feed.title);
  const link = textOf(feed.link);
  return {
    title: title === null ? null : { kind: 'html', value: title },
    links: link === null ? [] : [{ href: link, base: null }],
    selfUrl: textOf(feed.feedUrl),
    lang: textOf(feed.language),
    author: null,
    ttlMinutes: null,
    skipHours: [],
    items: listOf(feed.items).map(readItem),
  };
};
