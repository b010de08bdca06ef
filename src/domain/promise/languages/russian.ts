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
  января: 1,
  янв: 1,
  февраля: 2,
  фев: 2,
  марта: 3,
  апреля: 4,
  апр: 4,
  мая: 5,
  июня: 6,
  июля: 7,
  августа: 8,
  авг: 8,
  сентября: 9,
  сен: 9,
  сент: 9,
  октября: 10,
  окт: 10,
  ноября: 11,
  ноя: 11,
  нояб: 11,
  декабря: 12,
  дек: 12,
};
const DAYS: Readonly<Record<string, number>> = {
  понедельник: 0,
  понедельника: 0,
  понедельнику: 0,
  вторник: 1,
  вторника: 1,
  вторнику: 1,
  среда: 2,
  среду: 2,
  среды: 2,
  среде: 2,
  четверг: 3,
  четверга: 3,
  четвергу: 3,
  пятница: 4,
  пятницу: 4,
  пятницы: 4,
  пятнице: 4,
  суббота: 5,
  субботу: 5,
  субботы: 5,
  субботе: 5,
  воскресенье: 6,
  воскресенья: 6,
  воскресенью: 6,
};
const SHORT_DAYS: Readonly<Record<string, number>> = { пн: 0, вт: 1, ср: 2, чт: 3, пт: 4, сб: 5, вс: 6 };
const NUMBERS: Readonly<Record<string, number>> = {
  один: 1,
  одного: 1,
  одну: 1,
  одной: 1,
  два: 2,
  две: 2,
  двух: 2,
  три: 3,
  трёх: 3,
  трех: 3,
  четыре: 4,
  четырёх: 4,
  четырех: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  восемь: 8,
  восьми: 8,
  девять: 9,
  девяти: 9,
  десять: 10,
  десяти: 10,
  двенадцать: 12,
  двенадцати: 12,
  пятнадцать: 15,
  пятнадцати: 15,
  двадцать: 20,
  двадцати: 20,
  'двадцать четыре': 24,
  'двадцати четырёх': 24,
  'двадцати четырех': 24,
  тридцать: 30,
  тридцати: 30,
  'сорок пять': 45,
  'сорока пяти': 45,
  'сорок восемь': 48,
  'сорока восьми': 48,
};
/** As in "в два часа", "к пяти часам". */
const HOURS: Readonly<Record<string, number>> = {
  два: 2,
  двум: 2,
  двух: 2,
  три: 3,
  трём: 3,
  трем: 3,
  трёх: 3,
  трех: 3,
  четыре: 4,
  четырём: 4,
  четырем: 4,
  четырёх: 4,
  четырех: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  восемь: 8,
  восьми: 8,
  девять: 9,
  девяти: 9,
  десять: 10,
  десяти: 10,
  одиннадцать: 11,
  одиннадцати: 11,
  двенадцать: 12,
  двенадцати: 12,
};
const ZONES: Readonly<Record<string, string>> = {
  московскому: 'Europe/Moscow',
  рижскому: 'Europe/Riga',
  латвийскому: 'Europe/Riga',
  хельсинкскому: 'Europe/Helsinki',
  финскому: 'Europe/Helsinki',
  тайскому: 'Asia/Bangkok',
  бангкокскому: 'Asia/Bangkok',
  пекинскому: 'Asia/Shanghai',
  китайскому: 'Asia/Shanghai',
};
const AMOUNT = String.raw`\d+(?:,\d+)?|${anyOf(NUMBERS)}`;
const BY = String.raw`(?:в|к|до|около|ровно в|не позднее|не позже|примерно в)`;
const THEN = String.raw`(?:через|в течение|в течении|за|в пределах|не позднее чем через)(?: ближайш\p{L}+| следующ\p{L}+)?`;
const MINUTE = String.raw`минут\p{L}*|мин\.?`;
const HOUR = String.raw`час\p{L}*|ч\.?`;

const after = (amount: string, unit: number): Meaning | null => {
  const n = numberOf(amount, NUMBERS);
  return n === null ? null : { seconds: n * unit };
};
const weekday = (name: string, week: 'coming' | 'this' | 'next' | 'unsure'): Meaning | null => {
  const n = DAYS[name.toLowerCase()];
  return n === undefined ? null : { weekday: { n, week } };
};

export const RUSSIAN: LanguageRules = {
  isTwelveHour: false,
  between: /^[\s,]*(?:(?:в|во|к|до|на|около|не позднее|не позже|часов|часа|час|[-–(])[\s,]*)*$/iu,
  rules: [
    ...DOTTED,
    word(
      String.raw`${BY}\s+(\d{1,2})(?![:.,]\d|\s?[-–]\s?\d|\s?[%€₽$]|\s+(?:${MINUTE}|дн\p{L}*|день|недел\p{L}*|руб\p{L}*|раз\p{L}*|числ\p{L}*|процент\p{L}*|суток|рабоч\p{L}*))(?:\s*(?:${HOUR}))?`,
      ([h = '']) => (Number(h) === 24 ? { isVague: true } : timeOf(h, '', false)),
    ),
    word(String.raw`${BY}\s+(\d{1,2})[:.](\d{2})`, ([h = '', m = '']) => timeOf(h, m)),
    word(
      String.raw`с\s+\d{1,2}(?:[:.]\d{2})?\s+до\s+\d{1,2}(?:[:.]\d{2})?|между\s+\d{1,2}(?:[:.]\d{2})?\s+и\s+\d{1,2}(?:[:.]\d{2})?`,
      () => ({ isRange: true }),
    ),
    word(String.raw`${BY}\s+(${anyOf(HOURS)})\s+(?:${HOUR})`, ([h = '']) => {
      const hour = HOURS[h.toLowerCase()];
      return hour === undefined ? null : { time: { hour, minute: 0, isSure: hour > 6 } };
    }),
    word(String.raw`(?:в|к|до)\s+час(?:у|а)?\s+дня`, () => ({ time: { hour: 13, minute: 0, isSure: true } })),
    word('(?:в )?полдень|(?:к )?полудню|(?:до )?полудня', () => NOON),
    word('(?:в )?полночь|(?:к )?полуночи', () => MIDNIGHT),
    word('сегодня|сегодняшнего дня', () => ({ day: 0 })),
    word('завтра|завтрашнего дня', () => ({ day: 1 })),
    word('послезавтра', () => ({ day: 2 })),
    word('вчера|позавчера|на прошлой неделе', () => ({ isPast: true })),
    word('утра|утром', () => ({ part: 'morning' })),
    word('дня|днём|днем|вечера|вечером|после обеда|во второй половине дня', () => ({ part: 'afternoon' })),
    word('ночи|ночью', () => ({ part: 'night' })),
    word(
      '(?:до |к )?(?:конца|концу) (?:рабочего )?(?:дня|недели|месяца)|в первой половине дня|на следующей неделе|на этой неделе|до обеда|к обеду|в обед',
      () => ({ isVague: true }),
    ),
    word(`(?:в эту |в этот |в ближайшую |в ближайший )?(${anyOf(DAYS)})`, ([name = '']) => weekday(name, 'coming')),
    word(String.raw`следующ\p{L}+ (${anyOf(DAYS)})`, ([name = '']) => weekday(name, 'unsure')),
    word(
      `(${anyOf(DAYS)}) (?:на )?следующей недел[еи]|на следующей неделе,? в[о]? (${anyOf(DAYS)})`,
      ([one = '', two = '']) => weekday(one + two, 'next'),
    ),
    word(String.raw`прошл\p{L}+ (?:${anyOf(DAYS)})`, () => ({ isPast: true })),
    word(String.raw`(${anyOf(SHORT_DAYS)})\.?(?=,?\s+(?:в|к|до|не позднее|не позже|около|\d))`, ([name = '']) => ({
      weekday: { n: SHORT_DAYS[name.toLowerCase()] ?? 0, week: 'coming' },
    })),
    word(
      String.raw`(\d{1,2})(?:-?го)?\s+(${anyOf(MONTHS)})\.?(?:\s+(\d{4})(?:\s*г(?:ода|\.)?)?)?`,
      ([day = '', month = '', year = '']) => dateOf(day, MONTHS[month.toLowerCase()], year),
    ),
    word(String.raw`${THEN} (${AMOUNT})\s?(?:${MINUTE})`, ([n = '']) => after(n, minutes(1))),
    word(String.raw`${THEN} (${AMOUNT})\s?(?:${HOUR})`, ([n = '']) => after(n, hours(1))),
    word(String.raw`${THEN} (?:минуту|минуты)`, () => ({ seconds: minutes(1) })),
    word(String.raw`${THEN} (?:час|часа)`, () => ({ seconds: hours(1) })),
    word(`${THEN} (?:полчаса|получаса)`, () => ({ seconds: minutes(30) })),
    word(`${THEN} (?:полтора часа|полутора часов)`, () => ({ seconds: minutes(90) })),
    word(`${THEN} (?:четверть часа|четверти часа)`, () => ({ seconds: minutes(15) })),
    word(`${THEN} (?:сутки|суток|одних суток)`, () => ({ seconds: hours(24) })),
    word(String.raw`через (${AMOUNT}) (?:дн\p{L}+|день)`, ([n = '']) => {
      const days = numberOf(n, NUMBERS);
      return days === null || !Number.isInteger(days) ? { isVague: true } : { day: days };
    }),
    word(
      String.raw`${THEN} (?:(?:${AMOUNT})\s)?(?:рабоч\p{L}+\s)(?:дн\p{L}+|день|час\p{L}*)|(?:в течение|в течении|за) (?:(?:${AMOUNT})\s)?(?:дн\p{L}+|день|недел\p{L}+|месяц\p{L}*)|${THEN} (?:(?:${AMOUNT})\s)?(?:недел\p{L}+|месяц\p{L}*)|${THEN} (?:нескольк\p{L}+|пар\p{L}+) (?:минут\p{L}*|час\p{L}*|дн\p{L}+)`,
      () => ({ isVague: true }),
    ),
    word(String.raw`${THEN} \d+\s?[-–]\s?\d+\s?(?:${MINUTE}|${HOUR}|дн\p{L}+)`, () => ({ isRange: true })),
    word(String.raw`после|с(?=\s+\d{1,2}(?:[:.]\d{2}|\s+час))|начиная с|не раньше|не ранее`, () => ({ isFrom: true })),
    word(`(?:по )?(${anyOf(ZONES)})(?: времени)?`, ([name = '']) => ({ zone: ZONES[name.toLowerCase()] ?? 'unknown' })),
    word('(?:по )?мск|по москве', () => ({ zone: 'Europe/Moscow' })),
    word('по (?:вашему|твоему)(?: местному)?(?: времени)?|в (?:вашем|твоём|твоем) часовом поясе', () => ({
      zone: 'customer',
    })),
    word('по местному(?: времени)?', () => ({ zone: 'unknown' })),
  ],
};
