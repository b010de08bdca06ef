import {
  anyOf,
  dateOf,
  hours,
  MIDNIGHT,
  minutes,
  NOON,
  numberOf,
  timeOf,
  within,
  type LanguageRules,
  type Meaning,
} from '../meaning.js';

const DAYS: Readonly<Record<string, number>> = { 一: 0, 二: 1, 三: 2, 四: 3, 五: 4, 六: 5, 日: 6, 天: 6 };
const NUMBERS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
  十五: 15,
  二十: 20,
  二十四: 24,
  三十: 30,
  四十: 40,
  四十五: 45,
  四十八: 48,
  六十: 60,
};
const ZONES: Readonly<Record<string, string>> = {
  北京: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  泰国: 'Asia/Bangkok',
  曼谷: 'Asia/Bangkok',
  芬兰: 'Europe/Helsinki',
  赫尔辛基: 'Europe/Helsinki',
  莫斯科: 'Europe/Moscow',
  拉脱维亚: 'Europe/Riga',
  里加: 'Europe/Riga',
};
const AMOUNT = String.raw`\d+(?:\.\d+)?|${anyOf(NUMBERS)}`;
const HOUR = '(?:点|點|时(?!间|候|候))';
/** Which half of the day it is in; without it "一点" may mean "a little". */
const PART = '(凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|晚间|今晚|明晚|明早|今早)';
const REST = String.raw`(?:(半)|(一刻)|(三刻)|(\d{1,2}|${anyOf(NUMBERS)})分)?(?:钟|整)?`;
const NO_NUMBER = String.raw`(?!\s*(?:\d|${anyOf(NUMBERS)}))`;
const THEN = '(?:之内|以内|内|之后|以后|后)';

const after = (amount: string, unit: number): Meaning | null => {
  const n = numberOf(amount, NUMBERS);
  return n === null ? null : { seconds: n * unit };
};
const minuteOf = (half: string, quarter: string, three: string, minute: string): number => {
  if (half !== '') return 30;
  if (quarter !== '') return 15;
  if (three !== '') return 45;
  return minute === '' ? 0 : (numberOf(minute, NUMBERS) ?? 60);
};
const clock = (hour: string, minute: number): Meaning | null => {
  const h = numberOf(hour, NUMBERS);
  return h === null || !Number.isInteger(h) ? null : timeOf(String(h), String(minute), false);
};

/** The part's own meaning beside the time's: 今晚 is today, too. */
function withPart(part: string, time: Meaning | null): Meaning | null {
  if (time === null) return null;
  const day = part.startsWith('今') ? { day: 0 } : part.startsWith('明') ? { day: 1 } : {};
  if (part === '凌晨') return { ...time, part: 'night' };
  if (part === '中午') return { ...time, part: 'noon' };
  return { ...time, ...day, part: /早|上午|清晨/.test(part) ? 'morning' : 'afternoon' };
}
const weekday = (name: string, week: 'coming' | 'this' | 'next' | 'unsure'): Meaning => ({
  weekday: { n: DAYS[name] ?? 0, week },
});

export const CHINESE: LanguageRules = {
  isTwelveHour: true,
  between: /^[\s,，、]*(?:(?:的|在|于|前|之前|以前|于|约|大约|最晚|最迟|[-–(（])[\s,，、]*)*$/u,
  rules: [
    within(
      String.raw`${PART}\s*(${AMOUNT})\s*${HOUR}${REST}`,
      ([part = '', h = '', half = '', quarter = '', three = '', m = '']) =>
        withPart(part, clock(h, minuteOf(half, quarter, three, m))),
    ),
    within(String.raw`${PART}\s*(\d{1,2}):(\d{2})(?!\d)`, ([part = '', h = '', m = '']) =>
      withPart(part, timeOf(h, m, false)),
    ),
    within(String.raw`(?<![\d.:])(\d{1,2})\s*${HOUR}${REST}`, ([h = '', half = '', quarter = '', three = '', m = '']) =>
      clock(h, minuteOf(half, quarter, three, m)),
    ),
    within(
      String.raw`(?:(?<=天|日|号|[周期拜][一二三四五六日天])|(?<=^|[在于，。！\s]))(${anyOf(NUMBERS)})\s*${HOUR}(?:(半)|(一刻)|(三刻)|钟|整)`,
      ([h = '', half = '', quarter = '', three = '']) => clock(h, minuteOf(half, quarter, three, '')),
    ),
    within(
      String.raw`(?:${PART}\s*)?(?:\d{1,2}|${anyOf(NUMBERS)})(?:点|时|:\d{2})\s*(?:[-–~～]|到|至)\s*${PART}?\s*(?:\d{1,2}|${anyOf(NUMBERS)})(?:点|时|:\d{2})`,
      () => ({ isRange: true }),
    ),
    within('正午|中午(?=前|之前|以前|$|[，。！])', () => NOON),
    within('午夜|半夜十二点', () => MIDNIGHT),
    within('今天|今日|当天', () => ({ day: 0 })),
    within('明天|明日', () => ({ day: 1 })),
    within('(?<!大)后天', () => ({ day: 2 })),
    within('大后天', () => ({ day: 3 })),
    within('昨天|昨日|昨晚|前天|上周|上星期', () => ({ isPast: true })),
    within(`今早|今天(?:早上|上午|早晨)${NO_NUMBER}`, () => ({ day: 0, part: 'morning' })),
    within(`今晚|今天(?:下午|晚上|傍晚)${NO_NUMBER}`, () => ({ day: 0, part: 'afternoon' })),
    within(`明早|明天(?:早上|上午|早晨)${NO_NUMBER}`, () => ({ day: 1, part: 'morning' })),
    within(`明晚|明天(?:下午|晚上|傍晚)${NO_NUMBER}`, () => ({ day: 1, part: 'afternoon' })),
    within('早上|上午|早晨', () => ({ part: 'morning' })),
    within('下午|晚上|傍晚', () => ({ part: 'afternoon' })),
    within('下班前|月底前?|周末前?|(?:下|这|本)(?:个)?(?:周|星期|礼拜|月)(?![一二三四五六日天])', () => ({
      isVague: true,
    })),
    within('(?<![上下这本])(?:周|星期|礼拜)([一二三四五六日天])', ([name = '']) => weekday(name, 'coming')),
    within('(?:这|本)(?:个)?(?:周|星期|礼拜)([一二三四五六日天])', ([name = '']) => weekday(name, 'this')),
    within('(?<!下)下(?:个)?(?:周|星期|礼拜)([一二三四五六日天])', ([name = '']) => weekday(name, 'next')),
    within('下下(?:个)?(?:周|星期|礼拜)[一二三四五六日天]?', () => ({ isVague: true })),
    within('上(?:个)?(?:周|星期|礼拜)[一二三四五六日天]', () => ({ isPast: true })),
    within(String.raw`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]`, ([year = '', month, day = '']) =>
      dateOf(day, Number(month), year),
    ),
    within(String.raw`(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)`, ([year = '', month, day = '']) =>
      dateOf(day, Number(month), year),
    ),
    within(String.raw`(?<![\d月])\d{1,2}[日号](?!线|楼|店)`, () => ({ isVague: true })),
    within(String.raw`(${AMOUNT})\s*分钟${THEN}`, ([n = '']) => after(n, minutes(1))),
    within(String.raw`(${AMOUNT})\s*(?:个)?(?:小时|钟头)${THEN}`, ([n = '']) => after(n, hours(1))),
    within(String.raw`(${AMOUNT})个半(?:小时|钟头)${THEN}`, ([n = '']) => {
      const hour = numberOf(n, NUMBERS);
      return hour === null ? null : { seconds: hours(hour) + minutes(30) };
    }),
    within(`半(?:个)?(?:小时|钟头)${THEN}`, () => ({ seconds: minutes(30) })),
    within(`一刻钟${THEN}`, () => ({ seconds: minutes(15) })),
    within(String.raw`(${AMOUNT})天(?:之后|以后|后)`, ([n = '']) => {
      const days = numberOf(n, NUMBERS);
      return days === null || !Number.isInteger(days) ? { isVague: true } : { day: days };
    }),
    within(
      String.raw`(?:${AMOUNT}|几|数)\s*(?:个)?(?:工作日|周|星期|月)${THEN}|(?:${AMOUNT}|几|数)\s*天(?:之内|以内|内)|几(?:个)?(?:小时|分钟|天)${THEN}`,
      () => ({ isVague: true }),
    ),
    within(String.raw`\d+\s*(?:[-–~～]|到|至)\s*\d+\s*(?:个)?(?:分钟|小时|天|工作日)${THEN}?`, () => ({
      isRange: true,
    })),
    within('(?<=[点半整分时]|:\\d{2})(?:之后|以后|后)', () => ({ isFrom: true })),
    within(`(${anyOf(ZONES)})时间`, ([name = '']) => ({ zone: ZONES[name] ?? 'unknown' })),
    within('[您你](?:的(?:当地)?|那边的?|那里的?|当地的?|所在地的?)时间', () => ({ zone: 'customer' })),
    within('当地时间', () => ({ zone: 'unknown' })),
  ],
};
