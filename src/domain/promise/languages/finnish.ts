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
  tammi: 1,
  helmi: 2,
  maalis: 3,
  huhti: 4,
  touko: 5,
  kesä: 6,
  heinä: 7,
  elo: 8,
  syys: 9,
  loka: 10,
  marras: 11,
  joulu: 12,
};
const DAYS: Readonly<Record<string, number>> = {
  maanantai: 0,
  tiistai: 1,
  keskiviikko: 2,
  torstai: 3,
  perjantai: 4,
  lauantai: 5,
  sunnuntai: 6,
};
const SHORT_DAYS: Readonly<Record<string, number>> = { ma: 0, ti: 1, ke: 2, to: 3, pe: 4, la: 5, su: 6 };
/** As in "kahden tunnin sisällä". */
const NUMBERS: Readonly<Record<string, number>> = {
  yhden: 1,
  kahden: 2,
  parin: 2,
  kolmen: 3,
  neljän: 4,
  viiden: 5,
  kuuden: 6,
  seitsemän: 7,
  kahdeksan: 8,
  yhdeksän: 9,
  kymmenen: 10,
  kahdentoista: 12,
  viidentoista: 15,
  kahdenkymmenen: 20,
  kahdenkymmenenneljän: 24,
  kolmenkymmenen: 30,
  neljänkymmenenviiden: 45,
  neljänkymmenenkahdeksan: 48,
};
const HOURS: Readonly<Record<string, number>> = {
  yksi: 1,
  kaksi: 2,
  kolme: 3,
  neljä: 4,
  viisi: 5,
  kuusi: 6,
  seitsemän: 7,
  kahdeksan: 8,
  yhdeksän: 9,
  kymmenen: 10,
  yksitoista: 11,
  kaksitoista: 12,
};
const ZONES: Readonly<Record<string, string>> = {
  suomen: 'Europe/Helsinki',
  helsingin: 'Europe/Helsinki',
  latvian: 'Europe/Riga',
  riian: 'Europe/Riga',
  moskovan: 'Europe/Moscow',
  venäjän: 'Europe/Moscow',
  thaimaan: 'Asia/Bangkok',
  bangkokin: 'Asia/Bangkok',
  kiinan: 'Asia/Shanghai',
  pekingin: 'Asia/Shanghai',
};
const AMOUNT = String.raw`\d+(?:,\d+)?|${anyOf(NUMBERS)}`;
const THEN = '(?:sisällä|kuluessa|päästä|kuluttua|aikana)';
const CASES = '(?:na|hin|ksi|n|iin|sta|lla)?';
/** What a number may be followed by that is no time of day. */
const NO_UNIT = String.raw`(?![:.,]\d|\s?[-–]\s?\d|\s?[%€]|\.\s?\d)`;

const after = (amount: string, unit: number): Meaning | null => {
  const n = numberOf(amount, NUMBERS);
  return n === null ? null : { seconds: n * unit };
};
const spoken = (hour: string, minute: number): Meaning | null => {
  const n = HOURS[hour.toLowerCase()];
  return n === undefined ? null : { time: { hour: minute === 30 ? ((n + 10) % 12) + 1 : n, minute, isSure: false } };
};
const weekday = (name: string, week: 'coming' | 'this' | 'next' | 'unsure'): Meaning | null => {
  const n = DAYS[name.toLowerCase()];
  return n === undefined ? null : { weekday: { n, week } };
};

export const FINNISH: LanguageRules = {
  isTwelveHour: false,
  between: /^[\s,]*(?:(?:klo|kello|noin|viimeistään|jo|n\.|[-–(])[\s,]*)*$/iu,
  rules: [
    ...DOTTED,
    word(String.raw`(?:klo|kello)\.?\s*(\d{1,2})${NO_UNIT}`, ([h = '']) => timeOf(h, '', false)),
    word(String.raw`(?:klo|kello)\.?\s*(\d{1,2})[.:](\d{2})`, ([h = '', m = '']) => timeOf(h, m)),
    word(
      String.raw`(?:klo|kello)\.?\s*\d{1,2}(?:[.:]\d{2})?\s?(?:[-–]|ja)\s?\d{1,2}(?:[.:]\d{2})?(?:\s+välillä)?`,
      () => ({ isRange: true }),
    ),
    word(String.raw`(\d{1,2})\s+mennessä`, ([h = '']) => timeOf(h, '', false)),
    word(String.raw`(\d{1,2})[.:](\d{2})\s+(?:mennessä|asti|saakka)`, ([h = '', m = '']) => timeOf(h, m)),
    word(String.raw`kello\s+(${anyOf(HOURS)})`, ([h = '']) => spoken(h, 0)),
    word(String.raw`(?:kello\s+)?puoli\s+(${anyOf(HOURS)})`, ([h = '']) => spoken(h, 30)),
    word('keskipäivällä|keskipäivään(?: mennessä)?|puoliltapäivin|puoleenpäivään(?: mennessä)?', () => NOON),
    word('keskiyöllä|keskiyöhön(?: mennessä)?|puoliltaöin|puoleenyöhön(?: mennessä)?', () => MIDNIGHT),
    word('tänään|tämän päivän', () => ({ day: 0 })),
    word('huomenna|huomiseksi|huomiseen|huomisen', () => ({ day: 1 })),
    word('ylihuomenna|ylihuomiseksi|ylihuomiseen', () => ({ day: 2 })),
    word('eilen|eilisen|toissapäivänä|viime viikolla', () => ({ isPast: true })),
    word('tänä aamuna', () => ({ day: 0, part: 'morning' })),
    word('tänä iltana|tänään illalla', () => ({ day: 0, part: 'afternoon' })),
    word('huomisaamuna|huomisaamuun', () => ({ day: 1, part: 'morning' })),
    word('huomisiltana|huomisiltaan|huomisiltapäivänä', () => ({ day: 1, part: 'afternoon' })),
    word('aamulla|aamuun|aamupäivällä|aamupäivään', () => ({ part: 'morning' })),
    word('iltapäivällä|iltapäivään|illalla|iltaan', () => ({ part: 'afternoon' })),
    word(
      '(?:päivän|viikon|työpäivän|kuukauden) (?:aikana|loppuun(?: mennessä)?|päätteeksi)|ensi viikolla|tällä viikolla|ensi viikon aikana',
      () => ({ isVague: true }),
    ),
    word(`(?:tulevana |tänä )?(${anyOf(DAYS)})${CASES}`, ([name = '']) => weekday(name, 'coming')),
    word(`ensi (${anyOf(DAYS)})${CASES}`, ([name = '']) => weekday(name, 'unsure')),
    word(`ensi viikon (${anyOf(DAYS)})${CASES}`, ([name = '']) => weekday(name, 'next')),
    word(`tämän viikon (${anyOf(DAYS)})${CASES}`, ([name = '']) => weekday(name, 'this')),
    word(`viime (?:viikon )?(?:${anyOf(DAYS)})${CASES}`, () => ({ isPast: true })),
    word(String.raw`(${anyOf(SHORT_DAYS)})\.?(?=\s+(?:klo|kello|viimeistään|noin|\d))`, ([name = '']) => ({
      weekday: { n: SHORT_DAYS[name.toLowerCase()] ?? 0, week: 'coming' },
    })),
    word(
      String.raw`(\d{1,2})\.?\s?(${anyOf(MONTHS)})kuu(?:ta|n|hun|ssa)?(?:\s+(\d{4}))?`,
      ([day = '', month = '', year = '']) => dateOf(day, MONTHS[month.toLowerCase()], year),
    ),
    word(String.raw`(${AMOUNT})\s?(?:minuutin|min\.?)\s+${THEN}`, ([n = '']) => after(n, minutes(1))),
    word(String.raw`(${AMOUNT})\s?(?:tunnin|t|h)\s+${THEN}`, ([n = '']) => after(n, hours(1))),
    word(String.raw`(${AMOUNT})\s?vuorokauden\s+${THEN}`, ([n = '']) => after(n, hours(24))),
    word(`tunnin ${THEN}`, () => ({ seconds: hours(1) })),
    word(`vuorokauden ${THEN}`, () => ({ seconds: hours(24) })),
    word(`puolen tunnin ${THEN}|puolessa tunnissa`, () => ({ seconds: minutes(30) })),
    word(`puolentoista tunnin ${THEN}`, () => ({ seconds: minutes(90) })),
    word(`vartin ${THEN}`, () => ({ seconds: minutes(15) })),
    word(String.raw`(${AMOUNT}) päivän (?:päästä|kuluttua)`, ([n = '']) => {
      const days = numberOf(n, NUMBERS);
      return days === null || !Number.isInteger(days) ? { isVague: true } : { day: days };
    }),
    word(
      String.raw`(?:(?:${AMOUNT})\s)?(?:päivän|viikon|kuukauden|työpäivän|arkipäivän) (?:sisällä|kuluessa)|muutaman (?:minuutin|tunnin|päivän) ${THEN}|(?:${AMOUNT}) viikon (?:päästä|kuluttua)`,
      () => ({ isVague: true }),
    ),
    word(String.raw`\d+\s?[-–]\s?\d+\s?(?:minuutin|min|tunnin|h|päivän|vuorokauden)\s+${THEN}`, () => ({
      isRange: true,
    })),
    word('jälkeen|alkaen|lähtien|aikaisintaan', () => ({ isFrom: true })),
    word(`(${anyOf(ZONES)}) aikaa`, ([name = '']) => ({ zone: ZONES[name.toLowerCase()] ?? 'unknown' })),
    word(
      '(?:(?:sinun|teidän|omaa) )?(?:paikallista )?aikaa(?:nne|si)|(?:sinun|teidän) aikaa|(?:(?:sinun|teidän) )?aikavyöhykkeellä(?:nne|si)',
      () => ({ zone: 'customer' }),
    ),
    word('paikallista aikaa', () => ({ zone: 'unknown' })),
  ],
};
