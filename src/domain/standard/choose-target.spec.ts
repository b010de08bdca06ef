import { describe, expect, it } from '@jest/globals';
import { chooseTargets } from './choose-target.js';
import type { Target, TargetCondition, TargetFacts } from './standard.types.js';

const FACTS: TargetFacts = {
  intent: 'complaint',
  sentiment: 'negative',
  priority: 'P2',
  tier: 'vip',
  network: 'forum',
  language: 'fi-FI',
  watchIds: ['3', '5'],
};
const target = (id: string, changes: Partial<Target> = {}): Target => ({
  id,
  name: id,
  when: {},
  kind: 'acknowledge',
  withinSeconds: 600,
  percent: 90,
  calendarId: null,
  period: 'month',
  ...changes,
});
const chosen = (targets: readonly Target[], facts: Partial<TargetFacts> = {}): string[] =>
  chooseTargets(targets, { ...FACTS, ...facts }).map(({ id }) => id);

describe('chooseTargets', () => {
  it('takes the shortest where several apply, and the first of equals', () => {
    const targets = [
      target('all'),
      target('short', { withinSeconds: 60, when: { sentiments: ['negative'] } }),
      target('equal', { withinSeconds: 60 }),
    ];
    expect(chosen(targets)).toEqual(['short']);
    expect(chosen(targets, { sentiment: 'neutral' })).toEqual(['equal']);
  });

  it('takes one of each kind', () => {
    expect(chosen([target('a'), target('b', { kind: 'answer' }), target('c', { kind: 'answer' })])).toEqual(['a', 'b']);
  });

  it.each<[TargetCondition, boolean]>([
    [{}, true],
    [{ intents: ['question', 'complaint'] }, true],
    [{ intents: ['question'] }, false],
    [{ sentiments: ['negative'], priorities: ['P1'] }, false],
    [{ sentiments: ['negative'], priorities: ['P1', 'P2'] }, true],
    [{ tiers: ['vip'] }, true],
    [{ networks: ['forum', 'x'] }, true],
    [{ networks: ['x'] }, false],
    [{ languages: ['fi'] }, true],
    [{ languages: ['lv'] }, false],
    [{ watchIds: ['5', '9'] }, true],
    [{ watchIds: ['9'] }, false],
  ])('%j: %s', (when, expected) => {
    expect(chosen([target('it', { when })])).toEqual(expected ? ['it'] : []);
  });

  it('holds no condition by what is not known', () => {
    expect(chosen([target('it', { when: { tiers: ['vip'] } })], { tier: null })).toEqual([]);
    expect(chosen([target('it', { when: { intents: ['other'] } })], { intent: null })).toEqual([]);
  });
});
