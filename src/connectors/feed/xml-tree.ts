import { decodeHTMLStrict } from 'entities';
import type { XmlElement } from './xml-element.js';

/** Elements nested deeper than this are read as if they were their ancestor's text. */
export const MAX_DEPTH = 100;
/** Reading stops here: no honest feed of 5 MiB comes near it. */
const MAX_ELEMENTS = 300_000;

const CUSTOMARY_PREFIX: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', 'atom:'],
  ['http://purl.org/atom/ns#', 'atom:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['http://purl.org/dc/terms/', 'dcterms:'],
  ['http://purl.org/rss/1.0/modules/content/', 'content:'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/net/rss1.1#', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'],
  ['http://www.w3.org/1999/xhtml', 'xhtml:'],
  ['http://search.yahoo.com/mrss/', 'media:'],
  ['http://search.yahoo.com/mrss', 'media:'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes:'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner:'],
]);

/** Elements that hold text only: the next one of these, or a body or an item, ends an unclosed one. */
const LEAVES: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'published',
  'updated',
  'language',
  'lastbuilddate',
  'ttl',
  'comments',
  'dc:date',
  'dc:creator',
]);
const AFTER_A_LEAF: ReadonlySet<string> = new Set([...LEAVES, 'description', 'content:encoded', 'item', 'entry']);
const ENTRIES: ReadonlySet<string> = new Set(['item', 'entry', 'atom:entry']);

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
}

interface Open {
  readonly element: XmlElement;
  /** As written, for matching the end tag. */
  readonly tag: string;
  readonly scope: Scope | null;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isNameStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code > 127;
const isNamePart = (code: number): boolean =>
  isNameStart(code) || (code >= 48 && code <= 57) || code === 45 || code === 46;

const namespaceOf = (prefix: string, scope: Scope | null): string | undefined => {
  for (let at = scope; at !== null; at = at.outer) {
    const uri = at.prefixes.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
};

const qualifiedName = (tag: string, scope: Scope | null): string => {
  const lower = tag.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon <= 0) return lower;
  const uri = namespaceOf(lower.slice(0, colon), scope);
  const customary = uri === undefined ? undefined : CUSTOMARY_PREFIX.get(uri.trim().toLowerCase());
  return customary === undefined ? lower : customary + lower.slice(colon + 1);
};

/**
 * Reads XML as far as it can be read, in time linear in its length, and never throws. Entities of a DTD are not known
 * here and stay as written; nothing external is ever fetched. Returns a nameless element that holds the document.
 */
export const readXmlTree = (text: string): XmlElement => new TreeReader(text).read();

class TreeReader {
  private readonly root: XmlElement = { name: '', attributes: NO_ATTRIBUTES, children: [], isComplete: true };
  private readonly stack: Open[] = [];
  private position = 0;
  private elements = 0;
  private tooDeep = 0;

  constructor(private readonly text: string) {}

  read(): XmlElement {
    const { text } = this;
    while (this.position < text.length && this.elements < MAX_ELEMENTS) {
      const open = text.indexOf('<', this.position);
      if (open === -1) {
        this.addText(text.slice(this.position), true);
        break;
      }
      if (open > this.position) this.addText(text.slice(this.position, open), true);
      this.position = open;
      this.readMarkup(open);
    }
    for (const { element } of this.stack) element.isComplete = false;
    return this.root;
  }

  private get current(): XmlElement {
    return this.stack.at(-1)?.element ?? this.root;
  }

  private addText(text: string, isEncoded: boolean): void {
    this.current.children.push(isEncoded && text.includes('&') ? decodeHTMLStrict(text) : text);
  }

  private readMarkup(open: number): void {
    const { text } = this;
    const next = text.charCodeAt(open + 1);
    if (isNameStart(next)) this.readStartTag(open + 1);
    else if (next === 47 && isNameStart(text.charCodeAt(open + 2))) this.readEndTag(open + 2);
    else if (next === 33) this.readDeclaration(open);
    else if (next === 63) this.skipPast('?>', open + 2);
    else {
      this.addText('<', false);
      this.position = open + 1;
    }
  }

  private readDeclaration(open: number): void {
    const { text } = this;
    if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open + 9);
      this.addText(text.slice(open + 9, end === -1 ? text.length : end), false);
      this.position = end === -1 ? text.length : end + 3;
    } else if (text.startsWith('<!--', open)) this.skipPast('-->', open + 4);
    else this.skipDeclaration(open + 2);
  }

  private skipPast(end: string, from: number): void {
    const at = this.text.indexOf(end, from);
    this.position = at === -1 ? this.text.length : at + end.length;
  }

  /** A document type with its internal subset is skipped whole, so no entity is ever defined. */
  private skipDeclaration(from: number): void {
    const { text } = this;
    let brackets = 0;
    let quote = 0;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (brackets > 0 && (code === 34 || code === 39)) quote = code;
      else if (code === 91) brackets += 1;
      else if (code === 93) brackets -= 1;
      else if (code === 62 && brackets <= 0) {
        this.position = at + 1;
        return;
      }
    }
    this.position = text.length;
  }

  private nameEnd(from: number): number {
    let at = from;
    while (at < this.text.length && isNamePart(this.text.charCodeAt(at))) at += 1;
    return at;
  }

  private readEndTag(from: number): void {
    const end = this.nameEnd(from);
    const tag = this.text.slice(from, end);
    const close = this.text.indexOf('>', end);
    this.position = close === -1 ? this.text.length : close + 1;
    if (this.tooDeep > 0) {
      this.tooDeep -= 1;
      return;
    }
    this.closeThrough((open) => open.tag === tag);
  }

  /** Closes the innermost element that fits and everything inside it; an end tag that fits nothing is passed over. */
  private closeThrough(fits: (open: Open) => boolean): void {
    const index = this.stack.findLastIndex(fits);
    if (index !== -1) this.stack.length = index;
  }

  private readStartTag(from: number): void {
    const { text } = this;
    const nameEnd = this.nameEnd(from);
    const tag = text.slice(from, nameEnd);
    const { attributes, end, isEmpty, isCut } = this.readAttributes(nameEnd);
    this.position = end;
    if (this.stack.length >= MAX_DEPTH) {
      if (!isEmpty) this.tooDeep += 1;
      return;
    }
    const scope = this.scopeWith(attributes);
    const name = qualifiedName(tag, scope);
    this.endUnclosed(name);
    const element: XmlElement = { name, attributes, children: [], isComplete: !isCut };
    this.elements += 1;
    this.current.children.push(element);
    if (!isEmpty) this.stack.push({ element, tag, scope });
  }

  private endUnclosed(name: string): void {
    const parent = this.stack.at(-1)?.element.name;
    if (parent !== undefined && LEAVES.has(parent) && AFTER_A_LEAF.has(name)) this.stack.pop();
    if (ENTRIES.has(name)) this.closeThrough((open) => open.element.name === name);
  }

  private scopeWith(attributes: ReadonlyMap<string, string>): Scope | null {
    const outer = this.stack.at(-1)?.scope ?? null;
    let prefixes: Map<string, string> | null = null;
    for (const [name, value] of attributes) {
      if (name.startsWith('xmlns:')) (prefixes ??= new Map<string, string>()).set(name.slice(6), value);
    }
    return prefixes ? { prefixes, outer } : outer;
  }

  private readAttributes(from: number): {
    attributes: ReadonlyMap<string, string>;
    end: number;
    isEmpty: boolean;
    isCut: boolean;
  } {
    const { text } = this;
    let attributes: Map<string, string> | null = null;
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === 62) return { attributes: attributes ?? NO_ATTRIBUTES, end: at + 1, isEmpty: false, isCut: false };
      if (code === 47 && text.charCodeAt(at + 1) === 62) {
        return { attributes: attributes ?? NO_ATTRIBUTES, end: at + 2, isEmpty: true, isCut: false };
      }
      // A tag that never ended: the next one begins here.
      if (code === 60) return { attributes: attributes ?? NO_ATTRIBUTES, end: at, isEmpty: false, isCut: false };
      if (!isNameStart(code)) {
        at += 1;
        continue;
      }
      const nameEnd = this.nameEnd(at);
      const name = text.slice(at, nameEnd).toLowerCase();
      const value = this.readAttributeValue(nameEnd);
      attributes ??= new Map<string, string>();
      if (!attributes.has(name)) attributes.set(name, value.text);
      at = value.end;
    }
    return { attributes: attributes ?? NO_ATTRIBUTES, end: text.length, isEmpty: false, isCut: true };
  }

  private readAttributeValue(from: number): { text: string; end: number } {
    const { text } = this;
    let at = from;
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) !== 61) return { text: '', end: at };
    at += 1;
    while (isSpace(text.charCodeAt(at))) at += 1;
    const quote = text.charCodeAt(at);
    const isQuoted = quote === 34 || quote === 39;
    const start = isQuoted ? at + 1 : at;
    let end = start;
    let firstClose = -1;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      // `<` cannot stand in a value: the closing quote was forgotten.
      if (code === 60) break;
      if (isQuoted ? code === quote : isSpace(code) || code === 62) break;
      if (code === 62 && firstClose === -1) firstClose = end;
    }
    const isForgotten = isQuoted && text.charCodeAt(end) !== quote && end < text.length;
    const valueEnd = isForgotten && firstClose !== -1 ? firstClose : end;
    const raw = text.slice(start, valueEnd);
    const value = raw.includes('&') ? decodeHTMLStrict(raw) : raw;
    return { text: value, end: isQuoted && !isForgotten ? valueEnd + 1 : valueEnd };
  }
}
