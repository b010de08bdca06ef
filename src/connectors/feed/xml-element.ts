/** An element of a leniently read document. Names are lower-case; a prefix is the customary one of its namespace. */
export interface XmlElement {
  readonly name: string;
  /** Lower-case names as written, values with their entities decoded. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** False when the document ended before the element did. */
  isComplete: boolean;
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** The first child element with one of these names, in the order of the names. */
export const findChild = (element: XmlElement, ...names: readonly string[]): XmlElement | undefined => {
  for (const name of names) {
    for (const child of element.children) if (isElement(child) && child.name === name) return child;
  }
  return undefined;
};

export const findChildren = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  element.children.filter((child): child is XmlElement => isElement(child) && names.includes(child.name));

/** All text inside, markup left out, trimmed. */
export const innerText = (element: XmlElement): string => {
  const parts: string[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (isElement(child)) walk(child);
      else parts.push(child);
    }
  };
  walk(element);
  return parts.join('').trim();
};

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The inside as HTML. `isText` says that the text nodes are text (XHTML bodies); otherwise they are escaped markup which
 * the reader has decoded once already, beside which some feeds put real elements.
 */
export const innerHtml = (element: XmlElement, isText: boolean): string => {
  const parts: string[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) parts.push(isText ? escapeText(child) : child);
      else {
        const tag = child.name.replace(/^[^:]*:/, '');
        parts.push(`<${tag}>`);
        walk(child);
        parts.push(`</${tag}>`);
      }
    }
  };
  walk(element);
  return parts.join('');
};
