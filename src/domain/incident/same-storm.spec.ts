import { describe, expect, it } from '@jest/globals';
import { findSameStorm, type OpenStorm, SAME_TIME_MS, type SharedPosts } from './same-storm.js';

const AT = new Date('2026-11-22T12:00:00Z');
const none: SharedPosts = { mine: 0, theirs: 0, common: 0, rise: 0, riseSeen: 0 };
const open = (negatives: SharedPosts, more: Partial<OpenStorm> = {}): OpenStorm => ({
  incidentId: '1',
  startedAt: AT,
  negatives,
  all: negatives,
  ...more,
});
const reasonOf = (storm: OpenStorm): string => findSameStorm(AT, [storm]).reason;

describe('findSameStorm', () => {
  // What watches see of storms: posts of the new surge, of the open incident, of both; of the incident before the surge began, and
  // of these, what the new watch saw.
  it.each<[string, number, number, number, number, number, string]>([
    ['brand and product, one storm', 60, 55, 54, 20, 18, 'same-posts'],
    ['the director is named in a third of the storm', 20, 60, 20, 15, 5, 'same-posts'],
    ['the brand, after its product: other complaints come in as well', 80, 40, 40, 12, 12, 'same-posts'],
    ['the third related post of a small brand', 3, 3, 3, 0, 0, 'same-posts'],
    ['two brands of one house, each its own storm', 60, 55, 2, 20, 1, 'few-common'],
    ['another product of the brand, while the first one burns', 50, 250, 50, 100, 4, 'unseen-rise'],
    ['the brand has a storm of its own, beside one that its product has', 300, 30, 30, 10, 10, 'small-part'],
    ['two posts', 2, 40, 2, 10, 0, 'few-posts'],
  ])('%s', (_, mine, theirs, common, rise, riseSeen, expected) => {
    expect(reasonOf(open({ mine, theirs, common, rise, riseSeen }))).toBe(expected);
  });

  it('looks at all posts where few complain', () => {
    const all = { mine: 90, theirs: 80, common: 75, rise: 10, riseSeen: 9 };
    expect(reasonOf(open(none, { all }))).toBe('same-posts');
  });

  it('lets complaints decide against what is common otherwise', () => {
    const negatives = { mine: 30, theirs: 30, common: 1, rise: 0, riseSeen: 0 };
    expect(reasonOf(open(negatives, { all: { ...negatives, common: 30 } }))).toBe('few-common');
  });

  it('keeps storms of different days apart', () => {
    const shared = { mine: 60, theirs: 60, common: 60, rise: 0, riseSeen: 0 };
    const startedAt = new Date(AT.getTime() - SAME_TIME_MS - 1);
    expect(reasonOf(open(shared, { startedAt }))).toBe('other-time');
  });

  it('of several that go on takes the one with most in common', () => {
    const shared = (common: number): SharedPosts => ({ mine: 60, theirs: 40, common, rise: 0, riseSeen: 0 });
    const found = findSameStorm(AT, [
      open(shared(25), { incidentId: '1' }),
      open(shared(38), { incidentId: '2' }),
      open(shared(3), { incidentId: '3' }),
    ]);
    expect(found).toMatchObject({ isSame: true, incidentId: '2' });
    expect(findSameStorm(AT, [])).toEqual({ isSame: false, reason: 'none-open' });
  });
});
