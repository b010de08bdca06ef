import type { IncidentSeverity, IncidentState } from './incident.types.js';

/** How often the public hears from us while it goes on. */
const USUAL_MINUTES: Readonly<Record<IncidentSeverity, number>> = { SEV1: 30, SEV2: 60, SEV3: 240 };
/** What grows no more is told of half as often. */
const CONTAINED_FACTOR = 2;

export const LEAST_UPDATE_MINUTES = 5;
export const MOST_UPDATE_MINUTES = 1_440;

export interface UpdateRhythm {
  readonly state: IncidentState;
  readonly severity: IncidentSeverity;
  /** Chosen by a person; null: as usual for the severity. */
  readonly minutes: number | null;
}

/** Minutes between updates; null where none is owed. */
export function updateMinutes({ state, severity, minutes }: UpdateRhythm): number | null {
  if (state !== 'confirmed' && state !== 'contained') return null;
  return (minutes ?? USUAL_MINUTES[severity]) * (state === 'contained' ? CONTAINED_FACTOR : 1);
}

/** When the public should next hear from us, counted from the last time it did; null where no update is owed. */
export function nextUpdateAt(rhythm: UpdateRhythm, lastAt: Date): Date | null {
  const minutes = updateMinutes(rhythm);
  return minutes === null ? null : new Date(lastAt.getTime() + minutes * 60_000);
}
