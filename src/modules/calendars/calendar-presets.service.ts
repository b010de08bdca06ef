import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import type { Actor } from '../../domain/access/access.types.js';
import { dayNumber } from '../../domain/clock/local-date.js';
import { faultText, readCalendar } from '../../domain/clock/read-calendar.js';
import { Env } from '../../env.js';
import { requireAccess } from '../../http/require-access.js';
import { shownHours } from './calendar-hours.js';
import type { CalendarPreset, HolidaySuggestionDto } from './calendars.dto.js';

/** The starting points of `config/calendars/*.yaml`, read once, at start: a file that cannot be used stops it. */
@Injectable()
export class CalendarPresets {
  private readonly presets: readonly CalendarPreset[];

  constructor(env: Env) {
    this.presets = readPresets(join(env.rootDir, 'config', 'calendars'));
  }

  list(actor: Actor): CalendarPreset[] {
    requireAccess(actor, 'calendars', 'read');
    return [...this.presets];
  }
}

/** @throws Error that names the file and its fault */
export function readPresets(folder: string): CalendarPreset[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readPreset(join(folder, file), file.replace(/\.yaml$/, '')));
}

function readPreset(path: string, key: string): CalendarPreset {
  const value: unknown = parse(readFileSync(path, 'utf8'));
  const read = readCalendar(value);
  if (!read.ok) throw new Error(`${path}: ${read.faults.map(faultText).join(' ')}`);
  const { name, suggestions = {} } = value as { readonly name?: unknown; readonly suggestions?: unknown };
  if (typeof name !== 'string') throw new Error(`${path}: name is missing.`);
  return { key, name, ...shownHours(read.calendar), suggestions: suggestionsOf(path, suggestions) };
}

/** `{"2026-12-24": "Christmas Eve"}`, in order. */
function suggestionsOf(path: string, value: unknown): HolidaySuggestionDto[] {
  if (typeof value !== 'object' || value === null) throw new Error(`${path}: suggestions are names by date.`);
  return Object.entries(value)
    .map(([date, name]: [string, unknown]) => {
      if (dayNumber(date) === null || typeof name !== 'string') {
        throw new Error(`${path}: suggestions: "${date}" needs a date and a name.`);
      }
      return { date, name };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
