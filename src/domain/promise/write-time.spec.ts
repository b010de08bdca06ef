import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantsAt, wallClockAt } from './local-time.js';
import { PROMISE_LANGUAGES } from './promise.types.js';
import { readTimes } from './read-times.js';
import { writeTime } from './write-time.js';

const NOW = new Date('2026-11-25T08:20:00Z');
const MINUTE_MS = 60_000;
const ZONES = [
  'Europe/Helsinki',
  'Europe/Riga',
  'Europe/Moscow',
  'Asia/Bangkok',
  'Asia/Shanghai',
  'America/St_Johns',
  'UTC',
  'Australia/Lord_Howe',
];

describe('writeTime', () => {
  it.each([
    ['en', '27 November 2026 at 14:00'],
    ['fi', '27.11.2026 klo 14.00'],
    ['lv', '2026. gada 27. novembrī plkst. 14.00'],
    ['ru', '27 ноября 2026 г. в 14:00'],
    ['th', 'วันที่ 27 พฤศจิกายน 2569 เวลา 14:00 น.'],
    ['zh', '2026年11月27日14:00'],
  ] as const)('%s: %s', (lang, expected) => {
    expect(writeTime(new Date('2026-11-27T12:00:00Z'), lang, 'Europe/Helsinki')).toBe(expected);
  });

  it('is read back as the same instant, in every language and zone, except where the clocks repeat an hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROMISE_LANGUAGES),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 525_600 * 2 }),
        (lang, zone, minutes) => {
          const at = new Date(NOW.getTime() + minutes * MINUTE_MS);
          const { found, unclear } = readTimes(`— ${writeTime(at, lang, zone)}.`, lang, { now: NOW, zone });
          if (instantsAt(wallClockAt(at, zone), zone).length > 1) {
            expect(unclear.map(({ reason }) => reason)).toEqual(['repeated-hour']);
            expect(found).toEqual([]);
          } else {
            expect(found.map(({ dueAt }) => dueAt)).toEqual([at]);
            expect(unclear).toEqual([]);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('clock changes', () => {
  const read = (text: string, now: string, zone = 'Europe/Helsinki') => {
    const { found, unclear } = readTimes(text, 'en', { now: new Date(now), zone });
    return [...found.map(({ dueAt }) => dueAt.toISOString()), ...unclear.map(({ reason }) => reason)];
  };

  it.each([
    ['a skipped hour', 'on Sunday at 03:30', '2027-03-27T10:00:00Z', ['skipped-hour']],
    ['a repeated hour', 'on Sunday at 03:30', '2026-10-24T10:00:00Z', ['repeated-hour']],
    ['the morning after spring', 'on Sunday at 10:00', '2027-03-27T10:00:00Z', ['2027-03-28T07:00:00.000Z']],
    ['the morning after autumn', 'on Sunday at 10:00', '2026-10-24T10:00:00Z', ['2026-10-25T08:00:00.000Z']],
    ['hours over a change', 'in 24 hours', '2026-10-24T10:00:00Z', ['2026-10-25T10:00:00.000Z']],
    ['tomorrow over a change', 'tomorrow at 13:00', '2026-10-24T10:00:00Z', ['2026-10-25T11:00:00.000Z']],
  ])('%s', (_, text, now, expected) => {
    expect(read(text, now)).toEqual(expected);
  });

  it('knows whose day it is: at night in Helsinki it is still yesterday in New York', () => {
    expect(read('tomorrow at 14:00', '2026-11-25T22:30:00Z')).toEqual(['2026-11-27T12:00:00.000Z']);
    expect(read('tomorrow at 14:00', '2026-11-25T22:30:00Z', 'America/New_York')).toEqual(['2026-11-26T19:00:00.000Z']);
  });
});

describe('zones', () => {
  const at = (text: string, context: object = {}) => {
    const { found, unclear } = readTimes(text, 'en', { now: NOW, zone: 'Europe/Helsinki', ...context });
    return [
      ...found.map(({ dueAt, zone }) => `${dueAt.toISOString()} ${zone}`),
      ...unclear.map(({ reason }) => reason),
    ];
  };

  it('are the team’s unless the text names one, or the customer’s where it says so and that is known', () => {
    expect(at('at 14:00')).toEqual(['2026-11-25T12:00:00.000Z Europe/Helsinki']);
    expect(at('at 14:00 your time', { customerZone: 'America/New_York' })).toEqual([
      '2026-11-25T19:00:00.000Z America/New_York',
    ]);
    expect(at('at 14:00 your time')).toEqual(['other-zone']);
    expect(at('tomorrow at 14:00 Bangkok time')).toEqual(['2026-11-26T07:00:00.000Z Asia/Bangkok']);
    expect(at('at 14:00 EST')).toEqual(['other-zone']);
  });
});

describe('spans', () => {
  it('are of the text as it was given, with two times in it', () => {
    const text = 'พรุ่งนี้ เวลา ๑๔.๐๐ น. และ วันศุกร์ เวลา 16:00 น.';
    const { found } = readTimes(text, 'th', { now: NOW, zone: 'Asia/Bangkok' });
    expect(found.map(({ text: said }) => said)).toEqual(['พรุ่งนี้ เวลา ๑๔.๐๐ น.', 'วันศุกร์ เวลา 16:00 น.']);
    for (const { span, text: said } of found) expect(text.slice(...span)).toBe(said);
  });

  it('hold anything without an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROMISE_LANGUAGES),
        fc.string({ unit: 'binary', maxLength: 200 }),
        (lang, text) => {
          const { found, unclear } = readTimes(text, lang, { now: NOW, zone: 'Europe/Helsinki' });
          for (const { span, text: said } of [...found, ...unclear]) expect(text.slice(...span)).toBe(said);
          for (const { dueAt } of found) expect(dueAt.getTime()).toBeGreaterThan(NOW.getTime());
        },
      ),
    );
  });
});
