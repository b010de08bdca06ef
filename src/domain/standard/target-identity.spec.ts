import { describe, expect, it } from '@jest/globals';
import type { Target } from './standard.types.js';
import { targetIdentity } from './target-identity.js';

const target = (changes: Partial<Target>): Target => ({
  id: 'fast',
  name: 'Fast.',
  when: {},
  kind: 'acknowledge',
  withinSeconds: 900,
  percent: 90,
  calendarId: null,
  period: 'month',
  ...changes,
});
const isSame = (a: Partial<Target>, b: Partial<Target>): boolean =>
  targetIdentity([target(a)]) === targetIdentity([target(b)]);

describe('targetIdentity', () => {
  it.each<[string, Partial<Target>, Partial<Target>]>([
    ['other words', { name: 'Quickly.' }, { name: 'Fast.' }],
    ['conditions in another order', { when: { languages: ['fi', 'lv'] } }, { when: { languages: ['lv', 'fi', 'fi'] } }],
  ])('is the same with %s', (_, a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each<[string, Partial<Target>, Partial<Target>]>([
    ['another time', { withinSeconds: 60 }, { withinSeconds: 61 }],
    ['another percentage', { percent: 90 }, { percent: 91 }],
    ['another calendar', { calendarId: null }, { calendarId: '1' }],
    ['another period', { period: 'week' }, { period: 'month' }],
    ['a condition more', { when: {} }, { when: { tiers: ['vip'] } }],
    ['the same word elsewhere', { when: { tiers: ['x'] } }, { when: { networks: ['x'] } }],
  ])('is another with %s', (_, a, b) => {
    expect(isSame(a, b)).toBe(false);
  });
});
