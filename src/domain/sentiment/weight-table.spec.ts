import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WeightTable, bucketOf } from './weight-table.js';

describe('WeightTable', () => {
  it('adds up what a plain map would', () => {
    const step = fc.integer({ min: -127, max: 127 });
    const rows = fc.uniqueArray(fc.tuple(fc.nat({ max: 8_191 }), step, step), { selector: ([bucket]) => bucket });
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 60 }),
        (entries, features) => {
          const sorted = entries.toSorted(([a], [b]) => a - b);
          const table = new WeightTable({
            bits: 13,
            buckets: Int32Array.from(sorted, ([bucket]) => bucket),
            negative: Int8Array.from(sorted, ([, negative]) => negative),
            positive: Int8Array.from(sorted, ([, , positive]) => positive),
          });
          const plain = new Map(entries.map(([bucket, ...pair]) => [bucket, pair]));
          const middle = features.slice(1, -1).map((feature) => plain.get(bucketOf(feature, 13)) ?? [0, 0]);
          table.sum(Int32Array.from(features), 1, Math.max(1, features.length - 1));
          expect(table.negative).toBe(middle.reduce((sum, [negative = 0]) => sum + negative, 0));
          expect(table.positive).toBe(middle.reduce((sum, [, positive = 0]) => sum + positive, 0));
        },
      ),
    );
  });
});
