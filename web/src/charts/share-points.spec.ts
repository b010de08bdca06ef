import { describe, expect, it } from '@jest/globals';
import { scaleTop, shareRuns } from './share-points.js';

const share = (percent: number, low: number, high: number) => ({ percent, low, high });

describe('points of a share over time', () => {
  it('break where there is too little to say', () => {
    const runs = shareRuns([share(10, 5, 15), null, share(20, 15, 25), share(20, 15, 25)]);
    expect(runs.map((run) => run.map(({ x }) => x))).toEqual([[1 / 8], [5 / 8, 7 / 8]]);
  });

  it('stand in the middle when there is only one', () => {
    expect(shareRuns([share(50, 40, 60)])).toEqual([[{ x: 0.5, y: 1 - 50 / 60, low: 1 - 40 / 60, high: 0 }]]);
  });

  it('are none when nothing can be said', () => {
    expect(shareRuns([])).toEqual([]);
    expect(shareRuns([null, null])).toEqual([]);
  });

  it.each([
    [3, 10],
    [10, 10],
    [41, 50],
    [99.5, 100],
  ])('a highest bound of %s ends the scale at %s', (high, top) => {
    expect(scaleTop([share(1, 0, high), null])).toBe(top);
  });
});
