import { describe, expect, it } from '@jest/globals';
import { clusterIntervals } from './merge-gaps.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
const gap = (from: number | null, to: number) => ({ from: from === null ? null : at(from), to: at(to) });

describe('intervals that overlap', () => {
  it('become one, in whatever order they come', () => {
    const clusters = clusterIntervals([gap(30, 40), gap(5, 12), gap(10, 20), gap(20, 25), gap(6, 7)]);
    expect(clusters.map(({ from, to, members }) => [from, to, members.length])).toEqual([
      [at(5), at(25), 4],
      [at(30), at(40), 1],
    ]);
  });

  it('from the beginning reach all that follow up to their end', () => {
    expect(clusterIntervals([gap(5, 12), gap(null, 6)])).toMatchObject([{ from: null, to: at(12) }]);
  });
});
