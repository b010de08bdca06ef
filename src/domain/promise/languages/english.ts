import { DOTTED } from '../shared-rules.js';
import {
  anyOf,
  dateOf,
  halfDayTime,
  hours,
  MIDNIGHT,
  minutes,
  NOON,
  numberOf,
  timeOf,
  word,
  type LanguageRules,
  type Meaning,
} from '../meaning.js';

const MONTHS: Readonly<Record<string, number>> = {
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};
const DAYS: Readonly<Record<string, number>> = {
  monday: 0,
  tuesday: 1,
  tues: 1,
  tue: 1,
  wednesday: 2,
  thursday: 3,
  thurs: 3,
  thur: 3,
  thu: 3,
  friday: 4,
  fri: 4,
  saturday: 5,
  sunday: 6,
};
/** These are words, too, unless they begin with a capital. */
const CAPITAL_DAYS: Readonly<Record<string, number>> = { Mon: 0, Wed: 2, Sat: 5, Sun: 6 };
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  'forty-five': 45,
  'forty-eight': 48,
  sixty: 60,
};
const ZONES: Readonly<Record<string, string>> = {
  helsinki: 'Europe/Helsinki',
  finnish: 'Europe/Helsinki',
  finland: 'Europe/Helsinki',
  riga: 'Europe/Riga',
  latvian: 'Europe/Riga',
  latvia: 'Europe/Riga',
  moscow: 'Europe/Moscow',
  bangkok: 'Asia/Bangkok',
  thai: 'Asia/Bangkok',
  thailand: 'Asia/Bangkok',
  beijing: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  chinese: 'Asia/Shanghai',
  london: 'Europe/London',
  uk: 'Europe/London',
};
const AMOUNT = String.raw`\d+(?:\.\d+)?|${anyOf(NUMBERS)}`;
const MINUTE = String.raw`minutes?|mins?\.?`;
const HOUR = String.raw`hours?|hrs?\.?|h`;
const CLOCK = String.raw`\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?`;
const half = (text: string): 'am' | 'pm' => (text.toLowerCase().startsWith('p') ? 'pm' : 'am');

const after = (amount: string, unit: number): Meaning | null => {
  const n = numberOf(amount, NUMBERS);
  return n === null ? null : { seconds: n * unit };
};
const weekday = (name: string, week: 'coming' | 'this' | 'next' | 'unsure'): Meaning | null => {
  const n = DAYS[name.toLowerCase()];
  return n === undefined ? null : { weekday: { n, week } };
};

export const ENGLISH: LanguageRules = {
  isTwelveHour: true,
  between: /^[\s,]*(?:(?:at|by|on|before|until|till|around|about|the|no later than|latest|is|@|[-–(])[\s,]*)*$/iu,
  rules: [
    ...DOTTED,
    word(String.raw`(1[0-2]|0?[1-9])(?:[:.](\d{2}))?\s?([ap])\.?\s?m\.?`, ([h = '', m = '', p = '']) =>
      halfDayTime(h, m, half(p)),
    ),
    word(String.raw`between\s+${CLOCK}\s+and\s+${CLOCK}|from\s+${CLOCK}\s+(?:to|until|till)\s+${CLOCK}`, () => ({
      isRange: true,
    })),
    word(
      String.raw`\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?\s?)?(?:-|–|to)\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\.?`,
      () => ({ isRange: true }),
    ),
    word(
      String.raw`(?:at|by|before|until|till)\s+(\d{1,2})(?:\s+o['’]?clock)?(?![:.,]\d|\s?(?:%|[€$£]|[ap]\.?\s?m)|\s+(?:${MINUTE}|${HOUR}|days?|weeks?|months?|years?|business|working|of|euros?|percent|people|more))`,
      ([h = '']) => timeOf(h, '', Number(h) > 12),
    ),
    word(String.raw`(\d{1,2})\s+o['’]?clock`, ([h = '']) => timeOf(h, '', Number(h) > 12)),
    word('noon|midday', () => NOON),
    word('midnight', () => MIDNIGHT),
    word('today', () => ({ day: 0 })),
    word('tomorrow', () => ({ day: 1 })),
    word('day after tomorrow', () => ({ day: 2 })),
    word('yesterday|last night|earlier today', () => ({ isPast: true })),
    word('this morning', () => ({ day: 0, part: 'morning' })),
    word('this afternoon', () => ({ day: 0, part: 'afternoon' })),
    word('this evening|tonight', () => ({ day: 0, part: 'afternoon' })),
    word('(?:in the )?morning', () => ({ part: 'morning' })),
    word('(?:in the )?(?:afternoon|evening)', () => ({ part: 'afternoon' })),
    word(
      '(?:end|close) of (?:the )?(?:day|business|week|month)|eod|eob|cob|lunch ?time|next week|this week|next month',
      () => ({ isVague: true }),
    ),
    word(`(?:this |the coming |coming )?(${anyOf(DAYS)})`, ([name = '']) => weekday(name, 'coming')),
    [
      new RegExp(String.raw`(?<![\p{L}\p{N}])(${anyOf(CAPITAL_DAYS)})\.?(?=,?\s+(?:at|by|\d))`, 'gu'),
      ([name = '']) => ({ weekday: { n: CAPITAL_DAYS[name] ?? 0, week: 'coming' } }),
    ],
    word(`next (${anyOf(DAYS)})`, ([name = '']) => weekday(name, 'unsure')),
    word(`(${anyOf(DAYS)}) next week|next week(?: on)? (${anyOf(DAYS)})`, ([one = '', two = '']) =>
      weekday(one + two, 'next'),
    ),
    word(`last (?:${anyOf(DAYS)}|week|month)`, () => ({ isPast: true })),
    word(
      String.raw`(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${anyOf(MONTHS)})\.?(?:,?\s+(\d{4}))?`,
      ([day = '', month = '', year = '']) => dateOf(day, MONTHS[month.toLowerCase()], year),
    ),
    word(
      String.raw`(${anyOf(MONTHS)})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![:.]\d|\s?[ap]\.?m)(?:,?\s+(\d{4}))?`,
      ([month = '', day = '', year = '']) => dateOf(day, MONTHS[month.toLowerCase()], year),
    ),
    word(String.raw`(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?`, ([one = '', two = '', year = '']) => {
      if (Number(two) > 12) return dateOf(two, Number(one), year);
      return Number(one) > 12 || one === two ? dateOf(one, Number(two), year) : { isVague: true };
    }),
    word(String.raw`(?:in|within)(?: the next| about| around)? (${AMOUNT})[\s-]?(?:${MINUTE})`, ([n = '']) =>
      after(n, minutes(1)),
    ),
    word(String.raw`(?:in|within)(?: the next| about| around)? (${AMOUNT})[\s-]?(?:${HOUR})`, ([n = '']) =>
      after(n, hours(1)),
    ),
    word(
      String.raw`(?:in|within)(?: the next)? (${AMOUNT})\s?(?:${HOUR}) (?:and )?(${AMOUNT})\s?(?:${MINUTE})`,
      ([h = '', m = '']) => {
        const [hour, minute] = [numberOf(h, NUMBERS), numberOf(m, NUMBERS)];
        return hour === null || minute === null ? null : { seconds: hours(hour) + minutes(minute) };
      },
    ),
    word('(?:in|within)(?: the next| about)? (?:half an hour|half hour|a half hour)', () => ({ seconds: minutes(30) })),
    word('(?:in|within) (?:a )?quarter of an hour', () => ({ seconds: minutes(15) })),
    word('(?:in|within) (?:an hour and a half|one and a half hours)', () => ({ seconds: minutes(90) })),
    word('within (?:the|the next) hour', () => ({ seconds: hours(1) })),
    word(String.raw`in (${AMOUNT}) days`, ([n = '']) => {
      const days = numberOf(n, NUMBERS);
      return days === null || !Number.isInteger(days) ? { isVague: true } : { day: days };
    }),
    word(
      String.raw`(?:in|within)(?: the next)? (?:(?:${AMOUNT}) (?:business |working )(?:hours?|days?)|(?:a few|several|some|a couple of) (?:minutes|hours|days)|(?:${AMOUNT}) (?:weeks?|months?))|within (?:${AMOUNT}) days?|within a day`,
      () => ({ isVague: true }),
    ),
    word(String.raw`(?:in|within)(?: the next)? \d+\s?(?:-|–|to)\s?\d+ (?:${MINUTE}|${HOUR}|days?)`, () => ({
      isRange: true,
    })),
    word('after|from|since|starting(?: at| from)?|no earlier than|not before|as of', () => ({ isFrom: true })),
    word(`(${anyOf(ZONES)}) time`, ([name = '']) => ({ zone: ZONES[name.toLowerCase()] ?? 'unknown' })),
    word('(?:in )?your (?:own |local )?time(?:[ -]?zone)?', () => ({ zone: 'customer' })),
    word(String.raw`local time|(?:eastern|pacific|central|mountain)(?: standard| daylight)? time`, () => ({
      zone: 'unknown',
    })),
  ],
};
