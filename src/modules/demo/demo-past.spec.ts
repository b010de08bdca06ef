import { describe, expect, it } from '@jest/globals';
import { inventPast } from './demo-past.js';

const UNTIL = new Date('2026-03-02T09:03:00Z');
const WATCH = { id: '7', name: 'Tuulero' };
const USUAL = {
  posts: 120,
  negative: 0.4,
  loud: 0.05,
  risks: { security: 2 },
};
const NETWORKS = { microblog: 0.7, forum: 0.3 };
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe('the past of a watch of the demo', () => {
  const past = inventPast(WATCH, USUAL, NETWORKS, UNTIL, 8);

  it('ends with the last whole step and goes back so many days', () => {
    expect(past.at(-1)?.at).toEqual(new Date('2026-03-02T08:55:00Z'));
    expect(past[0]?.at).toEqual(new Date('2026-02-22T09:00:00Z'));
    expect(past.every(({ watchId }) => watchId === '7')).toBe(true);
  });

  it('has as many posts as are usual, of the usual kinds, and never many more at once', () => {
    const mentions = sum(past.map((count) => count.mentions));
    expect(mentions / (8 * 24)).toBeCloseTo(120, -1);
    expect(sum(past.map(({ negatives }) => negatives)) / mentions).toBeCloseTo(0.4, 1);
    expect(sum(past.map(({ highReach }) => highReach)) / mentions).toBeCloseTo(0.05, 1);
    expect(sum(past.map(({ risks }) => risks['security'] ?? 0)) / (8 * 24)).toBeCloseTo(2, 0);
    const forum = past.map(({ networks }) => networks['forum']?.[0] ?? 0);
    expect(sum(forum) / mentions).toBeCloseTo(0.3, 1);
    expect(Math.max(...past.map((count) => count.mentions))).toBeLessThan(40);
  });

  it('is the same for the same watch, and another for another', () => {
    expect(inventPast(WATCH, USUAL, NETWORKS, UNTIL, 8)).toEqual(past);
    expect(inventPast({ ...WATCH, name: 'Havnu' }, USUAL, NETWORKS, UNTIL, 8)).not.toEqual(past);
  });

  it('leaves out steps without posts', () => {
    const rare = inventPast(WATCH, { ...USUAL, posts: 1 }, NETWORKS, UNTIL, 8);
    expect(rare.length).toBeLessThan(8 * 288);
    expect(rare.every(({ mentions }) => mentions > 0)).toBe(true);
  });
});
