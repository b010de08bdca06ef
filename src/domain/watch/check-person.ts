import type { WatchDefinition } from './watch-definition.types.js';

const SHORTEST_PURPOSE = 10;
const LONGEST_YEARS = 2;

export interface PersonFault {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with the grounds of a watch: a person is watched for a stated purpose and a limited time, nobody else needs any. */
export function findPersonFaults(
  definition: Pick<WatchDefinition, 'kind' | 'person' | 'teamId'>,
  /** An end that is in force already and need not be in the future; null for none. */
  keptExpiresAt: string | null,
  now: Date,
): PersonFault[] {
  const { kind, person, teamId } = definition;
  if (kind !== 'person') {
    return person === null ? [] : [{ field: 'person', message: 'Only a watch of the kind person has this.' }];
  }
  if (person === null) {
    const message = 'Watching a person needs a purpose, a legal basis, who may see, and an end.';
    return [{ field: 'person', message }];
  }
  const faults: PersonFault[] = [];
  if (person.purpose.trim().length < SHORTEST_PURPOSE) {
    const message = `purpose needs at least ${String(SHORTEST_PURPOSE)} characters.`;
    faults.push({ field: 'person.purpose', message });
  }
  if (!person.visibleTo.includes(teamId)) {
    const message = 'The team that answers must be among those who may see.';
    faults.push({ field: 'person.visibleTo', message });
  }
  const expiry = person.expiresAt === keptExpiresAt ? null : faultOfExpiry(new Date(person.expiresAt), now);
  return expiry === null ? faults : [...faults, expiry];
}

function faultOfExpiry(expiresAt: Date, now: Date): PersonFault | null {
  const field = 'person.expiresAt';
  if (!(expiresAt.getTime() > now.getTime())) return { field, message: 'expiresAt must be in the future.' };
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_YEARS);
  if (expiresAt <= latest) return null;
  return { field, message: `expiresAt must be at most ${String(LONGEST_YEARS)} years away.` };
}
