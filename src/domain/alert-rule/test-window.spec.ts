import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testWindow, type UsualCounts, type WindowCounts } from './test-window.js';

const NOW: WindowCounts = { mentions: 0, negatives: 0, negativeVoices: 0, networks: {}, risks: {}, topReach: 0 };
/** Two weeks of hours: ten posts in each, two of them negative. */
const USUAL: UsualCounts = { mentions: 3_360, negatives: 672, risks: {}, windows: 336 };
const NEW: UsualCounts = { mentions: 0, negatives: 0, risks: {}, windows: 336 };

const find = (kind: Parameters<typeof testWindow>[0]['kind'], now: Partial<WindowCounts>, usual = USUAL) =>
  testWindow({ kind, sensitivity: 'normal' }, { ...NOW, ...now }, usual);

describe('the share of negative posts', () => {
  it('is unusual when most posts turn negative, not when a few do', () => {
    expect(find('share', { mentions: 25, negatives: 24, negativeVoices: 24 })).toMatchObject([
      { code: 'share', observed: 24, voices: 24, values: { percent: 96, usualPercent: 20 } },
    ]);
    expect(find('share', { mentions: 12, negatives: 5 })).toEqual([]);
    expect(find('share', { mentions: 4, negatives: 4 })).toEqual([]);
  });

  it('is judged with doubt where there is no past', () => {
    expect(find('share', { mentions: 6, negatives: 6 }, NEW)).toEqual([]);
    expect(find('share', { mentions: 30, negatives: 28 }, NEW)).toEqual([]);
  });
});

it('one author whom many hear is enough', () => {
  expect(find('influencer', { topReach: 6 })).toMatchObject([
    { severity: 7, voices: null, values: { reach: 1_000_000 } },
  ]);
  expect(find('influencer', { topReach: 4.9 })).toEqual([]);
});

describe('a spread over networks', () => {
  it('needs several networks and more than is usual', () => {
    const networks = { mastodon: 4, bluesky: 3, reddit: 5, web: 1 };
    expect(find('spread', { negatives: 13, negativeVoices: 12, networks })).toMatchObject([
      { code: 'spread', observed: 13, usual: 2, values: { networks: 3 } },
    ]);
    expect(find('spread', { negatives: 7, networks })).toEqual([]);
    expect(find('spread', { negatives: 13, networks: { mastodon: 12, web: 1 } })).toEqual([]);
  });
});

describe('words of risk', () => {
  it('are told at once where they are rare, the worst first', () => {
    const found = find('risk-word', { risks: { legal: 1, death: 2, unheard: 9 } });
    expect(found.map(({ subject, severity }) => [subject, severity])).toEqual([
      ['death', 9],
      ['legal', 5],
    ]);
  });

  it('are told only in numbers where they are daily bread', () => {
    const usual = { ...USUAL, risks: { legal: 336 } };
    expect(find('risk-word', { risks: { legal: 2 } }, usual)).toEqual([]);
    expect(find('risk-word', { risks: { legal: 6 } }, usual)).toHaveLength(1);
  });
});

it('who is more sensitive finds whatever who is less so finds', () => {
  const counts = fc.record({
    mentions: fc.integer({ min: 1, max: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    reach: fc.double({ min: 0, max: 8, noNaN: true }),
    legal: fc.nat({ max: 8 }),
    networks: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat({ max: 9 })),
  });
  fc.assert(
    fc.property(
      counts,
      fc.constantFrom('share' as const, 'influencer' as const, 'spread' as const, 'risk-word' as const),
      ({ mentions, share, reach, legal, networks }, kind) => {
        const now = {
          ...NOW,
          mentions,
          negatives: Math.round(mentions * share),
          networks,
          topReach: reach,
          risks: { legal },
        };
        const [low, normal, high] = (['low', 'normal', 'high'] as const).map(
          (sensitivity) => testWindow({ kind, sensitivity }, now, USUAL).length,
        );
        expect(normal).toBeGreaterThanOrEqual(low ?? 0);
        expect(high).toBeGreaterThanOrEqual(normal ?? 0);
      },
    ),
  );
});

it('a rule of another kind finds nothing', () => {
  expect(find('source-blind', { negatives: 99, mentions: 99, topReach: 8 })).toEqual([]);
});
