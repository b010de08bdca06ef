import type { Filters } from '../api/queries.js';
import type { SavedView } from './desk-api.js';

/** The filters of a saved view as they stand in the address; its view stands in the path. */
export function savedSearch({ filter }: SavedView): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== 'view'));
}

/** The list on screen is this saved view, nothing added and nothing left out. */
export function isSameFilter(saved: SavedView, view: string, filters: Filters): boolean {
  const wanted = Object.entries(savedSearch(saved));
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  return (
    (saved.filter['view'] ?? 'due') === view &&
    wanted.length === set.length &&
    wanted.every(([name, value]) => filters[name] === value)
  );
}
