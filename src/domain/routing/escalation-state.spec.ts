import { describe, expect, it } from '@jest/globals';
import {
  checkEscalationTransitions,
  decideEscalation,
  endOfEscalation,
  ESCALATION_ACTIONS,
  ESCALATION_STATES,
  ESCALATION_TRANSITIONS,
  isEscalationOver,
} from './escalation-state.js';

describe('the table of escalations', () => {
  it('is sound', () => {
    expect(checkEscalationTransitions()).toEqual([]);
  });

  it('would be found out if it were not', () => {
    expect(checkEscalationTransitions({ ...ESCALATION_TRANSITIONS, acknowledge: {}, cancel: {} })).toEqual([
      'The state "acknowledged" of an escalation cannot be reached.',
      'The state "cancelled" of an escalation cannot be reached.',
      'The state "exhausted" of an escalation has no way out.',
      'The action "acknowledge" on an escalation has no move.',
      'The action "cancel" on an escalation has no move.',
    ]);
  });

  it('fires while it runs only, and leads nowhere once it is over', () => {
    expect(decideEscalation('running', 'fire')).toEqual({ ok: true, to: 'running' });
    expect(decideEscalation('running', 'fire-last')).toEqual({ ok: true, to: 'exhausted' });
    for (const state of ESCALATION_STATES.filter(isEscalationOver)) {
      for (const action of ESCALATION_ACTIONS) {
        expect(decideEscalation(state, action)).toEqual({ ok: false, reason: 'escalation-over' });
      }
    }
    expect(ESCALATION_STATES.filter(isEscalationOver)).toEqual(['acknowledged', 'cancelled']);
  });
});

describe('the end of an escalation', () => {
  const task = { isOpen: true, claimedAtMs: null, acknowledgedAtMs: null, startedAtMs: 1_000 };

  it.each([
    ['goes on while nobody came', task, null],
    ['goes on after an older claim', { ...task, claimedAtMs: 900 }, null],
    ['ends with a claim', { ...task, claimedAtMs: 1_000 }, 'acknowledge'],
    ['ends with an acknowledgement', { ...task, acknowledgedAtMs: 1_200 }, 'acknowledge'],
    ['ends with the task', { ...task, isOpen: false, claimedAtMs: 2_000 }, 'cancel'],
  ] as const)('%s', (_, facts, expected) => {
    expect(endOfEscalation(facts)).toBe(expected);
  });
});
