import type { FeedReading, ItemReading, Wording } from './feed.types.js';
import { FeedFormatError } from './feed.types.js';
import { resolveBase } from './feed-link.js';
import type { XmlElement } from './xml-element.js';
import { findChild, findChildren, innerHtml, innerText, isElement } from './xml-element.js';

/** More items than this are not read: no feed lists them for anybody to follow. */
export const MAX_ITEMS = 2000;

const MAX_NAME_LENGTH = 300;

const ROOTS: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'feed', 'atom:feed', 'channel', 'entry', 'atom:entry']);
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry', 'atom:entry']);
/** Relations of an Atom link that lead to the item itself, best first; '' is a link without a relation. */
const ITEM_RELATIONS = ['alternate', '', 'via', 'related', 'enclosure', 'self'];

type Link = FeedReading['links'][number];

interface Surroundings {
  readonly base: string | null;
  readonly lang: string | null;
}

const textOf = (element: XmlElement | undefined): string | null => {
  if (element?.isComplete !== true) return null;
  const text = innerText(element);
  return text === '' ? null : text;
};

const firstText = (parent: XmlElement, ...names: readonly string[]): string | null => {
  for (const name of names) {
    for (const child of findChildren(parent, name)) {
      const text = textOf(child);
      if (text !== null) return text;
    }
  }
  return null;
};

const allTexts = (parent: XmlElement, ...names: readonly string[]): string[] =>
  names.flatMap((name) => findChildren(parent, name).map(textOf)).filter((text): text is string => text !== null);

const findRoot = (document: XmlElement): XmlElement | null => {
  const queue = [document];
  for (let depth = 0; depth < 4; depth += 1) {
    const level = queue.splice(0);
    for (const element of level) {
      for (const child of element.children) {
        if (!isElement(child)) continue;
        if (ROOTS.has(child.name)) return child;
        queue.push(child);
      }
    }
  }
  return null;
};

const collectItems = (root: XmlElement): XmlElement[] => {
  const items: XmlElement[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      if (!ITEMS.has(child.name)) walk(child);
      else if (items.length < MAX_ITEMS) items.push(child);
    }
  };
  walk(root);
  return items;
};

const surroundingsOf = (element: XmlElement, outer: Surroundings): Surroundings => ({
  base: resolveBase(element.attributes.get('xml:base'), outer.base),
  lang: element.attributes.get('xml:lang') ?? outer.lang,
});

const decodeBase64 = (text: string): string | null => {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
  } catch {
    return null;
  }
};

/** An Atom text construct, of 1.0 (`type`) or 0.3 (`mode` and a media type). */
const readConstruct = (element: XmlElement | undefined): Wording | null => {
  if (element?.isComplete !== true) return null;
  const type = (element.attributes.get('type') ?? 'text').trim().toLowerCase();
  const mode = element.attributes.get('mode')?.trim().toLowerCase();
  const hasElements = element.children.some(isElement);
  if (
    mode === 'base64' ||
    (/^(?:application|image|audio|video)\//.test(type) && !/[+/]xml$/.test(type) && !hasElements)
  ) {
    const value = decodeBase64(innerText(element));
    return value === null ? null : { kind: 'html', value };
  }
  if (type === 'xhtml' || /[+/]xml$/.test(type) || mode === 'xml') {
    return { kind: 'html', value: innerHtml(element, mode !== 'escaped') };
  }
  if (type === 'html' || type === 'text/html' || mode === 'escaped') {
    return { kind: type === 'text/plain' ? 'text' : 'html', value: innerHtml(element, false) };
  }
  // Markup inside a text construct is a fault of the feed; its words are still words.
  return hasElements ? { kind: 'html', value: innerHtml(element, true) } : { kind: 'text', value: innerText(element) };
};

const readHtml = (element: XmlElement | undefined): Wording | null =>
  element?.isComplete === true ? { kind: 'html', value: innerHtml(element, false) } : null;

const isSaid = (wording: Wording | null): wording is Wording => wording !== null && wording.value.trim() !== '';

const readLink = (element: XmlElement, around: Surroundings): Link | null => {
  const href = element.attributes.get('href') ?? textOf(element);
  return href === null || href === '' ? null : { href, base: surroundingsOf(element, around).base };
};

const readAtomLinks = (parent: XmlElement, around: Surroundings, relations: readonly string[]): Link[] => {
  const links = findChildren(parent, 'link', 'atom:link');
  const rank = (element: XmlElement): number => {
    const relation = (element.attributes.get('rel') ?? '').trim().toLowerCase();
    const type = element.attributes.get('type') ?? '';
    const at = relations.indexOf(relation.replace('http://www.iana.org/assignments/relation/', ''));
    return at === -1 ? relations.length * 2 : at * 2 + (type === '' || type.includes('html') ? 0 : 1);
  };
  return links
    .map((element) => ({ element, rank: rank(element) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => readLink(element, around))
    .filter((link): link is Link => link !== null);
};

const readAtomAuthor = (parent: XmlElement): string | null => {
  for (const author of findChildren(parent, 'author', 'atom:author')) {
    const name = firstText(author, 'name', 'atom:name', 'email', 'atom:email', 'uri', 'atom:uri', 'url', 'atom:url');
    if (name !== null) return name;
    if (!author.children.some(isElement)) return textOf(author);
  }
  return firstText(parent, 'dc:creator');
};

/** `jane@example.org (Jane Doe)` and `Jane Doe <jane@example.org>` are Jane Doe. */
const personName = (written: string | null): string | null => {
  const text = written?.slice(0, MAX_NAME_LENGTH) ?? null;
  const name =
    /^[^\s()<>]+@[^\s()<>]+\s*\(([^()]+)\)$/.exec(text ?? '') ?? /^([^<>]+?)\s*<[^\s<>]+@[^\s<>]+>$/.exec(text ?? '');
  return name?.[1]?.trim() ?? text;
};

const PUBLISHED = ['pubdate', 'published', 'atom:published', 'issued', 'atom:issued', 'created', 'atom:created'];
const DUBLIN_CORE_DATES = ['dc:date', 'dcterms:issued', 'dcterms:created'];
const EDITED = ['updated', 'atom:updated', 'modified', 'atom:modified', 'dcterms:modified'];

const readDates = (item: XmlElement): Pick<ItemReading, 'publishedDates' | 'editedDates'> => {
  const edited = allTexts(item, ...EDITED);
  return { publishedDates: [...allTexts(item, ...PUBLISHED, ...DUBLIN_CORE_DATES), ...edited], editedDates: edited };
};

const readAtomEntry = (entry: XmlElement, outer: Surroundings, feedAuthor: string | null): ItemReading => {
  const around = surroundingsOf(entry, outer);
  const content = findChild(entry, 'content', 'atom:content');
  const source = content?.attributes.get('src');
  const links = readAtomLinks(entry, around, ITEM_RELATIONS);
  if (content && source) links.push({ href: source, base: surroundingsOf(content, around).base });
  const group = findChild(entry, 'media:group');
  const title =
    readConstruct(findChild(entry, 'title', 'atom:title')) ?? readHtml(findChild(entry, 'media:title', 'dc:title'));
  return {
    id: firstText(entry, 'id', 'atom:id', 'guid'),
    title,
    bodies: [
      readConstruct(content),
      readConstruct(findChild(entry, 'summary', 'atom:summary')),
      readHtml(findChild(entry, 'description')),
      readHtml(group && findChild(group, 'media:description')),
    ].filter(isSaid),
    links,
    author: readAtomAuthor(entry) ?? sourceAuthor(entry) ?? feedAuthor,
    ...readDates(entry),
    lang: content?.attributes.get('xml:lang') ?? around.lang,
  };
};

const sourceAuthor = (entry: XmlElement): string | null => {
  const source = findChild(entry, 'source', 'atom:source');
  return source ? readAtomAuthor(source) : null;
};

const readRssLinks = (item: XmlElement, around: Surroundings): Link[] => {
  const links = findChildren(item, 'link').map((element) => readLink(element, around));
  const guid = findChild(item, 'guid');
  const isPermalink = guid?.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
  const permalink = isPermalink ? firstText(item, 'guid') : null;
  const about = item.attributes.get('rdf:about') ?? item.attributes.get('about');
  const enclosure = findChild(item, 'enclosure')?.attributes.get('url');
  const others = [permalink, about, firstText(item, 'feedburner:origlink'), enclosure]
    .filter((href): href is string => href !== null && href !== undefined && /^https?:/i.test(href))
    .map((href) => ({ href, base: around.base }));
  return [
    ...links.filter((link): link is Link => link !== null),
    ...readAtomLinks(item, around, ['alternate', '']).slice(0, 1),
    ...others,
  ];
};

const readRssItem = (item: XmlElement, outer: Surroundings): ItemReading => {
  const around = surroundingsOf(item, outer);
  const group = findChild(item, 'media:group') ?? item;
  return {
    id:
      firstText(item, 'guid') ??
      item.attributes.get('rdf:about') ??
      item.attributes.get('about') ??
      firstText(item, 'id', 'atom:id'),
    title:
      [findChild(item, 'title'), findChild(item, 'atom:title', 'media:title', 'dc:title', 'itunes:title')]
        .map(readHtml)
        .find(isSaid) ?? null,
    bodies: [
      readHtml(findChild(item, 'content:encoded')),
      readConstruct(findChild(item, 'xhtml:body', 'body', 'atom:content', 'content')),
      readHtml(findChild(item, 'description')),
      readConstruct(findChild(item, 'atom:summary', 'summary')),
      readHtml(findChild(item, 'itunes:summary', 'dc:description')),
      readHtml(findChild(group, 'media:description')),
    ].filter(isSaid),
    links: readRssLinks(item, around),
    author:
      personName(firstText(item, 'dc:creator')) ??
      personName(firstText(item, 'author')) ??
      readAtomAuthor(item) ??
      firstText(item, 'itunes:author', 'source'),
    ...readDates(item),
    lang: firstText(item, 'dc:language') ?? around.lang,
  };
};

const readHours = (channel: XmlElement): number[] => {
  const skipped = findChild(channel, 'skiphours');
  const hours = skipped ? allTexts(skipped, 'hour').map(Number) : [];
  // 24 is how early RSS wrote midnight.
  return hours.filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24).map((hour) => hour % 24);
};

const readMinutes = (channel: XmlElement): number | null => {
  const minutes = Number(firstText(channel, 'ttl') ?? Number.NaN);
  return Number.isFinite(minutes) && minutes > 0 ? Math.round(minutes) : null;
};

/** An item the document broke off in is kept when it can be told apart and its title is whole. */
const isTellable = (item: XmlElement): boolean =>
  item.isComplete ||
  (textOf(findChild(item, 'title', 'atom:title')) !== null && firstText(item, 'guid', 'id', 'link') !== null);

/**
 * Reads RSS (0.9x, 1.0, 1.1, 2.0) or Atom (0.3, 1.0) from a leniently read document.
 * @throws FeedFormatError when the document is something else.
 */
export const readXmlFeed = (document: XmlElement, baseUrl: string | null): FeedReading => {
  const root = findRoot(document);
  const items = collectItems(root && ITEMS.has(root.name) ? document : (root ?? document));
  if (root === null && items.length === 0) throw new FeedFormatError(describeOther(document));
  const isAtom = root !== null && /^(?:atom:)?(?:feed|entry)$/.test(root.name);
  const top = root ?? document;
  const channel = (isAtom ? undefined : findChild(top, 'channel')) ?? top;
  const outer = surroundingsOf(top, { base: baseUrl, lang: null });
  const around = channel === top ? outer : surroundingsOf(channel, outer);
  const lang = around.lang ?? firstText(channel, 'language', 'dc:language');
  const inner = { ...around, lang };
  const author = isAtom && root.name.endsWith('feed') ? readAtomAuthor(root) : null;
  const title = ITEMS.has(top.name) ? null : findChild(channel, 'title', 'atom:title');
  const self = findChildren(channel, 'link', 'atom:link').find((link) => link.attributes.get('rel') === 'self');
  return {
    title: title ? (isAtom ? readConstruct(title) : readHtml(title)) : null,
    links: readAtomLinks(channel, around, ['alternate', '']),
    selfUrl: self?.attributes.get('href') ?? null,
    lang,
    author,
    ttlMinutes: readMinutes(channel),
    skipHours: readHours(channel),
    items: items
      .filter(isTellable)
      .map((item) => (item.name === 'item' ? readRssItem(item, inner) : readAtomEntry(item, inner, author))),
  };
};

const describeOther = (document: XmlElement): string => {
  const first = document.children.find(isElement);
  if (first === undefined) return 'The document is neither XML nor JSON, so it is not a feed.';
  if (first.name === 'opml') return 'This is an OPML list of feeds, not a feed: import it instead.';
  return `The document is not a feed: it starts with <${first.name.slice(0, 40)}>.`;
};
