import { describe, expect, it } from '@jest/globals';
import { readDuration, readInstant } from './read-time.js';

describe('readDuration', () => {
  it.each<[string, number]>([
    ['90m', 5_400],
    ['2h', 7_200],
    ['3d', 259_200],
    ['45s', 45],
    ['1.5h', 5_400],
    ['PT15M', 900],
    ['PT1H30M', 5_400],
    ['P1DT2H', 93_600],
    ['P2W', 1_209_600],
    ['PT0.5S', 0.5],
    ['PT1,5H', 5_400],
    ['PT0S', 0],
  ])('reads %s', (text, seconds) => {
    expect(readDuration(text)).toEqual({ ok: true, seconds });
  });

  it.each(['', 'P', 'PT', 'P1DT', '90', '-5m', '-PT5M', '5 fortnights', 'PT5', '1h30m', 'P1H'])(
    'refuses "%s"',
    (text) => {
      expect(readDuration(text)).toEqual({ ok: false, reason: 'not-a-duration' });
    },
  );

  it.each(['P1M', 'P1Y', 'P1Y2M3D'])('says that %s has no fixed length', (text) => {
    expect(readDuration(text)).toEqual({ ok: false, reason: 'no-fixed-length' });
  });
});

describe('readInstant', () => {
  it.each<[string, string]>([
    ['2026-03-29T00:55:00Z', '2026-03-29T00:55:00.000Z'],
    ['2026-03-29T00:55Z', '2026-03-29T00:55:00.000Z'],
    ['2026-03-29T02:55:00.25+02:00', '2026-03-29T00:55:00.250Z'],
    ['2026-03-29T02:55:00+0200', '2026-03-29T00:55:00.000Z'],
    ['2026-03-28 19:55:00-05:00', '2026-03-29T00:55:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(readInstant(text)?.toISOString()).toBe(expected);
  });

  it.each(['2026-03-29', '2026-03-29T00:55:00', '2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z', 'now', ''])(
    'refuses "%s"',
    (text) => {
      expect(readInstant(text)).toBeNull();
    },
  );
});
