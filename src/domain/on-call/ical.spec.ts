import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCalendarFile, writeCalendar } from './ical.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const calendar = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join(
    '\r\n',
  );

describe('a calendar', () => {
  it('reads back as it was written, whatever is in its texts', () => {
    const event = fc.record({
      uid: fc.stringMatching(/^[a-z0-9@-]{1,80}$/),
      fromMs: fc.integer({ min: 0, max: 4_000_000 }).map((n) => n * 1_000_000),
      summary: fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replace(/[\r\n\\]/g, ' ')),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), (drawn) => {
        const events = drawn.map((each) => ({ ...each, toMs: each.fromMs + 3_600_000 }));
        const text = writeCalendar('On call', events, NOW);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const read = readCalendarFile(text, 'UTC');
        expect(read?.skipped).toEqual([]);
        expect(read?.events.map(({ uid, fromMs, toMs, summary }) => ({ uid, fromMs, toMs, summary }))).toEqual(events);
      }),
    );
  });

  it('keeps line separators that are part of a text', () => {
    const event = { uid: 'a', fromMs: 0, toMs: 3_600_000, summary: 'first\u2028second\u2029third' };
    const [read] = readCalendarFile(writeCalendar('On call', [event], NOW), 'UTC')?.events ?? [];
    expect(read?.summary).toBe(event.summary);
  });

  it('is read with zones, whole days, durations and who takes part', () => {
    const read = readCalendarFile(
      calendar(
        [
          'UID:1',
          'DTSTART;TZID=Europe/Helsinki:20261123T090000',
          'DTEND;TZID=Europe/Helsinki:20261124T090000',
          'SUMMARY:Anna\\, first',
        ],
        ['UID:2', 'DTSTART;VALUE=DATE:20261224', 'ATTENDEE;CN="Bert";PARTSTAT=ACCEPTED:mailto:Bert@Example.com'],
        ['UID:3', 'DTSTART:20261123T090000Z', 'DURATION:PT8H30M', 'BEGIN:VALARM', 'SUMMARY:wake', 'END:VALARM'],
      ),
      'Europe/Riga',
    );
    expect(
      read?.events.map(({ fromMs, toMs }) => [new Date(fromMs).toISOString(), new Date(toMs).toISOString()]),
    ).toEqual([
      ['2026-11-23T07:00:00.000Z', '2026-11-24T07:00:00.000Z'],
      ['2026-12-23T22:00:00.000Z', '2026-12-24T22:00:00.000Z'],
      ['2026-11-23T09:00:00.000Z', '2026-11-23T17:30:00.000Z'],
    ]);
    expect(read?.events.map(({ summary, attendees }) => [summary, attendees])).toEqual([
      ['Anna, first', []],
      ['', ['bert@example.com']],
      ['', []],
    ]);
  });

  it('says what it leaves out, and what is no calendar is none', () => {
    const read = readCalendarFile(
      calendar(
        ['SUMMARY:Weekly', 'DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z', 'RRULE:FREQ=WEEKLY'],
        ['SUMMARY:Never', 'DTSTART:20261399T090000Z', 'DTEND:20261123T100000Z'],
        ['SUMMARY:Back', 'DTSTART:20261123T090000Z', 'DTEND:20261123T080000Z'],
      ),
      'UTC',
    );
    expect(read).toEqual({
      events: [],
      skipped: [
        { summary: 'Weekly', reason: 'repeats' },
        { summary: 'Never', reason: 'no-times' },
        { summary: 'Back', reason: 'ends-early' },
      ],
    });
    expect(readCalendarFile('hello', 'UTC')).toBeNull();
  });
});
