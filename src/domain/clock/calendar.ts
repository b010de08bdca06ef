export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** "09:00-12:00": from, and until but not including. The end may be "24:00". */
export type Window = string;

/** "2026-12-24" */
export type LocalDate = string;

/** Day and night, every day. */
export interface AlwaysOpen {
  readonly kind: 'always';
}

/**
 * By the wall clock of a zone: an instant counts if it lies in a window of its weekday and its date is not closed, or in a
 * window that its date has of its own. Windows may overlap and come in any order.
 */
export interface WeeklyHours {
  readonly kind: 'weekly';
  /** Of the IANA database, such as Europe/Helsinki. */
  readonly zone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  readonly closed: readonly LocalDate[];
  /** Dates with hours of their own, also where the date is closed. */
  readonly open: Readonly<Record<LocalDate, readonly Window[]>>;
}

/** When time counts. */
export type Calendar = AlwaysOpen | WeeklyHours;

export const ALWAYS_OPEN: AlwaysOpen = { kind: 'always' };
