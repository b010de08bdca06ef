import type { Incident } from './api.js';

type Ground = Pick<Incident, 'state' | 'severity' | 'lead' | 'roles' | 'acknowledgedAt' | 'playbook'>;

const decided = ({ state, severity, lead, roles, acknowledgedAt, playbook }: Ground): string =>
  JSON.stringify([
    state,
    severity,
    lead?.id,
    acknowledgedAt,
    playbook,
    Object.entries(roles)
      .map(([role, member]) => `${role} ${member?.id ?? ''}`)
      .sort(),
  ]);

/**
 * Whether what people have decided about an incident is what it was when it was seen. Much else changes it all the time: messages that
 * leave, notes, counts; an act that was refused for those alone may be done again without a question.
 */
export const isOnSameGround = (seen: Ground, now: Ground): boolean => decided(seen) === decided(now);
