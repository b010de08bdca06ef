import { describe, expect, it } from '@jest/globals';
import { QUIET_STEP_MS, quietPast } from './quiet-past.js';

const FROM = new Date('2026-02-01T00:00:00Z');
const TO = new Date('2026-03-01T00:00:00Z');

describe('the quiet past of a drill', () => {
  it('has about as many posts a day as are usual, by day more than at night, and no storm of its own', () => {
    const steps = quietPast({ postsPerDay: 60, negativeShare: 0.2 }, FROM, TO, 7);
    const posts = steps.reduce((sum, { mentions }) => sum + mentions, 0);
    const negatives = steps.reduce((sum, { negatives: n }) => sum + n, 0);
    expect(posts / 28).toBeGreaterThan(50);
    expect(posts / 28).toBeLessThan(70);
    expect(negatives / posts).toBeGreaterThan(0.15);
    expect(negatives / posts).toBeLessThan(0.25);
    expect(Math.max(...steps.map(({ mentions }) => mentions))).toBeLessThan(6);
    expect(steps.every(({ at }) => at.getTime() % QUIET_STEP_MS === 0 && at >= FROM && at < TO)).toBe(true);
    const night = steps.filter(({ at }) => at.getUTCHours() < 7).reduce((sum, { mentions }) => sum + mentions, 0);
    expect(night / 7).toBeLessThan(((posts - night) / 17) * 0.7);
  });

  it('is the same for the same seed and another for another', () => {
    const past = (seed: number) => quietPast({ postsPerDay: 30, negativeShare: 0.5 }, FROM, TO, seed);
    expect(past(3)).toEqual(past(3));
    expect(past(3)).not.toEqual(past(4));
    expect(quietPast({ postsPerDay: 0, negativeShare: 0.5 }, FROM, TO, 3)).toEqual([]);
  });
});
