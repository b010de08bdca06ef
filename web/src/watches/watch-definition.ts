import type { ListedWatch, WatchedPerson } from '../api/listening-types.js';
import type { WatchDefinition, WatchDraft } from '../api/watch-types.js';

export const EMPTY_DEFINITION: WatchDefinition = {
  name: '',
  kind: 'brand',
  query: '',
  languages: [],
  priorityWeight: 1,
  team: '',
  examples: [],
  person: null,
};

export const definitionOf = (watch: ListedWatch | WatchDraft): WatchDefinition => ({
  name: watch.name,
  kind: watch.kind,
  query: watch.query,
  languages: watch.languages,
  priorityWeight: watch.priorityWeight,
  team: watch.team?.id ?? '',
  examples: watch.examples,
  person: watch.person,
});

const isComplete = (person: WatchedPerson): boolean =>
  person.purpose.trim().length >= 10 && person.expiresAt !== '' && person.visibleTo.length > 0;

/** As the API takes it. What is not filled in yet is left out, which a draft may be. */
export function bodyOf({ name, query, team, person, examples, kind, ...rest }: WatchDefinition): object {
  return {
    ...rest,
    kind,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(query.trim() === '' ? {} : { query: query.trim() }),
    ...(team === '' ? {} : { team }),
    ...(kind === 'person' && person !== null && isComplete(person) ? { person } : {}),
    // The language of an example is told from its text where nobody said it.
    examples: examples.map(({ text, lang, expects }) => (lang ? { text, lang, expects } : { text, expects })),
  };
}

export type BlockReason = 'name' | 'query' | 'person' | 'red' | 'nothing';

export interface Readiness {
  readonly definition: WatchDefinition;
  /** Undefined while nobody knows. */
  readonly isQueryReadable: boolean | undefined;
  /** Null while they are tried; the server has the last word anyway. */
  readonly redCount: number | null;
  readonly isChanged: boolean;
}

/** Why a definition may not go live; null when it may. */
export function blockReason({ definition, isQueryReadable, redCount, isChanged }: Readiness): BlockReason | null {
  if (definition.name.trim() === '') return 'name';
  if (definition.query.trim() === '' || isQueryReadable === false) return 'query';
  if (definition.kind === 'person' && (definition.person === null || !isComplete(definition.person))) return 'person';
  if (redCount !== null && redCount > 0) return 'red';
  return isChanged ? null : 'nothing';
}
