import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRules } from './judge-rules.js';
import type { RuleConditions, RuleFacts, RuleVerdict } from './rule.types.js';

const FACTS: RuleFacts = {
  sentiment: 'negative',
  intent: 'complaint',
  language: 'fi-FI',
  network: 'forum',
  watchIds: ['1', '2'],
  risks: ['legal'],
  reach: 3,
  post: { text: 'Refund now, the parcel is broken', network: 'forum' },
  task: { priority: 'P2', tier: 'vip', labels: ['Refund'] },
  clock: 'acknowledge',
  openCalendarIds: new Set(['7']),
};

const judge = (conditions: RuleConditions, facts: Partial<RuleFacts> = {}): RuleVerdict => {
  const [judged] = compileRules([{ id: '1', conditions }]).judge({ ...FACTS, ...facts });
  if (judged === undefined) throw new Error('One rule has one verdict.');
  return judged.verdict;
};

describe('a rule', () => {
  it.each<[RuleConditions, boolean]>([
    [{}, true],
    [{ sentiments: [] }, true],
    [{ sentiments: ['negative', 'unsure'] }, true],
    [{ sentiments: ['positive'] }, false],
    [{ intents: ['complaint'] }, true],
    [{ intents: ['praise'] }, false],
    [{ priorities: ['P1', 'P2'] }, true],
    [{ priorities: ['P1'] }, false],
    [{ tiers: ['vip'] }, true],
    [{ tiers: ['standard'] }, false],
    [{ networks: ['forum'] }, true],
    [{ networks: ['web'] }, false],
    [{ languages: ['fi'] }, true],
    [{ languages: ['en'] }, false],
    [{ watchIds: ['2', '9'] }, true],
    [{ watchIds: ['9'] }, false],
    [{ labels: ['refund'] }, true],
    [{ labels: ['bug'] }, false],
    [{ risks: ['legal'] }, true],
    [{ risks: ['self-harm'] }, false],
    [{ clocks: ['acknowledge'] }, true],
    [{ clocks: ['resolve'] }, false],
    [{ words: 'refund AND parcel' }, true],
    [{ words: 'refund -parcel' }, false],
    [{ words: '(' }, false],
    [{ minReach: 1_000 }, true],
    [{ minReach: 1_001 }, false],
    [{ hours: { calendarId: '7', is: 'open' } }, true],
    [{ hours: { calendarId: '7', is: 'closed' } }, false],
    [{ hours: { calendarId: '8', is: 'closed' } }, true],
    [{ sentiments: ['negative'], networks: ['web'] }, false],
  ])('of %j is met: %s', (conditions, isMet) => {
    expect(judge(conditions).isMet).toBe(isMet);
  });

  it('that asks about a task is not met where there is none', () => {
    for (const conditions of [{ priorities: ['P2'] }, { tiers: ['vip'] }, { labels: ['refund'] }] as const) {
      expect(judge(conditions, { task: null }).isMet).toBe(false);
    }
    expect(judge({ sentiments: ['negative'] }, { task: null }).isMet).toBe(true);
  });

  it('that asks for reach or words is not met where they are not known', () => {
    expect(judge({ minReach: 1 }, { reach: null }).isMet).toBe(false);
    expect(judge({ words: 'refund' }, { post: null }).isMet).toBe(false);
  });

  it('says of each condition what was found', () => {
    expect(judge({ hours: { calendarId: '8', is: 'open' }, networks: ['web'], minReach: 10 }).checks).toEqual([
      { code: 'networks', isMet: false, found: ['forum'] },
      { code: 'minReach', isMet: true, found: ['1000'] },
      { code: 'hours', isMet: false, found: ['closed'] },
    ]);
  });

  const conditions: fc.Arbitrary<RuleConditions> = fc.record(
    {
      sentiments: fc.subarray(['negative', 'neutral', 'positive', 'unsure'] as const),
      intents: fc.subarray(['complaint', 'question', 'praise'] as const),
      priorities: fc.subarray(['P1', 'P2', 'P3', 'P4'] as const),
      languages: fc.subarray(['fi', 'en', 'lv']),
      networks: fc.subarray(['forum', 'web']),
      labels: fc.subarray(['refund', 'BUG', 'vip']),
      words: fc.constantFrom('parcel', 'refund -now', 'broken OR late'),
      minReach: fc.constantFrom(1, 500, 5_000),
      hours: fc.record({
        calendarId: fc.constantFrom('7', '8'),
        is: fc.constantFrom('open' as const, 'closed' as const),
      }),
    },
    { requiredKeys: [] },
  );
  const facts: fc.Arbitrary<RuleFacts> = fc
    .record({
      sentiment: fc.constantFrom('negative' as const, 'neutral' as const, 'positive' as const),
      intent: fc.constantFrom('complaint' as const, 'praise' as const, null),
      language: fc.constantFrom('fi', 'en-GB', 'und'),
      network: fc.constantFrom('forum', 'web'),
      reach: fc.constantFrom(null, 0, 2.7, 4),
      task: fc.constantFrom(FACTS.task, null, { priority: 'P1' as const, tier: null, labels: ['bug'] }),
      post: fc.constantFrom({ text: 'the parcel' }, { text: 'a refund, late' }, null),
    })
    .map((some) => ({ ...FACTS, ...some }));

  it('is met when each of its conditions alone is, whatever the other rules ask', () => {
    fc.assert(
      fc.property(fc.array(conditions, { minLength: 1, maxLength: 5 }), facts, (rules, known) => {
        const together = compileRules(rules.map((each, i) => ({ id: String(i), conditions: each }))).judge(known);
        rules.forEach((each, i) => {
          const alone = Object.entries(each).every(([name, value]) => judge({ [name]: value }, known).isMet);
          expect(together[i]?.verdict.isMet).toBe(alone);
        });
      }),
    );
  });

  it('never stops being met when a condition is dropped', () => {
    fc.assert(
      fc.property(conditions, facts, fc.nat(), (each, known, n) => {
        if (!judge(each, known).isMet) return;
        const names = Object.keys(each);
        const dropped = names[n % Math.max(1, names.length)];
        const fewer = Object.fromEntries(Object.entries(each).filter(([name]) => name !== dropped));
        expect(judge(fewer, known).isMet).toBe(true);
      }),
    );
  });
});
