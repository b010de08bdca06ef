import type { Scope } from '../access/access.types.js';
import type { IncidentRoles } from './incident.types.js';

/** Who has to do with an incident by name. */
export interface IncidentParties {
  readonly leadId: string | null;
  readonly openedBy: string | null;
  readonly acknowledgedBy: string | null;
  readonly roles: IncidentRoles;
}

/** Whether somebody was added to an incident: by a role in it, by taking it on, or by raising it. */
export const isNamed = ({ leadId, openedBy, acknowledgedBy, roles }: IncidentParties, memberId: string): boolean =>
  leadId === memberId ||
  openedBy === memberId ||
  acknowledgedBy === memberId ||
  Object.values(roles).some((holder) => holder === memberId);

/** Below `all` a right reaches the incidents that one was added to, and `own` those in which one has a task as well. */
export function reachesIncident(
  scope: Scope,
  parties: IncidentParties,
  memberId: string,
  hasOwnTask: boolean,
): boolean {
  return scope === 'all' || isNamed(parties, memberId) || (scope === 'own' && hasOwnTask);
}
