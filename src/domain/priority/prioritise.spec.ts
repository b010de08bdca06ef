import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sentiment, SentimentLabel } from '../sentiment/sentiment.types.js';
import { PRIORITY_LEVELS, prioritise, type PriorityFacts } from './prioritise.js';

const feeling = (label: SentimentLabel, score = 0): Sentiment => ({ label, score, confidence: 0.7 });

describe('prioritise', () => {
  it.each<[string, PriorityFacts, string, number]>([
    ['praise', { sentiment: feeling('positive', 0.8), reach: null, isDirect: false }, 'P4', 0],
    ['a mild complaint', { sentiment: feeling('negative', -0.3), reach: null, isDirect: false }, 'P3', 36],
    ['the same to our handle', { sentiment: feeling('negative', -0.3), reach: 3, isDirect: true }, 'P2', 61],
    ['fury of somebody widely read', { sentiment: feeling('negative', -0.9), reach: 5, isDirect: true }, 'P1', 83],
    ['what we are unsure of', { sentiment: feeling('unsure'), reach: 1, isDirect: false }, 'P3', 25],
    ['a heavy watch', { sentiment: feeling('unsure'), reach: null, isDirect: false, watchWeight: 3 }, 'P3', 35],
    ['a light watch', { sentiment: feeling('neutral'), reach: null, isDirect: false, watchWeight: 0.1 }, 'P4', 0],
    ['everything at once', { sentiment: feeling('negative', -1), reach: 8, isDirect: true, watchWeight: 9 }, 'P1', 100],
  ])('ranks %s', (_, facts, level, score) => {
    expect(prioritise(facts)).toMatchObject({ level, score });
  });

  it('names every reason with its values', () => {
    const facts = {
      sentiment: feeling('negative', -0.5),
      reach: Math.log10(12_345),
      isDirect: true,
      watchWeight: 2,
      watchName: 'Acme',
    };
    expect(prioritise(facts).reasons).toEqual([
      { code: 'negative-sentiment', text: 'Negative, score -0.50', weight: 40 },
      { code: 'reach', text: 'About 12,000 readers', weight: 20.5 },
      { code: 'addressed-to-us', text: 'One of our accounts is addressed', weight: 10 },
      { code: 'watch-weight', text: 'The watch “Acme” has weight 2', weight: 7.5 },
    ]);
  });

  it('is the sum of its reasons, and never falls when things get worse', () => {
    const facts = fc.record({
      sentiment: fc.record({
        label: fc.constantFrom<SentimentLabel>('negative', 'neutral', 'positive', 'unsure'),
        score: fc.double({ min: -1, max: 1, noNaN: true }),
        confidence: fc.constant(0.5),
      }),
      reach: fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
      isDirect: fc.boolean(),
      watchWeight: fc.double({ min: 0.5, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const { score, level, reasons } = prioritise(given);
        const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
        expect(score).toBeCloseTo(Math.min(100, Math.max(0, sum)), 5);
        const worse = prioritise({ ...given, isDirect: true, watchWeight: 3, reach: 9 });
        expect(worse.score).toBeGreaterThanOrEqual(score);
        expect(PRIORITY_LEVELS.indexOf(worse.level)).toBeLessThanOrEqual(PRIORITY_LEVELS.indexOf(level));
      }),
    );
  });
});
