import { describe, expect, it } from '@jest/globals';
import { meansUntilReply, morningIn, parseSnooze, type SnoozeWords } from './parse-snooze.js';

const NOW_MS = new Date(2026, 10, 22, 12, 0).getTime();
const HOUR_MS = 3_600_000;
const ENGLISH: SnoozeWords = { minute: 'min', hour: 'h', day: 'd', tomorrow: 'tomorrow', reply: 'until reply' };
const RUSSIAN: SnoozeWords = { minute: 'мин', hour: 'ч,часа', day: 'день', tomorrow: 'завтра', reply: 'до ответа' };
const THAI: SnoozeWords = { minute: 'นาที', hour: 'ชม,ชั่วโมง', day: 'วัน', tomorrow: 'พรุ่งนี้', reply: 'จนกว่าจะตอบ' };
const CHINESE: SnoozeWords = { minute: '分钟', hour: '小时', day: '天', tomorrow: '明天', reply: '直到回复' };

describe('parseSnooze', () => {
  it.each([
    ['2h', ENGLISH, NOW_MS + 2 * HOUR_MS],
    [' 45 MIN ', ENGLISH, NOW_MS + 0.75 * HOUR_MS],
    ['1d', ENGLISH, NOW_MS + 24 * HOUR_MS],
    ['tomorrow', ENGLISH, morningIn(1, NOW_MS)],
    ['tomorrow 9', ENGLISH, morningIn(1, NOW_MS)],
    ['tomorrow 16:30', ENGLISH, morningIn(1, NOW_MS, 16, 30)],
    ['16.30', ENGLISH, morningIn(0, NOW_MS, 16, 30)],
    ['8:00', ENGLISH, morningIn(1, NOW_MS, 8)],
    ['2ч', RUSSIAN, NOW_MS + 2 * HOUR_MS],
    ['завтра 10', RUSSIAN, morningIn(1, NOW_MS, 10)],
    ['2h', RUSSIAN, NOW_MS + 2 * HOUR_MS],
    ['2ชั่วโมง', THAI, NOW_MS + 2 * HOUR_MS],
    ['พรุ่งนี้ 9', THAI, morningIn(1, NOW_MS)],
    ['2小时', CHINESE, NOW_MS + 2 * HOUR_MS],
    ['明天9', CHINESE, morningIn(1, NOW_MS)],
    ['２小时', CHINESE, NOW_MS + 2 * HOUR_MS],
  ] as const)('reads %p', (text, words, expected) => {
    expect(parseSnooze(text, NOW_MS, words)).toBe(expected);
  });

  it.each(['', 'soon', '0h', '25:00', '12:75', '9999d', 'tomorrow 24', '-2h'])('does not guess at %p', (text) => {
    expect(parseSnooze(text, NOW_MS, ENGLISH)).toBeNull();
  });
});

describe('meansUntilReply', () => {
  it.each([
    ['Until  reply', ENGLISH],
    ['ДО ОТВЕТА', RUSSIAN],
    ['until reply', RUSSIAN],
    ['จนกว่าจะตอบ', THAI],
    ['直到回复', CHINESE],
  ] as const)('understands %p', (text, words) => {
    expect(meansUntilReply(text, words)).toBe(true);
  });

  it.each(['', 'until', '2h', 'replying'])('does not guess at %p', (text) => {
    expect(meansUntilReply(text, ENGLISH)).toBe(false);
  });
});
