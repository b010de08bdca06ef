import { describe, expect, it } from '@jest/globals';
import { draftFaults, draftOf, emptyDraft, hoursOf, settleHolidays } from './calendar-draft.js';
import type { OpeningCalendar } from './calendar-types.js';

const RIGA: OpeningCalendar = {
  id: '1',
  name: 'Riga',
  version: 3,
  isUsed: false,
  zone: 'Europe/Riga',
  week: { mon: ['09:00-12:00', '13:00-17:00'], sat: ['10:00-14:00'] },
  closed: ['2026-11-18'],
  open: { '2026-12-05': ['10:00-14:00'] },
  suggestions: [
    { date: '2026-12-24', name: 'Christmas Eve' },
    { date: '2026-12-31', name: 'New Year’s Eve' },
  ],
};

describe('a draft of opening hours', () => {
  it('comes back as it was', () => {
    const { zone, week, closed, open } = RIGA;
    expect(hoursOf(draftOf(RIGA))).toEqual({ zone, week, closed, open });
    expect(draftFaults(draftOf(RIGA))).toEqual(new Set());
    const always = { ...RIGA, zone: null, week: 'always', closed: [], open: {} } as const;
    expect(hoursOf(draftOf(always))).toEqual({ zone: null, week: 'always', closed: [], open: {} });
  });

  it('reads windows however they are typed', () => {
    const draft = draftOf(RIGA);
    const week = { ...draft.week, tue: ' 09:00 – 12:00 ;13:00-24:00,' };
    expect(hoursOf({ ...draft, week }).week).toMatchObject({ tue: ['09:00-12:00', '13:00-24:00'] });
  });

  it('says which fields cannot be used', () => {
    const draft = draftOf(RIGA);
    const bad = {
      ...draft,
      name: ' ',
      zone: 'Riga',
      week: { ...draft.week, mon: '9-17', fri: '22:00-06:00' },
      open: [{ date: '2026-12-05', windows: 'all day' }],
    };
    expect(draftFaults(bad)).toEqual(new Set(['name', 'zone', 'week.mon', 'week.fri', 'open.2026-12-05']));
    expect(draftFaults(emptyDraft())).toEqual(new Set(['name']));
  });

  it('closes suggested holidays that somebody confirmed, and drops the others', () => {
    const [eve, year] = RIGA.suggestions;
    if (!eve || !year) throw new Error('The suggestions are missing.');
    const closed = settleHolidays(draftOf(RIGA), [eve], true);
    expect(closed).toMatchObject({ closed: ['2026-11-18', '2026-12-24'], suggestions: [year] });
    expect(settleHolidays(closed, [year], false)).toMatchObject({
      closed: ['2026-11-18', '2026-12-24'],
      suggestions: [],
    });
  });
});
