import { generateOpml } from 'feedsmith';
import { ConnectorError } from '../connector.js';
import { decodeDocument } from '../decode-document.js';
import { resolveLink } from './feed-link.js';
import { MAX_FEED_BYTES } from './feed-parser.js';
import { tidyLine } from '../html-to-text.js';
import type { XmlElement } from './xml-element.js';
import { isElement } from './xml-element.js';
import { readXmlTree } from './xml-tree.js';

export interface OpmlFeed {
  readonly title: string | null;
  readonly url: string;
}

export interface OpmlReading {
  /** In the order of the list, each address once. */
  readonly feeds: readonly OpmlFeed[];
  /** Entries whose address is not http or https. */
  readonly refused: readonly { readonly title: string | null; readonly written: string }[];
}

const MAX_FEEDS = 5000;

const collectOutlines = (element: XmlElement, into: XmlElement[]): XmlElement[] => {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === 'outline') into.push(child);
    collectOutlines(child, into);
  }
  return into;
};

const hasElement = (element: XmlElement, name: string): boolean =>
  element.children.some((child) => isElement(child) && (child.name === name || hasElement(child, name)));

/**
 * Reads a list of feeds, however deep its folders are.
 * @throws ConnectorError('invalid') when it is no OPML or names no feed.
 */
export const readOpml = (bytes: Uint8Array): OpmlReading => {
  if (bytes.byteLength > MAX_FEED_BYTES) throw new ConnectorError('invalid', 'The list is larger than 5 MiB.');
  const document = readXmlTree(decodeDocument(bytes));
  if (!hasElement(document, 'opml')) throw new ConnectorError('invalid', 'The file is not an OPML list.');
  const feeds = new Map<string, OpmlFeed>();
  const refused: OpmlReading['refused'][number][] = [];
  for (const outline of collectOutlines(document, [])) {
    const written = outline.attributes.get('xmlurl');
    if (written === undefined || written.trim() === '') continue;
    const title = tidyLine(outline.attributes.get('title') ?? outline.attributes.get('text') ?? '') || null;
    const url = resolveLink(written);
    if (url === null) refused.push({ title, written });
    else if (!feeds.has(url)) feeds.set(url, { title, url });
  }
  if (feeds.size === 0) throw new ConnectorError('invalid', 'The list names no feed that can be read.');
  if (feeds.size > MAX_FEEDS)
    throw new ConnectorError('invalid', `The list names more than ${String(MAX_FEEDS)} feeds.`);
  return { feeds: [...feeds.values()], refused };
};

/** The feeds as an OPML 2.0 list. */
export const writeOpml = (title: string, feeds: readonly OpmlFeed[]): string =>
  generateOpml({
    head: { title },
    body: { outlines: feeds.map((feed) => ({ text: feed.title ?? feed.url, type: 'rss', xmlUrl: feed.url })) },
  });
