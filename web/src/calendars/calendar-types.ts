import type { Weekday } from '@domain/clock/calendar.js';

export interface Holiday {
  readonly date: string;
  readonly name: string;
}

export interface CalendarHours {
  /** Null for day and night. */
  readonly zone: string | null;
  readonly week: 'always' | Readonly<Partial<Record<Weekday, readonly string[]>>>;
  readonly closed: readonly string[];
  readonly open: Readonly<Record<string, readonly string[]>>;
}

export interface OpeningCalendar extends CalendarHours {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly suggestions: readonly Holiday[];
  /** A standard in force counts by it. */
  readonly isUsed: boolean;
}

export interface CalendarPreset extends CalendarHours {
  readonly key: string;
  readonly name: string;
  readonly suggestions: readonly Holiday[];
}

export interface CalendarPreview {
  readonly isOpen: boolean;
  readonly nextOpeningAt: string | null;
  readonly days: readonly {
    readonly date: string;
    readonly windows: readonly { readonly from: string; readonly to: string }[];
    readonly openSeconds: number;
  }[];
}
