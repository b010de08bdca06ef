import { describe, expect, it } from '@jest/globals';
import { draftOf, hoursOf, listOf, weekdayName } from './hours-text.js';

describe('typed hours', () => {
  const hours = { zone: 'Asia/Bangkok', week: { mon: ['09:00-12:00', '13:00-17:00'] }, closed: ['2026-12-24'] };

  it('come back as they were, with the dates that the form does not show', () => {
    const draft = draftOf(hours);
    expect(draft).toMatchObject({
      isOwn: true,
      zone: 'Asia/Bangkok',
      days: { mon: '09:00-12:00, 13:00-17:00', tue: '' },
    });
    expect(hoursOf(draft, hours)).toEqual({
      ...hours,
      week: { mon: ['09:00-12:00', '13:00-17:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    });
  });

  it('are none where any time will do', () => {
    expect(hoursOf(draftOf(null), null)).toBeNull();
    expect(draftOf(null, true).days.mon).toBe('09:00-17:00');
  });

  it('name the days in the language of the reader', () => {
    expect(weekdayName('mon', 'en-GB')).toBe('Monday');
    expect(weekdayName('sun', 'fi-FI')).toBe('sunnuntai');
  });
});

describe('typed lists', () => {
  it('hold each word once', () => {
    expect(listOf(' invoices, delivery ,,invoices')).toEqual(['invoices', 'delivery']);
  });
});
