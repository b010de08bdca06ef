import { DAY_MS, dayNumber } from '../clock/local-date.js';
import { isZone } from '../clock/zone.js';
import { wallInstant } from './turns.js';

export interface CalendarEvent {
  readonly uid: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly summary: string;
}

/** A line is at most 75 octets; what is longer goes on after a line break and a space (RFC 5545, 3.1). */
const LINE_BYTES = 74;

/** The events as a calendar program reads them (RFC 5545), all times in UTC. */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  const stamp = instantText(now.getTime());
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Earshot//On call//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(({ uid, fromMs, toMs, summary }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${instantText(fromMs)}`,
      `DTEND:${instantText(toMs)}`,
      `SUMMARY:${escapeText(summary)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

export interface ReadEvent extends CalendarEvent {
  /** Mail addresses of those who take part, in lower case. */
  readonly attendees: readonly string[];
}

/** repeats: a series, which is not read · no-times: without a beginning or an end that can be told · ends-early */
export type SkippedReason = 'repeats' | 'no-times' | 'ends-early';

export interface ReadEvents {
  readonly events: readonly ReadEvent[];
  readonly skipped: readonly { readonly summary: string; readonly reason: SkippedReason }[];
}

interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** Reads the single events of a calendar; `zone` is meant where an event names none. Null for what is no calendar. */
export function readCalendarFile(text: string, zone: string): ReadEvents | null {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') return null;
  const events: ReadEvent[] = [];
  const skipped: { summary: string; reason: SkippedReason }[] = [];
  let open: Property[] | null = null;
  let inner = 0;
  for (const line of lines) {
    const property = readProperty(line);
    if (property === null) continue;
    const value = property.value.toUpperCase();
    if (property.name === 'BEGIN' && value === 'VEVENT') [open, inner] = [[], 0];
    else if (open === null) continue;
    else if (property.name === 'BEGIN') inner++;
    else if (property.name === 'END' && value !== 'VEVENT') inner--;
    else if (property.name === 'END') {
      const read = readEvent(open, zone);
      if ('reason' in read) skipped.push(read);
      else events.push(read);
      open = null;
    } else if (inner === 0) open.push(property);
  }
  return { events, skipped };
}

function readEvent(
  properties: readonly Property[],
  zone: string,
): ReadEvent | { summary: string; reason: SkippedReason } {
  const of = (name: string): Property | undefined => properties.find((property) => property.name === name);
  const summary = unescapeText(of('SUMMARY')?.value ?? '');
  if (of('RRULE') !== undefined || of('RDATE') !== undefined) return { summary, reason: 'repeats' };
  const fromMs = instantOf(of('DTSTART'), zone);
  const toMs = endOf(of('DTEND'), of('DURATION')?.value, of('DTSTART'), fromMs, zone);
  if (fromMs === null || toMs === null) return { summary, reason: 'no-times' };
  if (toMs <= fromMs) return { summary, reason: 'ends-early' };
  const attendees = properties
    .filter(({ name }) => name === 'ATTENDEE')
    .map(({ value }) => value.replace(/^mailto:/i, '').toLowerCase());
  return { uid: unescapeText(of('UID')?.value ?? ''), fromMs, toMs, summary, attendees };
}

function endOf(
  end: Property | undefined,
  duration: string | undefined,
  start: Property | undefined,
  fromMs: number | null,
  zone: string,
): number | null {
  if (end !== undefined) return instantOf(end, zone);
  if (fromMs === null) return null;
  const [, days, hours, minutes] = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?$/.exec(duration ?? '') ?? [];
  const lengthMs = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 3_600_000 + Number(minutes ?? 0) * 60_000;
  if (lengthMs > 0) return fromMs + lengthMs;
  return isWholeDay(start) ? fromMs + DAY_MS : null;
}

const isWholeDay = (property: Property | undefined): boolean => /^\d{8}$/.test(property?.value ?? '');

/** `20260131T090000Z`, the same by the wall clock of a zone, or a date, which begins at its midnight. */
function instantOf(property: Property | undefined, usualZone: string): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(property?.value ?? '');
  if (parts === null) return null;
  const [, year = '', month = '', date = '', hour = '00', minute = '00', second = '00', utc] = parts;
  const day = dayNumber(`${year}-${month}-${date}`);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const timeMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  if (utc === 'Z') return day * DAY_MS + timeMs;
  const named = property?.parameters['TZID'];
  return wallInstant(named !== undefined && isZone(named) ? named : usualZone, day, timeMs);
}

/** A text may hold the line separators of Unicode, which end no line of a calendar. */
function readProperty(line: string): Property | null {
  const [, name, rest, value] = /^([A-Za-z0-9-]+)((?:;[^:"]+(?:="[^"]*")?)*):(.*)$/s.exec(line) ?? [];
  if (name === undefined || value === undefined) return null;
  const parameters = Object.fromEntries(
    [...(rest ?? '').matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^;]*)/g)].map(([, key, content]) => [
      (key ?? '').toUpperCase(),
      (content ?? '').replace(/^"|"$/g, ''),
    ]),
  );
  return { name: name.toUpperCase(), parameters, value };
}

const instantText = (ms: number): string => `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const escapeText = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

const unescapeText = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

/** Between characters, never within one. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
