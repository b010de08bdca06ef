import type { QueryNode } from './query.types.js';

/**
 * The NOT through which a query matches a post that contains none of its terms and has none of its fields, and so nearly
 * every post; undefined where the query needs at least one of them to be there.
 */
export function findMatchingNothing(node: QueryNode): QueryNode | undefined {
  switch (node.kind) {
    case 'term':
    case 'exact':
    case 'pattern':
    case 'field':
    case 'near':
      return undefined;
    case 'not':
      return findMatchingNothing(node.part) ? undefined : node;
    case 'and': {
      let first: QueryNode | undefined;
      for (const part of node.parts) {
        const open = findMatchingNothing(part);
        if (!open) return undefined;
        first ??= open;
      }
      return first;
    }
    case 'or':
      for (const part of node.parts) {
        const open = findMatchingNothing(part);
        if (open) return open;
      }
      return undefined;
  }
}
