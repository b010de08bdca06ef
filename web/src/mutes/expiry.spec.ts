import { describe, expect, it } from '@jest/globals';
import { expiresAt, expiryOf } from './expiry.js';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');

describe('expiresAt', () => {
  it('counts whole days from now', () => {
    expect(expiresAt({ kind: 'days', days: 7 }, NOW_MS)).toBe('2026-11-29T12:00:00.000Z');
  });

  it('ends with the day of the viewer', () => {
    const end = new Date(expiresAt({ kind: 'date', date: '2026-12-24' }, NOW_MS) ?? '');
    expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2026, 11, 24, 23]);
  });

  it('has no end without a date', () => {
    expect(expiresAt({ kind: 'never' }, NOW_MS)).toBeNull();
    expect(expiresAt({ kind: 'date', date: '' }, NOW_MS)).toBeNull();
  });
});

describe('expiryOf', () => {
  it('gives back the day that was chosen', () => {
    const stored = expiresAt({ kind: 'date', date: '2026-03-01' }, NOW_MS);
    expect(expiryOf(stored)).toEqual({ kind: 'date', date: '2026-03-01' });
    expect(expiryOf(null)).toEqual({ kind: 'never' });
  });
});
