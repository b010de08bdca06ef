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

const MONTHS: Readonly<Record<string, number>> = {
  มกราคม: 1,
  'ม.ค.': 1,
  กุมภาพันธ์: 2,
  'ก.พ.': 2,
  มีนาคม: 3,
  'มี.ค.': 3,
  เมษายน: 4,
  'เม.ย.': 4,
  พฤษภาคม: 5,
  'พ.ค.': 5,
  มิถุนายน: 6,
  'มิ.ย.': 6,
  กรกฎาคม: 7,
  'ก.ค.': 7,
  สิงหาคม: 8,
  'ส.ค.': 8,
  กันยายน: 9,
  'ก.ย.': 9,
  ตุลาคม: 10,
  'ต.ค.': 10,
  พฤศจิกายน: 11,
  'พ.ย.': 11,
  ธันวาคม: 12,
  'ธ.ค.': 12,
};
const DAYS: Readonly<Record<string, number>> = {
  จันทร์: 0,
  อังคาร: 1,
  พุธ: 2,
  พฤหัสบดี: 3,
  พฤหัส: 3,
  ศุกร์: 4,
  เสาร์: 5,
  อาทิตย์: 6,
};
const NUMBERS: Readonly<Record<string, number>> = {
  หนึ่ง: 1,
  สอง: 2,
  สาม: 3,
  สี่: 4,
  ห้า: 5,
  หก: 6,
  เจ็ด: 7,
  แปด: 8,
  เก้า: 9,
  สิบ: 10,
  สิบเอ็ด: 11,
  สิบสอง: 12,
  สิบห้า: 15,
  ยี่สิบ: 20,
  ยี่สิบสี่: 24,
  สามสิบ: 30,
  สี่สิบห้า: 45,
  สี่สิบแปด: 48,
};
const AMOUNT = String.raw`\d+(?:\.\d+)?|${anyOf(NUMBERS)}`;
const HOUR = String.raw`\d{1,2}|${anyOf(NUMBERS)}`;
const MONTH = anyOf(MONTHS).replaceAll('.', String.raw`\.`);
const THEN = String.raw`(?:ภายใน|ใน|อีก|ไม่เกิน)\s*(?:ประมาณ\s*|เวลา\s*)?`;
const HOURS = String.raw`(?:ชั่วโมง|ชม\.?)`;

const after = (amount: string, unit: number): Meaning | null => {
  const n = numberOf(amount, NUMBERS);
  return n === null ? null : { seconds: n * unit };
};
/** An hour counted from `from`, between the first and the last that is said so. */
const counted = (text: string, halfPast: string, from: number, first: number, last: number): Meaning | null => {
  const n = text === '' ? 1 : numberOf(text, NUMBERS);
  if (n === null || !Number.isInteger(n)) return null;
  const minute = halfPast === '' ? 0 : 30;
  if (n < first || n > last) return { time: { hour: n, minute, isSure: false } };
  return { time: { hour: from + n, minute, isSure: true } };
};
const weekday = (name: string, week: 'coming' | 'this' | 'next' | 'unsure'): Meaning => ({
  weekday: { n: DAYS[name] ?? 0, week },
});

export const THAI: LanguageRules = {
  isTwelveHour: false,
  between: /^[\s,]*(?:(?:เวลา|ก่อน|ภายใน|ตอน|ช่วง|ประมาณ|ราว|ไม่เกิน|ถึง|ที่|น\.|[-–(])[\s,]*)*$/u,
  rules: [
    within(String.raw`(?<![\d.,:/])(\d{1,2})[.:](\d{2})\s*(?:น\.|น(?![\u0E00-\u0E7F])|นาฬิกา)`, ([h = '', m = '']) =>
      timeOf(h, m),
    ),
    within(
      String.raw`(?:เวลา|ก่อน|ภายใน|ตอน|ไม่เกิน)\s*(\d{1,2})[.:](\d{2})(?!\d)(?:\s*(?:น\.|นาฬิกา))?`,
      ([h = '', m = '']) => timeOf(h, m),
    ),
    within(String.raw`(?<![\d.,:/])(\d{1,2})\s*(?:น\.|นาฬิกา)`, ([h = '']) => timeOf(h, '')),
    within(String.raw`\d{1,2}[.:]\d{2}\s*(?:น\.)?\s*(?:[-–]|ถึง)\s*\d{1,2}[.:]\d{2}\s*(?:น\.)?`, () => ({
      isRange: true,
    })),
    within(String.raw`บ่าย\s*(${HOUR})?\s*โมง(ครึ่ง)?`, ([n = '', halfPast = '']) => counted(n, halfPast, 12, 1, 5)),
    within(String.raw`(${HOUR})\s*โมงเย็น(ครึ่ง)?`, ([n = '', halfPast = '']) => counted(n, halfPast, 12, 4, 6)),
    within(String.raw`(${HOUR})\s*โมงเช้า(ครึ่ง)?`, ([n = '', halfPast = '']) => counted(n, halfPast, 0, 6, 11)),
    within(String.raw`(${HOUR})\s*โมง(ครึ่ง)?(?!เย็น|เช้า)`, ([n = '', halfPast = '']) => counted(n, halfPast, 0, 7, 11)),
    within(String.raw`(${HOUR})?\s*ทุ่ม(ครึ่ง)?`, ([n = '', halfPast = '']) => counted(n, halfPast, 18, 1, 5)),
    within(String.raw`ตี\s*(${HOUR})(ครึ่ง)?`, ([n = '', halfPast = '']) => counted(n, halfPast, 0, 1, 5)),
    within('เที่ยงคืน', () => MIDNIGHT),
    within('เที่ยง(?:วัน|ตรง)?(?!คืน)', () => NOON),
    within('(?:ภายใน)?วันนี้', () => ({ day: 0 })),
    within('(?:วัน)?พรุ่งนี้', () => ({ day: 1 })),
    within('(?:วัน)?มะรืน(?:นี้)?', () => ({ day: 2 })),
    within('เมื่อวาน(?:นี้)?|เมื่อคืน|สัปดาห์ที่แล้ว|อาทิตย์ที่แล้ว', () => ({ isPast: true })),
    within('เช้านี้', () => ({ day: 0, part: 'morning' })),
    within('(?:บ่าย|เย็น|ค่ำ|คืน)นี้', () => ({ day: 0, part: 'afternoon' })),
    within('พรุ่งนี้เช้า', () => ({ day: 1, part: 'morning' })),
    within(String.raw`พรุ่งนี้(?:บ่าย|เย็น|ค่ำ)(?!\s*(?:${HOUR})?\s*โมง)`, () => ({ day: 1, part: 'afternoon' })),
    within('(?:ตอน|ช่วง)เช้า', () => ({ part: 'morning' })),
    within('(?:ตอน|ช่วง)(?:บ่าย|เย็น|ค่ำ)', () => ({ part: 'afternoon' })),
    within('สิ้นวัน|สิ้นเดือน|สิ้นสัปดาห์|(?:สัปดาห์|อาทิตย์)หน้า|(?:สัปดาห์|อาทิตย์)นี้', () => ({ isVague: true })),
    within(`วัน(${anyOf(DAYS)})(?:ที่จะถึงนี้|นี้|ที่)?`, ([name = '']) => weekday(name, 'coming')),
    within(`วัน(${anyOf(DAYS)})หน้า`, ([name = '']) => weekday(name, 'unsure')),
    within(`วัน(${anyOf(DAYS)})(?:สัปดาห์|อาทิตย์)หน้า`, ([name = '']) => weekday(name, 'next')),
    within(`วัน(?:${anyOf(DAYS)})(?:ที่แล้ว|ที่ผ่านมา)`, () => ({ isPast: true })),
    within(
      String.raw`(\d{1,2})\s*(${MONTH})\s*(?:พ\.ศ\.\s*)?(\d{4}|\d{2}(?![\d:.]))?`,
      ([day = '', month = '', year = '']) => dateOf(day, MONTHS[month], year),
    ),
    within(String.raw`(?<!\d)(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?!\d)`, ([day = '', month, year = '']) =>
      dateOf(day, Number(month), year),
    ),
    within(String.raw`${THEN}(${AMOUNT})\s*นาที`, ([n = '']) => after(n, minutes(1))),
    within(String.raw`${THEN}(${AMOUNT})\s*${HOURS}(?!ครึ่ง|ทำการ)`, ([n = '']) => after(n, hours(1))),
    within(String.raw`${THEN}(${AMOUNT})\s*${HOURS}ครึ่ง`, ([n = '']) => {
      const n1 = numberOf(n, NUMBERS);
      return n1 === null ? null : { seconds: hours(n1) + minutes(30) };
    }),
    within(String.raw`${THEN}(${AMOUNT})\s*${HOURS}\s*(${AMOUNT})\s*นาที`, ([h = '', m = '']) => {
      const [hour, minute] = [numberOf(h, NUMBERS), numberOf(m, NUMBERS)];
      return hour === null || minute === null ? null : { seconds: hours(hour) + minutes(minute) };
    }),
    within(`${THEN}ครึ่ง${HOURS}`, () => ({ seconds: minutes(30) })),
    within(String.raw`อีก\s*(${AMOUNT})\s*วัน(?!ทำการ)`, ([n = '']) => {
      const days = numberOf(n, NUMBERS);
      return days === null || !Number.isInteger(days) ? { isVague: true } : { day: days };
    }),
    within(
      String.raw`(?:ภายใน|ใน|ไม่เกิน)\s*(?:${AMOUNT})\s*(?:วัน(?:ทำการ)?|สัปดาห์|เดือน)|อีก\s*(?:${AMOUNT})\s*(?:วันทำการ|สัปดาห์|เดือน)|ภายในชั่วโมงนี้`,
      () => ({ isVague: true }),
    ),
    within(String.raw`${THEN}\d+\s*(?:[-–]|ถึง)\s*\d+\s*(?:นาที|${HOURS}|วัน)`, () => ({ isRange: true })),
    within('หลัง(?:จาก)?|ตั้งแต่', () => ({ isFrom: true })),
    within('(?:ตาม)?เวลา(?:ประเทศ)?(?:ไทย|กรุงเทพ(?:ฯ)?)', () => ({ zone: 'Asia/Bangkok' })),
    within('(?:ตาม)?เวลา(?:ปักกิ่ง|จีน|ประเทศจีน)', () => ({ zone: 'Asia/Shanghai' })),
    within('(?:ตาม)?เวลา(?:เฮลซิงกิ|ฟินแลนด์|ประเทศฟินแลนด์)', () => ({ zone: 'Europe/Helsinki' })),
    within('(?:ตาม)?เวลา(?:ท้องถิ่น)?(?:ของ)?(?:คุณ|ลูกค้า|ท่าน)', () => ({ zone: 'customer' })),
    within('(?:ตาม)?เวลาท้องถิ่น', () => ({ zone: 'unknown' })),
  ],
};
