import type { ListedWatch } from '../api/listening-types.js';

export interface WatchFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
}

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** The watches of a kind whose name, query or team has every one of the words. */
export function filterWatches(watches: readonly ListedWatch[], { q, kind }: WatchFilter): readonly ListedWatch[] {
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return watches.filter((watch) => {
    if (kind !== undefined && watch.kind !== kind) return false;
    const text = folded(`${watch.name}\n${watch.query}\n${watch.team?.name ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
