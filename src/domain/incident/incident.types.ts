/**
 * suspected: something is unusual · confirmed: people say it is a crisis · contained: it grows no more · closed: it is over ·
 * reviewed: what was learnt is written down · dismissed: it was a false alarm
 */
export const INCIDENT_STATES = ['suspected', 'confirmed', 'contained', 'closed', 'reviewed', 'dismissed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Not over: at most one of a key is in one of these. */
export const RUNNING_STATES = ['suspected', 'confirmed', 'contained'] as const satisfies readonly IncidentState[];

export const INCIDENT_SEVERITIES = ['SEV1', 'SEV2', 'SEV3'] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];

/** lead decides · writer writes statements · legal reads them · approver lets them go, and is never who wrote them */
export const INCIDENT_ROLES = ['lead', 'writer', 'legal', 'approver'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** Who has which role; a role left out is nobody's. */
export type IncidentRoles = Readonly<Partial<Record<IncidentRole, string>>>;

/** Why it was noticed, as a code of its own with what its sentence is made of. */
export interface IncidentReason {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** holding: we know of it · update: what is known by now · resolution: it is over, and what comes of it */
export const STATEMENT_KINDS = ['holding', 'update', 'resolution'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** statement: the first message to a customer · resolution: the second, when it is over */
export const FAN_OUT_KINDS = ['statement', 'resolution'] as const;
export type FanOutKind = (typeof FAN_OUT_KINDS)[number];

/** Text by primary language subtag. */
export type TextsByLanguage = Readonly<Record<string, string>>;
