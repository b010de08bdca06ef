import { decodeHTMLStrict } from 'entities';

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote br caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements whose inside is not text for a reader. */
const UNREAD: ReadonlySet<string> = new Set(
  'head iframe math noembed noframes object script style svg template xmp'.split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The `>` that ends the tag around `from`, one inside a quoted attribute value not counted; -1 when a quote stays open. */
const findTagEnd = (html: string, from: number): number => {
  let quote = 0;
  let previous = 0;
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if ((code === 34 || code === 39) && previous === 61) quote = code;
    if (code !== 32) previous = code;
  }
  return -1;
};

export const tidyLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One line break for each break, one space for each run of spaces, no empty lines. */
export const tidyLines = (text: string): string =>
  text
    .split(/[\n\r\u2028\u2029]/)
    .map(tidyLine)
    .filter((line) => line !== '')
    .join('\n');

const findUnreadEnd = (html: string, name: string, from: number): number => {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
};

const readable = (text: string): string => {
  const collapsed = text.replace(/\s+/g, ' ');
  return collapsed.includes('&') ? decodeHTMLStrict(collapsed) : collapsed;
};

/**
 * The plain text of a piece of HTML: tags gone, scripts and styles gone with their inside, block elements as line breaks,
 * entities decoded. Takes time linear in the length and never throws. What it returns is text, to be shown as text.
 */
export const htmlToText = (html: string): string => {
  if (!html.includes('<')) return tidyLines(html.includes('&') ? decodeHTMLStrict(html) : html);
  const parts: string[] = [];
  // Once a quote has stayed open to the very end, quotes mean nothing: searching again at each tag would be quadratic.
  let heedsQuotes = true;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      parts.push(readable(html.slice(at)));
      break;
    }
    if (open > at) parts.push(readable(html.slice(at, open)));
    const isEnd = html.charCodeAt(open + 1) === 47;
    const nameStart = isEnd ? open + 2 : open + 1;
    const first = html.charCodeAt(nameStart);
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end === -1 ? html.length : end + 3;
    } else if (html.startsWith('<![CDATA[', open)) {
      const end = html.indexOf(']]>', open + 9);
      parts.push(html.slice(open + 9, end === -1 ? html.length : end));
      at = end === -1 ? html.length : end + 3;
    } else if (!isEnd && (first === 33 || first === 63)) {
      const end = html.indexOf('>', open);
      at = end === -1 ? html.length : end + 1;
    } else if (!isLetter(first)) {
      parts.push('<');
      at = open + 1;
    } else {
      let end = heedsQuotes ? findTagEnd(html, nameStart) : -1;
      if (end === -1) {
        heedsQuotes = false;
        end = html.indexOf('>', nameStart);
      }
      if (end === -1) break;
      const name = (/^[a-z0-9]+/i.exec(html.slice(nameStart, Math.min(end, nameStart + 20)))?.[0] ?? '').toLowerCase();
      at = end + 1;
      if (BLOCKS.has(name)) parts.push('\n');
      else if (CELLS.has(name)) parts.push(' ');
      else if (!isEnd && UNREAD.has(name) && html.charCodeAt(end - 1) !== 47) {
        at = findUnreadEnd(html, name, at);
      }
    }
  }
  return tidyLines(parts.join(''));
};
