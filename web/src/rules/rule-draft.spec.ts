import { describe, expect, it } from '@jest/globals';
import type { Rule } from './api.js';
import { contentOf, draftOf, isSame, withAct } from './rule-draft.js';

const RULE: Rule = {
  id: '1',
  name: 'Angry',
  when: 'clock-soon',
  minutesBefore: 20,
  conditions: { sentiments: ['negative'], clocks: ['claim'], languages: ['fi', 'lv'], words: 'parcel', minReach: 500 },
  acts: [
    { kind: 'assign', memberId: '7' },
    { kind: 'label', labels: ['a', 'b'] },
    { kind: 'notify', notifierId: '3', text: 'Look' },
  ],
  dailyLimit: 50,
  isOn: true,
  isRehearsed: false,
  stoppedAt: null,
  appliedToday: 0,
  lastAppliedAt: null,
  lastProblem: null,
  createdBy: { id: '1', name: 'Anna' },
  version: 3,
};

describe('a rule in the editor', () => {
  it('untouched says what the rule said', () => {
    const { when, minutesBefore, conditions, acts } = RULE;
    expect(contentOf(draftOf(RULE))).toEqual({ when, minutesBefore, conditions, acts });
  });

  it('sends nothing that asks nothing', () => {
    const draft = {
      ...draftOf(null),
      languages: ' , ',
      conditions: { sentiments: [], words: ' ' },
      newLabels: ' vip ,',
    };
    expect(contentOf(draft)).toEqual({
      when: 'task-opened',
      minutesBefore: null,
      conditions: {},
      acts: [{ kind: 'label', labels: ['vip'] }],
    });
  });

  it('forgets clocks and minutes where nothing runs out', () => {
    expect(contentOf({ ...draftOf(RULE), when: 'task-opened' })).toMatchObject({ minutesBefore: null });
    expect(contentOf({ ...draftOf(RULE), when: 'task-opened' }).conditions.clocks).toBeUndefined();
  });

  it('holds one act of a kind, in the order in which they are carried out', () => {
    const draft = withAct(withAct(draftOf(RULE), 'assign', { kind: 'assign', memberId: '8' }), 'notify', null);
    expect(contentOf(draft).acts).toEqual([
      { kind: 'assign', memberId: '8' },
      { kind: 'label', labels: ['a', 'b'] },
    ]);
    const first = contentOf(draft);
    expect(isSame(first, contentOf({ ...draft, name: 'Other' }))).toBe(true);
    expect(isSame(first, contentOf({ ...draft, tiers: 'vip' }))).toBe(false);
  });
});
