import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MatchedWatches } from './matched-watches.js';

describe('MatchedWatches', () => {
  it('sorts few and many watches, each with where its query starts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000_000), { maxLength: 40 }), (watches) => {
        const matched = new MatchedWatches();
        matched.push(7, 7);
        matched.clear();
        for (const watch of watches) matched.push(watch, -1 - watch);
        matched.sort();
        const sorted = [...watches].sort((a, b) => a - b);
        expect(sorted.map((_, i) => [matched.watchAt(i), matched.startAt(i)])).toEqual(
          sorted.map((each) => [each, -1 - each]),
        );
        expect(matched.length).toBe(watches.length);
      }),
    );
  });
});
