import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkTransitions } from './check-transitions.js';
import {
  decideTransition,
  isOpen,
  TASK_ACTIONS,
  TASK_STATES,
  TASK_TRANSITIONS,
  type TaskAction,
  type TaskState,
} from './transitions.js';

describe('decideTransition', () => {
  it.each<[TaskState, TaskAction, TaskState]>([
    ['open', 'claim', 'open'],
    ['open', 'acknowledge', 'acknowledged'],
    ['snoozed', 'acknowledge', 'acknowledged'],
    ['open', 'reply', 'acknowledged'],
    ['waiting', 'reply', 'acknowledged'],
    ['acknowledged', 'wait', 'waiting'],
    ['waiting', 'new-mention', 'open'],
    ['open', 'new-mention', 'open'],
    ['acknowledged', 'escalate', 'acknowledged'],
    ['snoozed', 'snooze', 'snoozed'],
    ['waiting', 'resolve', 'resolved'],
    ['snoozed', 'dismiss', 'dismissed'],
    ['resolved', 'reopen', 'open'],
    ['dismissed', 'note', 'dismissed'],
    ['waiting', 'merge', 'dismissed'],
    ['waiting', 'absorb', 'open'],
    ['acknowledged', 'split', 'acknowledged'],
    ['dismissed', 'part', 'open'],
  ])('from %s by %s to %s', (state, action, to) => {
    expect(decideTransition(state, action)).toEqual({ ok: true, to });
  });

  it.each<[TaskState, TaskAction, string]>([
    ['resolved', 'claim', 'task-not-open'],
    ['dismissed', 'reply', 'task-not-open'],
    ['resolved', 'new-mention', 'task-not-open'],
    ['resolved', 'wake', 'task-not-open'],
    ['dismissed', 'merge', 'task-not-open'],
    ['resolved', 'absorb', 'task-not-open'],
    ['resolved', 'split', 'task-not-open'],
    ['open', 'part', 'task-open'],
    ['open', 'reopen', 'task-open'],
    ['open', 'wake', 'task-not-snoozed'],
    ['acknowledged', 'acknowledge', 'already-acknowledged'],
    ['waiting', 'acknowledge', 'already-acknowledged'],
    ['waiting', 'wait', 'already-waiting'],
  ])('from %s not by %s: %s', (state, action, reason) => {
    expect(decideTransition(state, action)).toEqual({ ok: false, reason });
  });

  it.each<[TaskState | undefined, TaskState]>([
    ['acknowledged', 'acknowledged'],
    ['waiting', 'waiting'],
    [undefined, 'open'],
    ['snoozed', 'open'],
    ['resolved', 'open'],
  ])('wakes a task that was %s before to %s', (previous, to) => {
    expect(decideTransition('snoozed', 'wake', previous)).toEqual({ ok: true, to });
    expect(decideTransition('snoozed', 'new-mention', previous)).toEqual({ ok: true, to });
  });

  it('closes only by an end of the work or a merge, and opens a closed task only by taking either back', () => {
    const walk = fc.array(fc.constantFrom(...TASK_ACTIONS), { maxLength: 30 });
    fc.assert(
      fc.property(walk, (actions) => {
        let state: TaskState = 'open';
        for (const action of actions) {
          const decision = decideTransition(state, action);
          if (!decision.ok) continue;
          if (isOpen(state) && !isOpen(decision.to)) expect(['resolve', 'dismiss', 'merge']).toContain(action);
          if (!isOpen(state) && isOpen(decision.to)) expect(['reopen', 'part']).toContain(action);
          state = decision.to;
        }
        expect(TASK_STATES).toContain(state);
      }),
    );
  });
});

describe('checkTransitions', () => {
  it('finds the table sound', () => {
    expect(checkTransitions()).toEqual([]);
  });

  it('names an action without moves', () => {
    const table = { ...TASK_TRANSITIONS, claim: { ...TASK_TRANSITIONS.claim, moves: {} } };
    expect(checkTransitions(table)).toEqual(['The action "claim" has no move.']);
  });

  it('names a state that cannot be reached', () => {
    const table = { ...TASK_TRANSITIONS, snooze: { ...TASK_TRANSITIONS.snooze, moves: { snoozed: 'same' as const } } };
    expect(checkTransitions(table)).toEqual(['The state "snoozed" cannot be reached.']);
  });

  it('names an open state that cannot be left', () => {
    const stuck = Object.fromEntries(
      TASK_ACTIONS.map((action) => {
        const row = TASK_TRANSITIONS[action];
        const moves = Object.fromEntries(Object.entries(row.moves).filter(([from]) => from !== 'waiting'));
        return [action, { ...row, moves }];
      }),
    );
    expect(checkTransitions(stuck)).toEqual(['The open state "waiting" has no way to be closed.']);
  });

  it('names a return to a previous state that was never kept', () => {
    const table = { ...TASK_TRANSITIONS, wake: { ...TASK_TRANSITIONS.wake, moves: { open: 'previous' as const } } };
    expect(checkTransitions(table)[0]).toMatch(/"wake" leads from "open" to a previous state/);
  });
});
