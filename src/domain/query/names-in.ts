import type { QueryNode } from './query.types.js';

/** What the words and handles that a query asks for call the watched; not what it excludes, and no hashtags. */
export function namesIn(node: QueryNode): string[] {
  switch (node.kind) {
    case 'term':
      return node.form === 'tag' ? [] : [node.text];
    case 'exact':
      return [node.text];
    case 'near':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'or':
      return node.parts.flatMap((part) => namesIn(part));
    // Of what must all be there, only the first names the watched; the rest narrows it down.
    case 'and': {
      for (const part of node.parts) {
        const names = namesIn(part);
        if (names.length > 0) return names;
      }
      return [];
    }
    case 'not':
    case 'pattern':
    case 'field':
      return [];
  }
}
