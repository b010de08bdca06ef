import { resolveLink } from './feed-link.js';
import type { XmlElement } from './xml-element.js';
import { isElement } from './xml-element.js';
import { readXmlTree } from './xml-tree.js';

/** How much of a page is read to find its feeds: they are announced in the head. */
const HEAD_LENGTH = 200_000;
const FEED_TYPE = /^application\/(?:(?:rss|atom|rdf)\+xml|(?:feed\+)?json)\b/i;

const findFeedLink = (element: XmlElement): XmlElement | null => {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const relation = child.attributes.get('rel')?.toLowerCase() ?? '';
    const isFeed = relation.includes('alternate') && FEED_TYPE.test(child.attributes.get('type') ?? '');
    if (child.name === 'link' && isFeed && child.attributes.has('href')) return child;
    const inside = findFeedLink(child);
    if (inside !== null) return inside;
  }
  return null;
};

/** One sentence for a person who gave a page's address instead of its feed's; null when the text is not a page. */
export const describeHtmlPage = (text: string, pageUrl: string | null): string | null => {
  const opening = text
    .slice(0, 4000)
    .replace(/<!--[^]*?(?:-->|$)|<\?[^>]*>/g, '')
    .trimStart();
  if (!/^<!doctype\s+html\b|^<(?:html|head|body)\b/i.test(opening)) return null;
  const link = findFeedLink(readXmlTree(text.slice(0, HEAD_LENGTH)));
  const feedUrl = resolveLink(link?.attributes.get('href'), pageUrl);
  return feedUrl === null
    ? 'This is a web page, not a feed, and it names no feed.'
    : `This is a web page, not a feed. Its feed is at ${feedUrl}`;
};
