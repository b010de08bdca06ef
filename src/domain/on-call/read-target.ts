import { STAFF_ROLES } from '../access/roles.js';
import type { ChainTarget } from './on-call.types.js';

const ID = /^\d{1,19}$/;
const ROTATION_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Null for what names nobody. */
export function readTarget(who: string): ChainTarget | null {
  if (who === 'on-call') return { kind: 'on-call' };
  const at = who.indexOf(':');
  const [kind, id] = [who.slice(0, at), who.slice(at + 1)];
  if (kind === 'rotation' && ROTATION_ID.test(id)) return { kind, id };
  if ((kind === 'member' || kind === 'notifier') && ID.test(id)) return { kind, id };
  const role = STAFF_ROLES.find((known) => known === id);
  return kind === 'role' && role !== undefined ? { kind, role } : null;
}

export const isRotationId = (id: string): boolean => ROTATION_ID.test(id);
