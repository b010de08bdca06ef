import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INCIDENT_STATES } from './incident.types.js';
import {
  checkIncidentTransitions,
  decideIncident,
  INCIDENT_ACTIONS,
  INCIDENT_TRANSITIONS,
  isRunning,
} from './transitions.js';

describe('the moves of an incident', () => {
  it('are sound', () => {
    expect(checkIncidentTransitions()).toEqual([]);
  });

  it('are called unsound where an action is dead, a state lonely or a run endless', () => {
    const faults = checkIncidentTransitions({ ...INCIDENT_TRANSITIONS, review: {}, close: {}, dismiss: {} });
    expect(faults).toContain('The incident action "review" has no move.');
    expect(faults).toContain('The incident state "closed" cannot be reached.');
    expect(faults).toContain('The running incident state "suspected" has no way to its end.');
  });

  it.each([
    ['suspected', 'confirm', { ok: true, to: 'confirmed' }],
    ['suspected', 'tell', { ok: false, reason: 'not-confirmed' }],
    ['confirmed', 'confirm', { ok: false, reason: 'already-confirmed' }],
    ['confirmed', 'tell', { ok: true, to: 'confirmed' }],
    ['confirmed', 'follow-up', { ok: false, reason: 'not-contained' }],
    ['contained', 'follow-up', { ok: true, to: 'contained' }],
    ['contained', 'reopen', { ok: true, to: 'confirmed' }],
    ['confirmed', 'reopen', { ok: false, reason: 'incident-running' }],
    ['closed', 'write', { ok: true, to: 'closed' }],
    ['closed', 'tell', { ok: false, reason: 'incident-over' }],
    ['confirmed', 'review', { ok: false, reason: 'not-closed' }],
    ['closed', 'review', { ok: true, to: 'reviewed' }],
    ['dismissed', 'reopen', { ok: true, to: 'suspected' }],
    ['dismissed', 'confirm', { ok: false, reason: 'incident-over' }],
  ] as const)('%s, %s', (state, action, expected) => {
    expect(decideIncident(state, action)).toEqual(expected);
  });

  it('never tell customers of what nobody has confirmed, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...INCIDENT_ACTIONS), { maxLength: 12 }), (actions) => {
        let state: (typeof INCIDENT_STATES)[number] = 'suspected';
        let wasConfirmed = false;
        for (const action of actions) {
          const move = decideIncident(state, action);
          if (!move.ok) continue;
          if (action === 'tell') expect(wasConfirmed).toBe(true);
          if (action === 'reopen' && move.to === 'suspected') wasConfirmed = false;
          if (move.to === 'confirmed') wasConfirmed = true;
          expect(action === 'review' ? !isRunning(move.to) : true).toBe(true);
          state = move.to;
        }
      }),
    );
  });
});
