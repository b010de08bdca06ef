import type { Me } from '../api/types.js';

/** Who starts, ends and cancels drills, from outside of one; the server has the last word. */
export const mayRun = ({ role, drill }: Me): boolean => (role === 'admin' || role === 'pr-lead') && !drill;
/** Who sees the training of others. */
export const seesTraining = (me: Me): boolean => mayRun(me) || me.role === 'team-lead';
