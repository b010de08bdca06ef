import type { WatchDefinition } from './watch-definition.types.js';

export interface FieldChange {
  readonly field: Exclude<keyof WatchDefinition, 'query'>;
  /** Undefined where there was no version before. */
  readonly before: unknown;
  readonly after: unknown;
}

const FIELDS = ['name', 'kind', 'languages', 'priorityWeight', 'teamId', 'examples', 'person'] as const;

/** One text for equal values; the order of keys, which a stay in the database changes, does not count. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The fields that differ, all of them without a version before. The query is compared by its words, elsewhere. */
export function compareDefinitions(before: WatchDefinition | null, after: WatchDefinition): FieldChange[] {
  return FIELDS.flatMap((field): FieldChange[] => {
    if (before !== null && textOf(before[field]) === textOf(after[field])) return [];
    return [{ field, before: before?.[field], after: after[field] }];
  });
}
