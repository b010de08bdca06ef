import { describe, expect, it } from '@jest/globals';
import {
  decideVersionMove,
  VERSION_ACTIONS,
  VERSION_STATES,
  VERSION_TRANSITIONS,
  type VersionAction,
  type VersionState,
} from './version-state.js';

const walk = (...actions: VersionAction[]): VersionState | 'refused' =>
  actions.reduce<VersionState | 'refused'>((state, action) => {
    if (state === 'refused') return state;
    const decision = decideVersionMove(state, action);
    return decision.ok ? decision.to : 'refused';
  }, 'draft');

describe('the life of a version', () => {
  it.each<[VersionAction[], VersionState | 'refused']>([
    [['submit', 'approve', 'take-effect', 'be-replaced'], 'retired'],
    [['submit', 'approve', 'take-effect', 'retire'], 'retired'],
    [['approve', 'take-effect'], 'in-force'],
    [['submit', 'withdraw', 'change', 'submit'], 'review'],
    [['approve', 'withdraw'], 'draft'],
    [['submit', 'change'], 'refused'],
    [['take-effect'], 'refused'],
    [['approve', 'take-effect', 'change'], 'refused'],
    [['approve', 'take-effect', 'withdraw'], 'refused'],
    [['approve', 'retire', 'approve'], 'refused'],
  ])('%j: %s', (actions, expected) => {
    expect(walk(...actions)).toBe(expected);
  });

  it('never leaves a retired version, and reaches every state', () => {
    expect(VERSION_ACTIONS.filter((action) => decideVersionMove('retired', action).ok)).toEqual([]);
    const reached = new Set<VersionState>([
      'draft',
      ...VERSION_ACTIONS.flatMap((a) => Object.values(VERSION_TRANSITIONS[a])),
    ]);
    expect([...reached].sort()).toEqual([...VERSION_STATES].sort());
  });
});
