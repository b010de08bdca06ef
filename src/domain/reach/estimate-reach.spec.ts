import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateReach, type ReachEvidence } from './estimate-reach.js';

describe('estimateReach', () => {
  it.each<[ReachEvidence, number | null]>([
    [{}, null],
    [{ followers: -1 }, null],
    [{ metrics: { views: Number.NaN } }, null],
    [{ network: 'web' }, null],
    [{ followers: 0 }, 0],
    [{ followers: 1_000 }, 3],
    [{ network: 'mastodon', followers: 1_000 }, 3],
    [{ network: 'constructor', followers: 1_000 }, 3],
    [{ metrics: { reposts: 10 } }, 3],
    [{ followers: 500, metrics: { likes: 20, replies: 10, reposts: 2 } }, 3],
    [{ followers: 10, metrics: { views: 100_000 } }, 5],
    [{ followers: 100_000, metrics: { views: 10 } }, 5],
    [{ network: 'facebook', followers: 50_000 }, 3],
    [{ network: 'linkedin', followers: 20_000 }, 3],
    [{ network: 'reddit', followers: 1_000_000 }, null],
    [{ network: 'reddit', followers: 1_000_000, metrics: { likes: 100 } }, 3],
    [{ network: 'web', siteRank: 100 }, 5],
    [{ network: 'web', siteRank: 10_000 }, 3],
    [{ network: 'web', siteRank: 1e9 }, 0],
    [{ network: 'web', siteRank: 0 }, null],
    [{ network: 'web', siteRank: 10_000, metrics: { views: 100_000 } }, 5],
  ])('of %j is %j', (evidence, expected) => {
    const reach = estimateReach(evidence);
    if (expected === null) expect(reach).toBeNull();
    else expect(reach).toBeCloseTo(expected, 6);
  });

  it('never falls when more is known to have happened', () => {
    const count = fc.nat({ max: 1e8 });
    const network = fc.constantFrom('mastodon', 'x', 'facebook', 'reddit', 'web', 'forum');
    fc.assert(
      fc.property(network, count, count, count, (net, followers, likes, more) => {
        const before = estimateReach({ network: net, followers, metrics: { likes } }) ?? 0;
        const after = estimateReach({ network: net, followers, metrics: { likes: likes + more, reposts: more } }) ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
