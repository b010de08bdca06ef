import { describe, expect, it } from '@jest/globals';
import { sayTime } from './say-time.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const LATER = new Date('2026-11-24T14:00:00Z');
const FRIDAY = new Date('2026-11-27T12:30:00Z');

describe('a time said to a customer', () => {
  it.each([
    ['en', '16:00', '14:30 on 27 November'],
    ['fi', 'klo 16.00', '27.11. klo 14.30'],
    ['lv', 'plkst. 16:00', '27.11. plkst. 14:30'],
    ['ru', '16:00', '14:30 27 ноября'],
    ['th', 'เวลา 16:00 น.', 'วันที่ 27 พฤศจิกายน เวลา 14:30 น.'],
    ['zh-TW', '16:00', '11月27日14:30'],
    ['pt', '16:00', '2026-11-27 14:30'],
  ])('in %s is %j today and %j on another day', (lang, today, other) => {
    expect(sayTime(LATER, NOW, lang, 'Europe/Riga')).toBe(today);
    expect(sayTime(FRIDAY, NOW, lang, 'Europe/Riga')).toBe(other);
  });

  it('names UTC, and knows what today is by the zone', () => {
    expect(sayTime(LATER, NOW, 'en', 'UTC')).toBe('14:00 UTC');
    expect(sayTime(new Date('2026-11-24T17:30:00Z'), NOW, 'zh', 'Asia/Shanghai')).toBe('11月25日01:30');
    expect(sayTime(new Date('2026-11-24T16:00:00Z'), NOW, 'zh', 'Asia/Shanghai')).toBe('11月25日00:00');
  });
});
