import type { WatchEntry } from '../../domain/watch-file/watch-file.types.js';
import type { WatchDefinition, WatchExample } from '../../domain/watch/watch-definition.types.js';
import type { WatchRow } from './watch-rows.js';
import type { WatchFields } from './watches.dto.js';

export type TeamNames = readonly { readonly id: string; readonly name: string }[];

/** A stored watch as a file has it: teams by name. */
export function entryOf(row: WatchRow, teams: TeamNames): WatchEntry {
  const { name, kind, query, languages, priorityWeight, teamName, examples, person } = row;
  const nameOf = (id: string): string => teams.find((team) => team.id === id)?.name ?? id;
  return {
    name,
    kind,
    query,
    languages,
    priorityWeight,
    team: teamName === '' ? null : teamName,
    examples: inFileOrder(examples),
    person: person === null ? null : { ...person, visibleTo: person.visibleTo.map(nameOf) },
  };
}

export type ImportedFields = Pick<WatchFields, 'name' | 'kind' | 'query'> & Partial<WatchFields>;

export type FieldsOfEntry =
  { readonly ok: true; readonly fields: ImportedFields } | { readonly ok: false; readonly reason: string };

/** What an entry asks for, teams by id. `storedTeamId` decides between teams of one name. */
export function fieldsOf(entry: WatchEntry, teams: TeamNames, storedTeamId: string | null): FieldsOfEntry {
  const { name, kind, query, languages, priorityWeight, examples, person } = entry;
  if (kind === null) return { ok: false, reason: 'kind is missing.' };
  const unknown = [entry.team, ...(person?.visibleTo ?? [])].find(
    (team) => team !== null && teams.every((known) => known.name !== team),
  );
  if (unknown !== undefined) return { ok: false, reason: `There is no team called "${unknown ?? ''}".` };
  const idsOf = (team: string): string[] => teams.filter((known) => known.name === team).map(({ id }) => id);
  const teamIds = entry.team === null ? [] : idsOf(entry.team);
  const team = teamIds.find((id) => id === storedTeamId) ?? teamIds[0];
  return {
    ok: true,
    fields: {
      name,
      kind,
      query,
      languages: [...languages],
      priorityWeight,
      ...(team === undefined ? {} : { team }),
      ...(examples === null ? {} : { examples: [...examples] }),
      ...(person === null
        ? {}
        : {
            person: {
              purpose: person.purpose,
              legalBasis: person.legalBasis,
              expiresAt: person.expiresAt,
              ...(person.visibleTo.length === 0 ? {} : { visibleTo: person.visibleTo.flatMap(idsOf) }),
            },
          }),
    },
  };
}

/** Whether a stored watch has all that is asked for; the order of languages, teams and kinds of examples does not count. */
export function compareEntry(fields: ImportedFields, stored: WatchDefinition): boolean {
  const listed = (items: readonly string[] | undefined): string => [...(items ?? [])].sort().join(' ');
  return (
    fields.kind === stored.kind &&
    fields.query === stored.query.trimEnd() &&
    fields.priorityWeight === stored.priorityWeight &&
    listed(fields.languages) === listed(stored.languages) &&
    (fields.team === undefined || fields.team === stored.teamId) &&
    (fields.examples === undefined || sameExamples(fields.examples, stored.examples)) &&
    (fields.person === undefined || samePerson(fields.person, stored))
  );
}

const inFileOrder = (examples: readonly WatchExample[]): WatchExample[] => [
  ...examples.filter(({ expects }) => expects === 'match'),
  ...examples.filter(({ expects }) => expects === 'ignore'),
];

function sameExamples(wanted: readonly WatchExample[], stored: readonly WatchExample[]): boolean {
  const textOf = (examples: readonly WatchExample[]): string =>
    JSON.stringify(inFileOrder(examples).map(({ text, lang, expects }) => [text, lang ?? null, expects]));
  return textOf(wanted) === textOf(stored);
}

function samePerson(wanted: ImportedFields['person'], { person, teamId }: WatchDefinition): boolean {
  if (wanted === null || wanted === undefined || person === null) return (wanted ?? null) === person;
  const teams = (ids: readonly string[]): string => [...new Set(ids)].sort().join(' ');
  return (
    wanted.purpose === person.purpose &&
    wanted.legalBasis === person.legalBasis &&
    Date.parse(wanted.expiresAt) === Date.parse(person.expiresAt) &&
    teams(wanted.visibleTo ?? [teamId]) === teams(person.visibleTo)
  );
}
