import { describe, expect, it } from '@jest/globals';
import { readTimes } from './read-times.js';
import type { PromiseLanguage } from './promise.types.js';

/** A Wednesday, 10:20 in Helsinki, 15:20 in Bangkok, 03:20 in New York. */
const NOW = new Date('2026-11-25T08:20:00Z');
const TEAM = 'Europe/Helsinki';

/** 18:00 by the customer's clock on this day or the next, in each language's usual words. */
const TEXTS: Readonly<Record<PromiseLanguage, readonly string[]>> = {
  en: [
    'We will call you by 18:00 your time.',
    'We get back to you at 6 pm your local time.',
    'You hear from us by 18:00 in your time zone.',
  ],
  fi: [
    'Soitamme klo 18 sinun aikaasi.',
    'Vastaamme klo 18:00 mennessä teidän aikaanne.',
    'Soitamme klo 18 paikallista aikaasi.',
    'Vastaamme klo 18 aikavyöhykkeelläsi.',
  ],
  lv: [
    'Mēs piezvanīsim līdz plkst. 18:00 pēc jūsu laika.',
    'Atbildēsim plkst. 18:00 pēc tava laika.',
    'Piezvanīsim plkst. 18:00 jūsu laika joslā.',
  ],
  ru: [
    'Мы перезвоним до 18:00 по вашему времени.',
    'Ответим в 18:00 по твоему времени.',
    'Ответим до 18:00 по вашему местному времени.',
    'Перезвоним в 18:00 в вашем часовом поясе.',
  ],
  th: [
    'เราจะโทรกลับภายในเวลา 18:00 น. ตามเวลาของคุณ',
    'เราจะตอบก่อน 18:00 น. เวลาท้องถิ่นของคุณ',
    'เราจะตอบก่อน 18:00 น. เวลาของลูกค้า',
  ],
  zh: [
    '我们会在您的时间18:00之前回电。',
    '我们将在您当地时间18:00前回复您。',
    '我们会在你那边时间18:00前回复。',
    '我们将在您所在地时间18:00前回复。',
  ],
};

const read = (lang: PromiseLanguage, text: string, customerZone?: string) =>
  readTimes(text, lang, { now: NOW, zone: TEAM, ...(customerZone === undefined ? {} : { customerZone }) });

describe.each(Object.keys(TEXTS) as PromiseLanguage[])('a time by the customer’s clock: %s', (lang) => {
  it.each(TEXTS[lang])('is read in the zone that is known: %s', (text) => {
    for (const [zone, dueAt] of [
      ['Asia/Bangkok', '2026-11-25T11:00:00.000Z'],
      ['America/New_York', '2026-11-25T23:00:00.000Z'],
    ] as const) {
      const { found, unclear } = read(lang, text, zone);
      expect(unclear).toEqual([]);
      expect(found.map((time) => [time.dueAt.toISOString(), time.zone])).toEqual([[dueAt, zone]]);
    }
  });

  it.each(TEXTS[lang])('is not guessed where none is known: %s', (text) => {
    const { found, unclear } = read(lang, text);
    expect(found).toEqual([]);
    expect(unclear.map(({ reason }) => reason)).toEqual(['other-zone']);
  });

  it('says nothing by itself', () => {
    const [text = ''] = TEXTS[lang];
    const withoutHour = text.replace(/\d{1,2}(?::\d{2})?(?: น\.| pm)?/g, '');
    expect(read(lang, withoutHour, 'Asia/Bangkok').found).toEqual([]);
  });
});

describe('the zone of the customer', () => {
  it('is asked for by "your time" alone: what names no zone is meant in the team’s', () => {
    const [time] = read('en', 'We will call you by 18:00.', 'Asia/Bangkok').found;
    expect([time?.dueAt.toISOString(), time?.zone]).toEqual(['2026-11-25T16:00:00.000Z', TEAM]);
  });

  it('keeps to its own changes of the clock', () => {
    const now = new Date('2026-03-28T12:00:00Z');
    const context = { now, zone: TEAM, customerZone: 'Europe/Riga' };
    const { found, unclear } = readTimes('We call tomorrow at 03:30 your time.', 'en', context);
    expect(found).toEqual([]);
    expect(unclear.map(({ reason }) => reason)).toEqual(['skipped-hour']);
  });
});
