import { describe, expect, it } from '@jest/globals';
import { readHash } from './painted.js';

const hashOf = (value: unknown): string => `#${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

describe('what a page carries', () => {
  it('is read in every script', () => {
    const page = { title: 'Sovellus kaatui – สวัสดี', text: '«Ёж»', severity: 'critical', facts: { now: '31' } };
    expect(readHash(hashOf(page))).toEqual({ painted: page, isDrill: false });
  });

  it('is nothing where somebody else wrote it', () => {
    const nothing = { painted: null, isDrill: false };
    expect(['', '#', '#top', '#%%%', hashOf(null), hashOf(7)].map(readHash)).toEqual(Array(6).fill(nothing));
    expect(readHash(hashOf({ title: 'A', text: 'B', severity: 'red', facts: {} }))).toEqual(nothing);
    expect(readHash(hashOf({ title: 'A', text: 'B', severity: 'critical', facts: { now: {} } }))).toEqual(nothing);
  });

  it('says of a drill that it is one, also where there was no room for words', () => {
    const page = { title: 'Glass', text: 'Jam', severity: 'critical', facts: {}, isDrill: true };
    expect(readHash(hashOf(page))).toEqual({ painted: page, isDrill: true });
    expect(readHash(hashOf({ isDrill: true }))).toEqual({ painted: null, isDrill: true });
    expect(readHash(hashOf({ isDrill: 'yes' })).isDrill).toBe(false);
  });
});
