import type { PromiseLanguage } from './promise.types.js';
import { wallClockAt } from './local-time.js';

/** Of the months, as they stand beside a day. */
const MONTHS: Readonly<Record<'en' | 'lv' | 'ru' | 'th', readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  lv: [
    'janvārī',
    'februārī',
    'martā',
    'aprīlī',
    'maijā',
    'jūnijā',
    'jūlijā',
    'augustā',
    'septembrī',
    'oktobrī',
    'novembrī',
    'decembrī',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  th: [
    'มกราคม',
    'กุมภาพันธ์',
    'มีนาคม',
    'เมษายน',
    'พฤษภาคม',
    'มิถุนายน',
    'กรกฎาคม',
    'สิงหาคม',
    'กันยายน',
    'ตุลาคม',
    'พฤศจิกายน',
    'ธันวาคม',
  ],
};
const BUDDHIST_YEARS = 543;

/** An instant as it is written to a customer, to the minute, by a zone's wall clock: reading it gives the instant back. */
export function writeTime(at: Date, lang: PromiseLanguage, zone: string): string {
  const wall = new Date(wallClockAt(at, zone));
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  const hour = String(wall.getUTCHours()).padStart(2, '0');
  const minute = String(wall.getUTCMinutes()).padStart(2, '0');
  switch (lang) {
    case 'en':
      return `${String(day)} ${MONTHS.en[month] ?? ''} ${String(year)} at ${hour}:${minute}`;
    case 'fi':
      return `${String(day)}.${String(month + 1)}.${String(year)} klo ${hour}.${minute}`;
    case 'lv':
      return `${String(year)}. gada ${String(day)}. ${MONTHS.lv[month] ?? ''} plkst. ${hour}.${minute}`;
    case 'ru':
      return `${String(day)} ${MONTHS.ru[month] ?? ''} ${String(year)} г. в ${hour}:${minute}`;
    case 'th':
      return `วันที่ ${String(day)} ${MONTHS.th[month] ?? ''} ${String(year + BUDDHIST_YEARS)} เวลา ${hour}:${minute} น.`;
    case 'zh':
      return `${String(year)}年${String(month + 1)}月${String(day)}日${hour}:${minute}`;
  }
}
