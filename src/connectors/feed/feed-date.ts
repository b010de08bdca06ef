const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Offsets in minutes of the zone names that feeds use; where a name is ambiguous, RFC 822's meaning. */
const ZONE_MINUTES: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['wet', 0],
  ['bst', 60],
  ['west', 60],
  ['cet', 60],
  ['met', 60],
  ['cest', 120],
  ['mest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['ict', 420],
  ['hkt', 480],
  ['sgt', 480],
  ['jst', 540],
  ['kst', 540],
  ['aest', 600],
  ['aedt', 660],
  ['nzst', 720],
  ['nzdt', 780],
  ['edt', -240],
  ['est', -300],
  ['cdt', -300],
  ['cst', -360],
  ['mdt', -360],
  ['mst', -420],
  ['pdt', -420],
  ['pst', -480],
  ['akdt', -480],
  ['akst', -540],
  ['hst', -600],
]);

interface Parts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly zoneMinutes: number;
}

const MINUTE_MS = 60_000;

/** Years feeds can mean: the rest is a typing error or the zero of somebody's clock. */
const isBelievableYear = (year: number): boolean => year >= 1970 && year <= 2200;

const instantOf = (parts: Parts): Date | undefined => {
  const { year, month, day, hour, minute, second } = parts;
  if (!isBelievableYear(year) || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 60) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), parts.millisecond);
  return new Date(local - parts.zoneMinutes * MINUTE_MS);
};

const zoneMinutesOf = (zone: string | undefined): number => {
  if (zone === undefined || zone === '') return 0;
  const numeric = /^(?:gmt|utc?)?\s*([+\-\u2212])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (numeric) {
    const hours = Number(numeric[2]);
    const minutes = hours * 60 + Number(numeric[3] ?? '0');
    if (hours > 14) return 0;
    return numeric[1] === '+' ? minutes : -minutes;
  }
  return ZONE_MINUTES.get(zone.toLowerCase()) ?? 0;
};

/** RFC 2822: two digits up to 49 are this century's, other short years count from 1900. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
};

const monthOf = (name: string | undefined): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

const millisecondOf = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));

const TIME = '(\\d{1,2})[:.](\\d{1,2})(?:[:.](\\d{1,2})(?:[.,](\\d{1,9}))?)?\\s*([ap]\\.?m\\.?)?';
const ZONE = '((?:gmt|utc?)?\\s*[+\\-\\u2212]\\d{1,2}:?\\d{0,2}|[a-z]{1,5})?';
const WEEKDAY = '(?:[\\p{L}.]{2,12},?\\s*)?';

const ISO =
  /^([+-]?\d{4})(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?)?(?:[tT\s_]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(z|[+\-\u2212]\d{1,2}:?\d{0,2}|[a-z]{2,5})?$/i;
/** `Thu, 01 Jan 2004 19:48:21 GMT`, also with hyphens, without seconds, weekday, time or zone. */
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})[\\s-]+([a-z]{3,9})\\.?,?[\\s-]+(\\d{2,4})(?:[\\s,T]+${TIME})?\\s*${ZONE}`,
  'iu',
);
/** `Jan 1, 2004 7:48 PM EST`, `Thursday, January 1 2004`. */
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:[\\s,T]+(?:at\\s+)?${TIME})?\\s*${ZONE}`,
  'iu',
);
/** C's asctime: `Thu Jan  1 19:48:21 2004`, also with a zone before the year. */
const YEAR_LAST = new RegExp(`^${WEEKDAY}([a-z]{3,9})\\s+(\\d{1,2})\\s+${TIME}\\s*${ZONE}\\s+(\\d{4})\\s*$`, 'iu');

const hourOf = (hour: string | undefined, half: string | undefined): number => {
  const value = Number(hour ?? '0');
  if (half === undefined || value > 12) return value;
  return (value % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
};

const clock = (match: RegExpExecArray, at: number): Omit<Parts, 'year' | 'month' | 'day' | 'zoneMinutes'> => ({
  hour: hourOf(match[at], match[at + 4]),
  minute: Number(match[at + 1] ?? '0'),
  second: Number(match[at + 2] ?? '0'),
  millisecond: millisecondOf(match[at + 3]),
});

const parseIso = (text: string): Parts | null => {
  const match = ISO.exec(text);
  if (!match) return null;
  return {
    year: Number(match[1]),
    month: Number(match[2] ?? '1'),
    day: Number(match[3] ?? '1'),
    hour: Number(match[4] ?? '0'),
    minute: Number(match[5] ?? '0'),
    second: Number(match[6] ?? '0'),
    millisecond: millisecondOf(match[7]),
    zoneMinutes: zoneMinutesOf(match[8]),
  };
};

const parseNamedMonth = (text: string): Parts | null => {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst && monthOf(dayFirst[2]) > 0) {
    return {
      year: fullYear(dayFirst[3] ?? ''),
      month: monthOf(dayFirst[2]),
      day: Number(dayFirst[1]),
      ...clock(dayFirst, 4),
      zoneMinutes: zoneMinutesOf(dayFirst[9]),
    };
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst && monthOf(monthFirst[1]) > 0) {
    return {
      year: Number(monthFirst[3]),
      month: monthOf(monthFirst[1]),
      day: Number(monthFirst[2]),
      ...clock(monthFirst, 4),
      zoneMinutes: zoneMinutesOf(monthFirst[9]),
    };
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast && monthOf(yearLast[1]) > 0) {
    return {
      year: Number(yearLast[9]),
      month: monthOf(yearLast[1]),
      day: Number(yearLast[2]),
      ...clock(yearLast, 3),
      zoneMinutes: zoneMinutesOf(yearLast[8]),
    };
  }
  return null;
};

const parseEpoch = (text: string): Date | undefined => {
  if (!/^(?:\d{10}|\d{13})$/.test(text)) return undefined;
  const at = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
  return isBelievableYear(at.getUTCFullYear()) ? at : undefined;
};

/**
 * The instant a feed's date means: RFC 822 with its short years and zone names, RFC 3339 and its shorter forms, asctime,
 * and the spellings around them. A date without a zone is read as UTC. Undefined when it means no instant; never throws.
 */
export const parseFeedDate = (written: string | null | undefined): Date | undefined => {
  const text = (written ?? '').slice(0, 100).replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const parts = parseIso(text) ?? parseNamedMonth(text);
  return (parts ? instantOf(parts) : undefined) ?? parseEpoch(text);
};
