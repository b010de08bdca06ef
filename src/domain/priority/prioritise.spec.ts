import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INTENTS, RISK_TOPICS, type RiskTopic } from '../intent/intent.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import { DEFAULT_PRIORITY_WEIGHTS as DEFAULTS } from './default-weights.js';
import { prioritise } from './prioritise.js';
import { PRIORITY_LEVELS, type PriorityFacts, type PriorityLevel } from './priority.types.js';

const facts = (label: SentimentLabel, score: number, changes: Partial<PriorityFacts> = {}): PriorityFacts => ({
  sentiment: { label, score },
  reach: null,
  isDirect: false,
  ...changes,
});
const mild = facts('negative', -0.3, { intent: 'complaint', urgency: 0.1 });
const angry = facts('negative', -0.8, { intent: 'complaint', urgency: 0.4 });
const risk = (topic: RiskTopic): NonNullable<PriorityFacts['risks']> => [{ topic, word: 'word' }];

describe('prioritise', () => {
  it.each<[string, PriorityFacts, PriorityLevel]>([
    ['praise', facts('positive', 0.9, { intent: 'praise' }), 'P4'],
    ['praise that many read', facts('positive', 0.9, { intent: 'praise', reach: 6, isDirect: true }), 'P4'],
    ['a mild complaint', mild, 'P3'],
    ['a mild complaint of an ordinary account', { ...mild, reach: 2.5 }, 'P3'],
    ['an angry complaint to nobody', { ...angry, urgency: 0.2 }, 'P3'],
    ['an angry complaint to our handle', { ...angry, isDirect: true }, 'P2'],
    ['the same before intents were judged', { ...facts('negative', -0.8, { isDirect: true, reach: 2 }) }, 'P2'],
    ['fury of somebody widely read', { ...angry, isDirect: true, reach: 5, followers: 150_000, urgency: 0.6 }, 'P1'],
    ['what we are unsure of', facts('unsure', 0), 'P3'],
    ['a question to nobody', facts('neutral', 0, { intent: 'question', reach: 2 }), 'P4'],
    ['a question to our handle', facts('neutral', 0, { intent: 'question', isDirect: true }), 'P3'],
    ['what may be negative', facts('neutral', 0, { sentiment: { label: 'neutral', score: 0 } }), 'P4'],
    [
      'a threat to go to court',
      facts('negative', -0.7, { intent: 'threat', urgency: 0.5, risks: risk('legal') }),
      'P1',
    ],
    ['a neutral word about the law', facts('neutral', 0, { risks: risk('legal') }), 'P3'],
  ])('ranks %s', (_, given, level) => {
    expect(prioritise(given).level).toBe(level);
  });

  it.each<RiskTopic>(['safety', 'death', 'self-harm', 'data-leak'])('makes %s P1 whoever reads it', (topic) => {
    for (const label of ['negative', 'neutral', 'unsure'] as const) {
      for (const reach of [null, 0, 7]) {
        expect(prioritise(facts(label, 0, { reach, risks: risk(topic), watchWeight: 0.5 })).level).toBe('P1');
      }
    }
  });

  it('names every part with its values', () => {
    const given: PriorityFacts = {
      sentiment: { label: 'negative', score: -0.5, isNegativeSuspected: true },
      intent: 'threat',
      urgency: 0.45,
      risks: [
        { topic: 'press', word: 'newspaper' },
        { topic: 'press', word: 'TV' },
      ],
      reach: Math.log10(12_345),
      followers: 12_345,
      storyVoices: 8,
      unresolvedTasks: 2,
      isDirect: true,
      watchWeight: 2,
      watchName: 'Acme',
      promise: { withinSeconds: 900, leftSeconds: 225 },
    };
    expect(prioritise(given).reasons).toEqual([
      { code: 'negative-sentiment', text: 'Negative, score -0.50', weight: 30, values: { score: -0.5 } },
      { code: 'intent', text: 'It threatens', weight: 20, values: { intent: 'threat' } },
      { code: 'risk', text: 'Press: “newspaper”', weight: 20, values: { topic: 'press', word: 'newspaper' } },
      { code: 'urgency', text: 'Urgency 45 %', weight: 9, values: { percent: 45 } },
      { code: 'reach', text: 'About 12,000 readers', weight: 8.2, values: { readers: 12_000 } },
      { code: 'story-velocity', text: '8 voices told this story within an hour', weight: 12, values: { voices: 8 } },
      {
        code: 'author-tier',
        text: 'The author has 12,345 followers',
        weight: 4,
        values: { tier: 'high', followers: 12_345 },
      },
      {
        code: 'unresolved-history',
        text: '2 other tasks of this author are open or were closed without an answer',
        weight: 8,
        values: { tasks: 2 },
      },
      {
        code: 'watch-weight',
        text: 'The watch “Acme” has weight 2',
        weight: 7.5,
        values: { weight: 2, watch: 'Acme' },
      },
      { code: 'addressed-to-us', text: 'One of our accounts is addressed', weight: 14, values: {} },
      { code: 'clock', text: 'A promise is due in 4 min', weight: 5, values: { state: 'near', minutes: 4 } },
    ]);
    expect(prioritise(given)).toMatchObject({ score: 100, level: 'P1' });
  });

  it('says what it does not know, and leaves out what adds nothing', () => {
    const codes = (given: PriorityFacts): string[] => prioritise(given).reasons.map(({ code }) => code);
    expect(codes(facts('neutral', 0))).toEqual(['reach-unknown']);
    expect(
      codes(facts('neutral', 0, { reach: 0, intent: 'other', urgency: 0, storyVoices: 1, watchWeight: 1 })),
    ).toEqual([]);
    expect(codes(facts('unsure', 0, { sentiment: { label: 'unsure', score: 0, isNegativeSuspected: true } }))).toEqual([
      'unsure-sentiment',
      'negative-suspected',
      'reach-unknown',
    ]);
  });

  it.each([
    [{ withinSeconds: 900, leftSeconds: 900 }, undefined],
    [{ withinSeconds: 900, leftSeconds: 450 }, undefined],
    [{ withinSeconds: 900, leftSeconds: 45 }, 9],
    [{ withinSeconds: 900, leftSeconds: 0 }, 10],
    [{ withinSeconds: 900, leftSeconds: -3_600 }, 10],
  ])('gives a promise %j %s points', (promise, weight) => {
    const clock = prioritise(facts('neutral', 0, { promise })).reasons.find(({ code }) => code === 'clock');
    expect(clock?.weight).toBe(weight);
  });

  it('judges by the weights it is given', () => {
    const weights = { ...DEFAULTS, negativeSentiment: 70, levels: { P1: 90, P2: 60, P3: 10 } };
    expect(prioritise(mild, weights)).toMatchObject({ level: 'P2', score: 80.4 });
  });
});

const anyFacts = fc.record({
  sentiment: fc.record({
    label: fc.constantFrom<SentimentLabel>('negative', 'neutral', 'positive', 'unsure'),
    score: fc.double({ min: -1, max: 1, noNaN: true }),
    isNegativeSuspected: fc.boolean(),
  }),
  intent: fc.option(fc.constantFrom(...INTENTS)),
  urgency: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  risks: fc.array(fc.record({ topic: fc.constantFrom(...RISK_TOPICS), word: fc.string() }), { maxLength: 4 }),
  reach: fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
  followers: fc.option(fc.nat({ max: 10_000_000 })),
  storyVoices: fc.nat({ max: 5_000 }),
  unresolvedTasks: fc.nat({ max: 20 }),
  watchWeight: fc.double({ min: 0.5, max: 3, noNaN: true }),
  isDirect: fc.boolean(),
  promise: fc.option(
    fc.record({
      withinSeconds: fc.integer({ min: 60, max: 90_000 }),
      leftSeconds: fc.integer({ min: -90_000, max: 90_000 }),
    }),
  ),
});

/** Each makes one thing worse than it is. */
const WORSE: readonly [string, (given: PriorityFacts) => PriorityFacts][] = [
  ['angrier', (f) => ({ ...f, sentiment: { label: 'negative', score: -1 } })],
  ['a threat', (f) => ({ ...f, intent: 'threat' })],
  ['more urgent', (f) => ({ ...f, urgency: 1 })],
  ['another risk', (f) => ({ ...f, risks: [...(f.risks ?? []), { topic: 'safety', word: 'fire' }] })],
  ['read by more', (f) => ({ ...f, reach: Math.max(f.reach ?? 0, 9) })],
  ['by somebody better known', (f) => ({ ...f, followers: (f.followers ?? 0) * 10 + 10_000 })],
  ['told by more', (f) => ({ ...f, storyVoices: (f.storyVoices ?? 0) * 2 })],
  ['by somebody left waiting', (f) => ({ ...f, unresolvedTasks: (f.unresolvedTasks ?? 0) + 1 })],
  ['of a heavier watch', (f) => ({ ...f, watchWeight: 3 })],
  ['to our handle', (f) => ({ ...f, isDirect: true })],
  ['nearer its promise', (f) => ({ ...f, promise: { withinSeconds: 900, leftSeconds: -1 } })],
];

describe('a priority', () => {
  it('is the sum of its parts within 0..100, and has the level of its score', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { score, level, reasons } = prioritise(given);
        const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
        expect(score).toBeCloseTo(Math.min(100, Math.max(0, sum)), 5);
        const { P1, P2, P3 } = DEFAULTS.levels;
        expect(level).toBe(score >= P1 ? 'P1' : score >= P2 ? 'P2' : score >= P3 ? 'P3' : 'P4');
      }),
    );
  });

  it('shows a score of nothing without a sign, as JSON keeps it', () => {
    expect(prioritise(facts('negative', -0.001)).reasons[0]?.values).toEqual({ score: 0 });
  });

  it('is the same from facts that were stored as JSON', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        expect(prioritise(JSON.parse(JSON.stringify(given)) as PriorityFacts)).toEqual(prioritise(given));
      }),
    );
  });

  it.each(WORSE)('never falls when a post is %s', (_, worsen) => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const before = prioritise(given);
        const after = prioritise(worsen(given));
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(PRIORITY_LEVELS.indexOf(after.level)).toBeLessThanOrEqual(PRIORITY_LEVELS.indexOf(before.level));
      }),
    );
  });
});
