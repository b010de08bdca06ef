import type { Actor } from './access.types.js';

/** Viewers and tokens see that there is a customer, not who it is; a token with all of its maker's rights is its maker. */
export const seesMasked = (actor: Actor): boolean =>
  actor.role === 'viewer' || (actor.tokenScopes !== null && !actor.tokenScopes.includes('*'));
