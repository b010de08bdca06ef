import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Waits } from './waits.js';

function packed(targetId: string, waits: readonly number[]): { targetId: string; waits: Buffer | null } {
  const bytes = Buffer.alloc(waits.length * 8);
  waits.forEach((wait, i) => bytes.writeDoubleBE(wait, i * 8));
  return { targetId, waits: waits.length === 0 ? null : bytes };
}

/** The least value that at least this share does not exceed, found by trying each. */
const plain = (waits: readonly number[], share: number): number | null =>
  [...waits].sort((a, b) => a - b).find((_, i) => (i + 1) / waits.length >= share - 1e-12) ?? null;

describe('waits', () => {
  it('has no percentile of nothing', () => {
    expect(new Waits([]).percentiles(null)).toEqual({ p50: null, p90: null, p95: null });
    expect(new Waits([packed('a', [3])]).percentiles('b')).toEqual({ p50: null, p90: null, p95: null });
  });

  it('equals plain counting, whole and by target, however the rows are cut', () => {
    const row = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const waits = new Waits(rows.map(([target, list]) => packed(target, list)));
        for (const target of [null, 'a', 'b', 'c']) {
          const own = rows.flatMap(([id, list]) => (target === null || id === target ? list : []));
          expect(waits.percentiles(target)).toEqual({
            p50: plain(own, 0.5),
            p90: plain(own, 0.9),
            p95: plain(own, 0.95),
          });
        }
      }),
    );
  });
});
