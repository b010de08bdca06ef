import { DOTTED } from '../shared-rules.js';
import {
  anyOf,
  dateOf,
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
  janvār: 1,
  februār: 2,
  mart: 3,
  aprīl: 4,
  maij: 5,
  jūnij: 6,
  jūlij: 7,
  august: 8,
  septembr: 9,
  oktobr: 10,
  novembr: 11,
  decembr: 12,
};
const DAYS: Readonly<Record<string, number>> = {
  pirmdien: 0,
  otrdien: 1,
  trešdien: 2,
  ceturtdien: 3,
  piektdien: 4,
  sestdien: 5,
  svētdien: 6,
};
const NUMBERS: Readonly<Record<string, number>> = {
  vienas: 1,
  vienu: 1,
  divu: 2,
  divām: 2,
  triju: 3,
  trīs: 3,
  trim: 3,
  četru: 4,
  četrām: 4,
  piecu: 5,
  piecām: 5,
  sešu: 6,
  sešām: 6,
  septiņu: 7,
  septiņām: 7,
  astoņu: 8,
  astoņām: 8,
  deviņu: 9,
  deviņām: 9,
  desmit: 10,
  divpadsmit: 12,
  piecpadsmit: 15,
  divdesmit: 20,
  'divdesmit četru': 24,
  'divdesmit četrām': 24,
  trīsdesmit: 30,
  'četrdesmit piecu': 45,
  'četrdesmit piecām': 45,
  'četrdesmit astoņu': 48,
  'četrdesmit astoņām': 48,
};
const HOURS: Readonly<Record<string, number>> = {
  vienos: 1,
  divos: 2,
  trijos: 3,
  četros: 4,
  piecos: 5,
  sešos: 6,
  septiņos: 7,
  astoņos: 8,
  deviņos: 9,
  desmitos: 10,
  vienpadsmitos: 11,
  divpadsmitos: 12,
};
const ZONES: Readonly<Record<string, string>> = {
  latvijas: 'Europe/Riga',
  rīgas: 'Europe/Riga',
  somijas: 'Europe/Helsinki',
  helsinku: 'Europe/Helsinki',
  maskavas: 'Europe/Moscow',
  krievijas: 'Europe/Moscow',
  taizemes: 'Asia/Bangkok',
  bangkokas: 'Asia/Bangkok',
  ķīnas: 'Asia/Shanghai',
  pekinas: 'Asia/Shanghai',
};
const AMOUNT = String.raw`\d+(?:,\d+)?|${anyOf(NUMBERS)}`;
const CLOCK = String.raw`(?:plkst\.?|pulksten|pulkst\.?|pl\.)`;
const CASES = '(?:a|ā|u|ai|as|ām)?';
const MINUTE = String.raw`min(?:ūt\p{L}*|ūš\p{L}*|\.)?`;
const HOUR = String.raw`stund\p{L}*|st\.|h`;

const after = (amount: string, unit: number): Meaning | null => {
  const n = numberOf(amount, NUMBERS);
  return n === null ? null : { seconds: n * unit };
};
const weekday = (name: string, week: 'coming' | 'this' | 'next' | 'unsure'): Meaning | null => {
  const n = DAYS[name.toLowerCase()];
  return n === undefined ? null : { weekday: { n, week } };
};

export const LATVIAN: LanguageRules = {
  isTwelveHour: false,
  between: /^[\s,]*(?:(?:līdz|ap|ne vēlāk kā|vēlākais|plkst\.?|pulksten|[-–(])[\s,]*)*$/iu,
  rules: [
    ...DOTTED,
    word(String.raw`${CLOCK}\s*(\d{1,2})(?![:.,]\d|\s?[-–]\s?\d|\s?[%€])`, ([h = '']) => timeOf(h, '', false)),
    word(String.raw`${CLOCK}\s*(\d{1,2})[.:](\d{2})`, ([h = '', m = '']) => timeOf(h, m)),
    word(
      String.raw`(?:no\s+)?${CLOCK}\s*\d{1,2}(?:[.:]\d{2})?\s?(?:[-–]|līdz)\s?(?:${CLOCK}\s*)?\d{1,2}(?:[.:]\d{2})?|no\s+\d{1,2}[.:]\d{2}\s+līdz\s+\d{1,2}[.:]\d{2}`,
      () => ({ isRange: true }),
    ),
    word(String.raw`līdz\s+(\d{1,2})[.:](\d{2})(?!\.\d|\.\s?\d)`, ([h = '', m = '']) => timeOf(h, m)),
    word(String.raw`(?:pulksten\s+|līdz\s+)(${anyOf(HOURS)})`, ([h = '']) => {
      const hour = HOURS[h.toLowerCase()];
      return hour === undefined ? null : { time: { hour, minute: 0, isSure: hour > 6 } };
    }),
    word('pusdienlaikā|pusdienlaikam', () => ({ isVague: true })),
    word('dienas vidū|dienas vidum', () => NOON),
    word('pusnaktī|pusnaktij|pusnakts', () => MIDNIGHT),
    word('šodien|šodienas', () => ({ day: 0 })),
    word('šovakar', () => ({ day: 0, part: 'afternoon' })),
    word('šorīt', () => ({ day: 0, part: 'morning' })),
    word('rīt|rītdien|rītdienas|rītdienai', () => ({ day: 1 })),
    word('parīt|parītdien', () => ({ day: 2 })),
    word('aizparīt', () => ({ day: 3 })),
    word('vakar|aizvakar|pagājušajā nedēļā', () => ({ isPast: true })),
    word('no rīta|rīta|rītā|rītam|priekšpusdienā|priekšpusdienām', () => ({ part: 'morning' })),
    word('pēcpusdienā|pēcpusdienai|vakarā|vakaram|dienā', () => ({ part: 'afternoon' })),
    word(
      '(?:dienas|darba dienas|nedēļas|mēneša) (?:beigām|beigās)|nākamnedēļ|nākamajā nedēļā|šonedēļ|šajā nedēļā',
      () => ({ isVague: true }),
    ),
    word(`(?:šo |šajā |šīs nedēļas )?(${anyOf(DAYS)})${CASES}`, ([name = '']) => weekday(name, 'coming')),
    word(`nākam(?:ajā|o|ās|ajai) (${anyOf(DAYS)})${CASES}`, ([name = '']) => weekday(name, 'unsure')),
    word(`(?:nākamnedēļ|nākamās nedēļas|nākamajā nedēļā),? (${anyOf(DAYS)})${CASES}`, ([name = '']) =>
      weekday(name, 'next'),
    ),
    word(`(?:pagājušajā|pagājušo|pag\\.) (?:${anyOf(DAYS)})${CASES}`, () => ({ isPast: true })),
    word(
      String.raw`(?:(\d{4})\.\s?gada\s+)?(\d{1,2})\.\s?(${anyOf(MONTHS)})\p{L}*(?:\s+(\d{4}))?`,
      ([first = '', day = '', month = '', last = '']) => dateOf(day, MONTHS[month.toLowerCase()], first + last),
    ),
    word(String.raw`(${AMOUNT})\s?${MINUTE} laikā|pēc (${AMOUNT})\s?${MINUTE}`, ([one = '', two = '']) =>
      after(one + two, minutes(1)),
    ),
    word(String.raw`(${AMOUNT})\s?(?:${HOUR}) laikā|pēc (${AMOUNT})\s?(?:${HOUR})`, ([one = '', two = '']) =>
      after(one + two, hours(1)),
    ),
    word('stundas laikā|pēc stundas', () => ({ seconds: hours(1) })),
    word('diennakts laikā', () => ({ seconds: hours(24) })),
    word('pusstundas laikā|pēc pusstundas', () => ({ seconds: minutes(30) })),
    word('pusotras stundas laikā|pēc pusotras stundas', () => ({ seconds: minutes(90) })),
    word('ceturtdaļstundas laikā|pēc ceturtdaļstundas|stundas ceturkšņa laikā', () => ({ seconds: minutes(15) })),
    word(String.raw`pēc (${AMOUNT}) dienām`, ([n = '']) => {
      const days = numberOf(n, NUMBERS);
      return days === null || !Number.isInteger(days) ? { isVague: true } : { day: days };
    }),
    word(
      String.raw`(?:(?:${AMOUNT}) )?(?:darba dienu|darba dienas|darbdienu|dienu|dienas|nedēļu|nedēļas) laikā|(?:dažu|pāris) (?:minūšu|stundu|dienu) laikā|pēc (?:dažām|pāris) (?:minūtēm|stundām|dienām)`,
      () => ({ isVague: true }),
    ),
    word(String.raw`\d+\s?[-–]\s?\d+\s?(?:${MINUTE}|${HOUR}|dienu) laikā`, () => ({ isRange: true })),
    word(String.raw`(?:pēc|no)(?=\s+(?:plkst|pulksten|\d{1,2}[.:]\d{2}))|ne agrāk (?:kā|par)|sākot no`, () => ({
      isFrom: true,
    })),
    word(`(?:pēc )?(${anyOf(ZONES)}) laika`, ([name = '']) => ({ zone: ZONES[name.toLowerCase()] ?? 'unknown' })),
    word('(?:pēc )?(?:jūsu|tava|tavā)(?: vietējā)? (?:laika(?: joslas| joslā)?)', () => ({ zone: 'customer' })),
    word('pēc vietējā laika|pēc vietējā', () => ({ zone: 'unknown' })),
  ],
};
