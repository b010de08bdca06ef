import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import type { Calendar } from '../domain/clock/calendar.js';
import { isOpenAt } from '../domain/clock/due-at.js';
import { faultText, readCalendar, writeCalendar } from '../domain/clock/read-calendar.js';
import { invalid } from '../errors.js';

/** Hours in a body, as calendars are written: `{zone, week: {mon: ["09:00-17:00"]}, closed, open}`, or null for any time. */
export const Hours = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'object',
      additionalProperties: true,
      nullable: true,
      description:
        'Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time.',
    }),
    Allow(),
  );

/** Throws `bad-hours` with the places of all faults. */
export function readHours(value: unknown): Calendar | null {
  if (value === undefined || value === null) return null;
  const read = readCalendar(value);
  if (read.ok) return read.calendar.kind === 'always' ? null : read.calendar;
  const faults = read.faults.map(faultText);
  throw invalid(
    'bad-hours',
    faults[0] ?? 'The hours cannot be read.',
    faults.map((message) => ({ field: 'hours', message })),
  );
}

export const writeHours = (hours: Calendar | null): Record<string, unknown> | null =>
  hours === null ? null : { ...writeCalendar(hours) };

export const isWithin = (hours: Calendar | null, at: Date): boolean => hours === null || isOpenAt(at, hours);
