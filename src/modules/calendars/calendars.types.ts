import type { Calendar } from '../../domain/clock/calendar.js';

/** One version of a calendar. Clocks keep the one they started with. */
export interface CalendarInForce {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rules: Calendar;
}
