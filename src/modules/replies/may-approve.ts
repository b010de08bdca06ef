import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import type { Approver } from '../../domain/approval/approval.types.js';

export interface AskedReply {
  readonly approver: Approver;
  readonly authorId: string;
  readonly teamId: string;
}

/** Whether the actor may decide a reply: never one of their own, and only within the circle that its reasons ask for. */
export function mayApprove(actor: Actor, { approver, authorId, teamId }: AskedReply): boolean {
  if (actor.memberId === authorId) return false;
  const scope = authorise(actor, approver === 'crisis' ? 'crisis-reply-approval' : 'reply-approval', 'act');
  if (scope === null || (scope === 'own' && approver !== 'colleague')) return false;
  return scope === 'all' || actor.teamIds.includes(teamId);
}
