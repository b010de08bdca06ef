import { dateOf, timeOf, word, type LanguageRules, type Rule } from './meaning.js';

/** Abbreviations that mean one zone wherever they are written; others ("CST", "IST") name several. */
const ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  msk: 'Europe/Moscow',
  ict: 'Asia/Bangkok',
};
const UNKNOWN_ZONES = 'cst|cdt|ist|bst|est|edt|pst|pdt|mst|et|pt';

/** Hours from UTC as a zone of its own; its names count the other way round. */
const offsetZone = (sign: string, hour: string): string =>
  Number(hour) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${String(Number(hour))}`;

/** What is written alike in every language. */
export const sharedRules = ({ isTwelveHour }: Pick<LanguageRules, 'isTwelveHour'>): readonly Rule[] => [
  [
    /(?<![\d.,:/-])(\d{1,2}):(\d{2})(?![\d:%]|[.,]\d)/gu,
    ([hour = '', minute = '']) => timeOf(hour, minute, !isTwelveHour),
  ],
  [
    /(?<![\d.,:/])\d{1,2}(?:[:.]\d{2})?\s?[-–—~～]\s?\d{1,2}[:.]\d{2}(?![\d:])|(?<![\d.,:/])\d{1,2}:\d{2}\s?[-–—~～]\s?\d{1,2}(?![\d:])/gu,
    () => ({ isRange: true }),
  ],
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu, ([year = '', month, day = '']) => dateOf(day, Number(month), year)],
  [
    /(?<![\p{L}\p{N}])(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::00)?(?![\p{N}:])/giu,
    ([sign = '', hour = '']) => ({ zone: Number(hour) > 14 ? 'unknown' : offsetZone(sign, hour) }),
  ],
  word(`(${Object.keys(ZONES).join('|')})`, ([name = '']) => ({ zone: ZONES[name.toLowerCase()] ?? 'unknown' })),
  [
    new RegExp(String.raw`(?<=\d\s?|[ap]m\s)(?:${UNKNOWN_ZONES.toUpperCase()})(?![\p{L}\p{N}])`, 'gu'),
    () => ({ zone: 'unknown' }),
  ],
];

/** `14.00` and `5.12.`: a time where it can be no date, a date where it can be no time and where it ends like one. */
export const DOTTED: readonly Rule[] = [
  [
    /(?<![\d.,:/])(\d{1,2})\.(\d{2})(?![\d:%.]|[.,]\d|\s?[€$£¥₽฿]|\s?(?:eur|euro|eiro|руб|kg|km|cm|mm|%)|\s?\p{L}{0,2}\/)/giu,
    ([first = '', second = '']) => {
      const month = Number(second);
      return month >= 1 && month <= 12 ? dateOf(first, month) : timeOf(first, second);
    },
  ],
  [
    /(?<![\d.,:/])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})(?!\d)\.?)?(?!\d)/gu,
    ([day = '', month, year = '']) => dateOf(day, Number(month), year),
  ],
  [
    /(?<![\d.,:/])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])/gu,
    ([day = '', month, year = '']) => dateOf(day, Number(month), year),
  ],
];
