export const REPLY_STATES = [
  'draft',
  'awaiting-approval',
  'held',
  'queued',
  'sending',
  'sent',
  'rejected',
  'unknown',
  'needs-person',
] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/**
 * - submitted, submitted-for-approval, edited, approved, declined, undo: what people do before it leaves
 * - hold-elapsed, start-sending: what time and the sender do
 * - succeeded, refused, not-sent, outcome-unknown, worker-died: how an attempt ended
 * - retries-exhausted: too many attempts that certainly did not send
 * - found, not-found, not-found-may-resend, not-found-give-up: what looking at the network after an unknown outcome told;
 *   see classifyAfterNotFound
 * - person-says-sent, person-says-not-sent: a person looked
 */
export const REPLY_EVENTS = [
  'submitted',
  'submitted-for-approval',
  'edited',
  'approved',
  'declined',
  'undo',
  'hold-elapsed',
  'start-sending',
  'succeeded',
  'refused',
  'not-sent',
  'outcome-unknown',
  'worker-died',
  'retries-exhausted',
  'found',
  'not-found',
  'not-found-may-resend',
  'not-found-give-up',
  'person-says-sent',
  'person-says-not-sent',
] as const;
export type ReplyEvent = (typeof REPLY_EVENTS)[number];

export type ReplyTable = Readonly<Record<ReplyState, Partial<Readonly<Record<ReplyEvent, ReplyState>>>>>;

/**
 * Every move a reply can make. `sending` leads back to `queued` only where nothing was sent for certain, and `unknown` only
 * where the network would drop a repeat by its key. An attempt given up for dead may still answer, so a late success is
 * heard in `unknown` and `needs-person`.
 */
export const REPLY_TRANSITIONS: ReplyTable = {
  draft: { edited: 'draft', submitted: 'held', 'submitted-for-approval': 'awaiting-approval' },
  'awaiting-approval': { edited: 'awaiting-approval', approved: 'held', declined: 'rejected', undo: 'draft' },
  held: { 'hold-elapsed': 'queued', undo: 'draft' },
  queued: { 'start-sending': 'sending', 'retries-exhausted': 'needs-person' },
  sending: {
    succeeded: 'sent',
    refused: 'rejected',
    'not-sent': 'queued',
    'outcome-unknown': 'unknown',
    'worker-died': 'unknown',
  },
  unknown: {
    succeeded: 'sent',
    refused: 'rejected',
    found: 'sent',
    'not-found': 'unknown',
    'not-found-may-resend': 'queued',
    'not-found-give-up': 'needs-person',
    'person-says-sent': 'sent',
    'person-says-not-sent': 'draft',
  },
  'needs-person': {
    succeeded: 'sent',
    found: 'sent',
    'not-found': 'needs-person',
    'person-says-sent': 'sent',
    'person-says-not-sent': 'draft',
  },
  sent: {},
  rejected: {},
};

/** Nothing leads out of these: what is finished never becomes ready to send again. */
export const isFinal = (state: ReplyState): boolean => Object.keys(REPLY_TRANSITIONS[state]).length === 0;

export type ReplyDecision =
  | { readonly ok: true; readonly to: ReplyState }
  | { readonly ok: false; readonly reason: 'reply-final' | 'reply-state-conflict' };

export function decideReplyTransition(state: ReplyState, event: ReplyEvent): ReplyDecision {
  const to = REPLY_TRANSITIONS[state][event];
  if (to !== undefined) return { ok: true, to };
  return { ok: false, reason: isFinal(state) ? 'reply-final' : 'reply-state-conflict' };
}

/** What is wrong with the table, one sentence each. Run at start-up, which refuses an unsound one. */
export function checkReplyTransitions(table: ReplyTable = REPLY_TRANSITIONS): string[] {
  const faults: string[] = [];
  const reached = new Set<ReplyState>(['draft']);
  for (const state of reached) for (const to of Object.values(table[state])) reached.add(to);
  for (const state of REPLY_STATES) {
    if (!reached.has(state)) faults.push(`The state "${state}" cannot be reached.`);
    const mayEnd = state === 'sent' || state === 'rejected';
    const isEnd = Object.keys(table[state]).length === 0;
    if (mayEnd && !isEnd) faults.push(`The state "${state}" is final and must lead nowhere.`);
    if (!mayEnd && isEnd) faults.push(`The state "${state}" leads nowhere.`);
  }
  for (const event of REPLY_EVENTS) {
    if (!REPLY_STATES.some((state) => table[state][event])) faults.push(`The event "${event}" has no move.`);
  }
  return faults;
}
