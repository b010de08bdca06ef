import type { Me } from '../api/types.js';

/** Who decides and speaks in a crisis; the server has the last word. */
export const mayDecide = (me: Me): boolean => me.role === 'pr-lead' || me.role === 'team-lead';
export const mayWork = (me: Me): boolean => me.role !== 'viewer';
