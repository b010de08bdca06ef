import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkReplyTransitions,
  decideReplyTransition,
  isFinal,
  REPLY_EVENTS,
  REPLY_STATES,
  REPLY_TRANSITIONS,
  type ReplyEvent,
  type ReplyState,
} from './transitions.js';

const walk = (...events: ReplyEvent[]): ReplyState =>
  events.reduce<ReplyState>((state, event) => {
    const decision = decideReplyTransition(state, event);
    if (!decision.ok) throw new Error(`${state} refuses ${event}: ${decision.reason}`);
    return decision.to;
  }, 'draft');

describe('decideReplyTransition', () => {
  it.each<[ReplyEvent[], ReplyState]>([
    [['submitted', 'hold-elapsed', 'start-sending', 'succeeded'], 'sent'],
    [['submitted', 'undo'], 'draft'],
    [['submitted-for-approval', 'edited', 'approved', 'hold-elapsed'], 'queued'],
    [['submitted-for-approval', 'declined'], 'rejected'],
    [['submitted', 'hold-elapsed', 'start-sending', 'refused'], 'rejected'],
    [['submitted', 'hold-elapsed', 'start-sending', 'not-sent', 'start-sending', 'succeeded'], 'sent'],
    [['submitted', 'hold-elapsed', 'start-sending', 'not-sent', 'retries-exhausted'], 'needs-person'],
    [['submitted', 'hold-elapsed', 'start-sending', 'worker-died', 'found'], 'sent'],
    [['submitted', 'hold-elapsed', 'start-sending', 'outcome-unknown', 'succeeded'], 'sent'],
    [['submitted', 'hold-elapsed', 'start-sending', 'outcome-unknown', 'not-found', 'not-found-may-resend'], 'queued'],
    [['submitted', 'hold-elapsed', 'start-sending', 'outcome-unknown', 'not-found-give-up'], 'needs-person'],
    [
      ['submitted', 'hold-elapsed', 'start-sending', 'outcome-unknown', 'not-found-give-up', 'person-says-not-sent'],
      'draft',
    ],
  ])('%j ends in %s', (events, state) => {
    expect(walk(...events)).toBe(state);
  });

  it.each<[ReplyState, ReplyEvent, string]>([
    ['sending', 'undo', 'reply-state-conflict'],
    ['queued', 'undo', 'reply-state-conflict'],
    ['unknown', 'start-sending', 'reply-state-conflict'],
    ['needs-person', 'start-sending', 'reply-state-conflict'],
    ['sent', 'start-sending', 'reply-final'],
    ['rejected', 'edited', 'reply-final'],
  ])('%s refuses %s', (state, event, reason) => {
    expect(decideReplyTransition(state, event)).toEqual({ ok: false, reason });
  });

  it('lets a finished reply do nothing at all', () => {
    expect(REPLY_STATES.filter(isFinal)).toEqual(['sent', 'rejected']);
    for (const event of REPLY_EVENTS) expect(decideReplyTransition('sent', event).ok).toBe(false);
  });

  it('sends again only after knowing that nothing was sent, or under a living key, or by a person', () => {
    const allowed = new Set<ReplyEvent>(['not-sent', 'not-found-may-resend', 'person-says-not-sent']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REPLY_EVENTS), { maxLength: 60 }), (events) => {
        let state: ReplyState = 'draft';
        let mayHaveSent = false;
        for (const event of events) {
          const decision = decideReplyTransition(state, event);
          if (!decision.ok) continue;
          if (event === 'start-sending') {
            expect(mayHaveSent).toBe(false);
            mayHaveSent = true;
          }
          if (allowed.has(event)) mayHaveSent = false;
          state = decision.to;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('checkReplyTransitions', () => {
  it('finds the table sound', () => {
    expect(checkReplyTransitions()).toEqual([]);
  });

  it('names what leads out of a final state, nowhere, or is never reached', () => {
    expect(checkReplyTransitions({ ...REPLY_TRANSITIONS, sent: { edited: 'queued' } })).toEqual([
      'The state "sent" is final and must lead nowhere.',
    ]);
    expect(checkReplyTransitions({ ...REPLY_TRANSITIONS, queued: { 'retries-exhausted': 'needs-person' } })).toEqual([
      'The state "sending" cannot be reached.',
      'The state "unknown" cannot be reached.',
      'The event "start-sending" has no move.',
    ]);
    expect(checkReplyTransitions({ ...REPLY_TRANSITIONS, held: {} })).toContain('The state "held" leads nowhere.');
  });
});
