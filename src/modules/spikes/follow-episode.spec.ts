import { describe, expect, it } from '@jest/globals';
import type { SpikeReading } from '../../domain/spike/spike.types.js';
import { followEpisode } from './follow-episode.js';
import type { ReadStep } from './run-series.js';
import { STEP_MS } from './spikes.types.js';

const START = Date.parse('2026-03-02T10:00:00Z');
const step = (n: number): Date => new Date(START + n * STEP_MS);

/** One letter for each step: `.` calm, `A` alert, `e` elevated; the severity of what is going on is its place. */
function steps(letters: string, from = 0): ReadStep[] {
  return Array.from(letters, (letter, n) => ({
    at: step(from + n),
    reading: {
      expected: 1,
      upper: 3,
      score: letter === '.' ? 0 : 0.8,
      isAlert: letter === 'A',
      isElevated: letter !== '.',
      severity: letter === '.' ? 1 : Math.min(10, 3 + n),
      windowSeconds: 900,
      observed: 10 + n,
      usual: 1,
    } satisfies SpikeReading,
  }));
}

describe('an episode', () => {
  it('is nothing where nothing goes on', () => {
    expect(followEpisode(steps('.......'), null, step(0))).toBeNull();
    expect(followEpisode([], step(0), step(0))).toBeNull();
  });

  it('begins with its alert and is as bad as its worst step', () => {
    expect(followEpisode(steps('..Ae..e'), null, step(0))).toEqual({
      beganAt: step(2),
      isNew: true,
      isOn: true,
      severity: 9,
      observed: 16,
      usual: 1,
      windowSeconds: 900,
    });
  });

  it('is the same one when posts that came in later move its first step', () => {
    expect(followEpisode(steps('.Aeeee.'), step(3), step(0))).toMatchObject({ beganAt: step(3), isNew: false });
    expect(followEpisode(steps('.....Ae'), step(3), step(0))).toMatchObject({ beganAt: step(3), isNew: false });
  });

  it('is another one when it begins long after the last', () => {
    expect(followEpisode(steps('Ae', 20), step(3), step(0))).toMatchObject({ beganAt: step(20), isNew: true });
  });

  it('is told of although it is over, if nobody has looked meanwhile', () => {
    expect(followEpisode(steps('.Ae.....'), null, step(0))).toMatchObject({ isNew: true, isOn: false });
    expect(followEpisode(steps('.Ae.....'), step(1), step(0))).toBeNull();
  });

  it('that ended before anybody was to be told of it is history', () => {
    expect(followEpisode(steps('.Ae....'), null, step(5))).toBeNull();
  });
});
