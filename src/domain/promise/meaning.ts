/** A wall-clock time; `isSure` is false where it may be before or after noon. Hour 24 is the end of the day. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly isSure: boolean;
}

/** Part of a day, as far as it says which half a time is in. */
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'night';

export interface WeekDay {
  /** 0 for Monday to 6 for Sunday. */
  readonly n: number;
  /** coming: the next such day · this, next: of this or the next week, which begins on Monday · unsure: one of these */
  readonly week: 'coming' | 'this' | 'next' | 'unsure';
}

export interface NamedDate {
  readonly day: number;
  readonly month: number;
  /** Gregorian; absent where the text says none. */
  readonly year?: number;
  /** Two digits, of a Buddhist or a Gregorian year. */
  readonly shortYear?: number;
}

/** What a few words say of a time. Words that stand together are put together. */
export interface Meaning {
  readonly time?: ClockTime;
  readonly part?: DayPart;
  /** Days from today. */
  readonly day?: number;
  readonly weekday?: WeekDay;
  readonly date?: NamedDate;
  /** From now. */
  readonly seconds?: number;
  /** IANA; 'customer' where it is theirs, 'unknown' where it cannot be told. */
  readonly zone?: string;
  /** "After 14:00": no latest time. */
  readonly isFrom?: true;
  readonly isRange?: true;
  readonly isVague?: true;
  readonly isPast?: true;
}

/** Groups of a match, from 1 on; '' where one took no part. */
export type Groups = readonly string[];

/** Words of this form mean that; null: after all they do not. */
export type Rule = readonly [form: RegExp, meaning: (groups: Groups) => Meaning | null];

export interface LanguageRules {
  readonly rules: readonly Rule[];
  /** What may stand between words that belong together. */
  readonly between: RegExp;
  /** People also say 3:00 for 15:00. */
  readonly isTwelveHour: boolean;
}

/** A rule whose words begin and end where words do. */
export const word = (form: string, meaning: Rule[1]): Rule => [
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${form})(?![\p{L}\p{N}])`, 'giu'),
  meaning,
];

/** A rule for scripts that do not divide words. */
export const within = (form: string, meaning: Rule[1]): Rule => [new RegExp(form, 'giu'), meaning];

const HALF_A_DAY = 6;

/** Null where there is no such time. Written with a leading zero, or later than six, an hour is what it says. */
export function timeOf(hour: string, minute: string, isUsual = true): Meaning | null {
  const h = Number(hour);
  const m = minute === '' ? 0 : Number(minute);
  if (h > 24 || m > 59 || (h === 24 && m > 0)) return null;
  const isSure = isUsual || h === 0 || h > HALF_A_DAY || hour.startsWith('0');
  return { time: { hour: h, minute: m, isSure } };
}

/** A time said with the half of the day that it is in: 1 to 12. */
export function halfDayTime(hour: string, minute: string, half: 'am' | 'pm'): Meaning | null {
  const h = Number(hour);
  const m = minute === '' ? 0 : Number(minute);
  if (h < 1 || h > 12 || m > 59) return null;
  return { time: { hour: (h % 12) + (half === 'pm' ? 12 : 0), minute: m, isSure: true } };
}

export const NOON: Meaning = { time: { hour: 12, minute: 0, isSure: true } };
export const MIDNIGHT: Meaning = { time: { hour: 24, minute: 0, isSure: true } };

/** `1,5`, `30` or a word of the list; null for anything else. */
export function numberOf(text: string, words: Readonly<Record<string, number>>): number | null {
  const spoken = words[text.toLowerCase()];
  if (spoken !== undefined) return spoken;
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

export const anyOf = (words: Readonly<Record<string, unknown>>): string =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');

/** Two digits stay apart, since they may be of two calendars; four of a Buddhist year are counted from another beginning. */
export function yearOf(text: string): Pick<NamedDate, 'year' | 'shortYear'> {
  if (text === '') return {};
  const n = Number(text);
  if (text.length === 2) return { shortYear: n };
  return { year: n >= 2400 ? n - 543 : n };
}

export function dateOf(day: string, month: number | undefined, year = ''): Meaning | null {
  const d = Number(day);
  if (month === undefined || month < 1 || month > 12 || d < 1 || d > 31) return null;
  return { date: { day: d, month, ...yearOf(year) } };
}

export const minutes = (n: number): number => n * 60;
export const hours = (n: number): number => n * 3_600;
