import type { IncidentSeverity } from './incident.types.js';

export const LOWEST_LEVEL = 1;
export const HIGHEST_LEVEL = 10;
/** From this level on people are paged. */
export const CRITICAL_LEVEL = 7;
const MIDDLE_LEVEL = 4;

/** The word for a level from 1 to 10. */
export function severityOf(level: number): IncidentSeverity {
  if (level >= CRITICAL_LEVEL) return 'SEV1';
  return level >= MIDDLE_LEVEL ? 'SEV2' : 'SEV3';
}

/** The lowest level of a word: what somebody means who says it by hand. */
export function levelOf(severity: IncidentSeverity): number {
  if (severity === 'SEV1') return CRITICAL_LEVEL;
  return severity === 'SEV2' ? MIDDLE_LEVEL : LOWEST_LEVEL;
}
