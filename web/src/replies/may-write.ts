import type { Me, Named } from '../api/types.js';
import { canConfigure } from '../session/session.js';

/** Whether this person writes texts and macros: all of them, or those of an own team. */
export const mayWrite = (me: Me, team?: Named | null): boolean =>
  canConfigure(me) ||
  (me.role === 'team-lead' && (team === undefined || (team !== null && me.teams.some((own) => own.id === team.id))));
