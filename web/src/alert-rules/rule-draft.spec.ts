import { describe, expect, it } from '@jest/globals';
import type { AlertRule } from './api.js';
import { draftOf, emptyDraft, faultsOf, hoursOf, quietOf, sameTerms, termsOf, type Quiet } from './rule-draft.js';

const RULE: AlertRule = {
  id: '7',
  name: 'More posts than usual',
  kind: 'spike',
  watches: [{ id: '3', name: 'Acme' }],
  languages: ['fi', 'zh'],
  sensitivity: 'high',
  minSeverity: 4,
  cooldownSeconds: 5_400,
  quietHours: null,
  isOn: false,
  isDefault: false,
  isYours: true,
  version: 2,
  toldLast30Days: 0,
  lastReason: null,
  lastNoticedAt: null,
};

describe('a draft', () => {
  it('says again what its rule says', () => {
    expect(termsOf(draftOf(RULE))).toEqual({
      kind: 'spike',
      watchIds: ['3'],
      languages: ['fi', 'zh'],
      sensitivity: 'high',
      minSeverity: 4,
      cooldownSeconds: 5_400,
      quietHours: null,
    });
    expect(sameTerms(termsOf(draftOf(RULE)), termsOf(draftOf({ ...RULE, name: 'Another', isOn: true })))).toBe(true);
    expect(sameTerms(termsOf(draftOf(RULE)), termsOf(draftOf({ ...RULE, minSeverity: 5 })))).toBe(false);
  });

  it('of what belongs to no watch names none, nor languages where a rule does not tell them apart', () => {
    const draft = draftOf(RULE);
    expect(termsOf({ ...draft, kind: 'source-blind' })).toMatchObject({
      watchIds: null,
      languages: null,
      sensitivity: 'normal',
    });
    expect(termsOf({ ...draft, kind: 'share' })).toMatchObject({ watchIds: ['3'], languages: null });
  });

  it('says what is missing', () => {
    const daily: Quiet = { is: 'daily', from: '22:00', until: '22:00', zone: 'UTC' };
    const draft = { ...emptyDraft(), isEveryWatch: false, languages: 'en, finnish', quiet: daily };
    expect([...faultsOf(draft)].sort()).toEqual(['languages', 'name', 'quiet', 'watches']);
    expect(faultsOf({ ...draft, name: 'A', watchIds: ['3'], languages: 'en fi', quiet: { is: 'none' } }).size).toBe(0);
  });
});

describe('quiet hours', () => {
  it.each([
    ['within a day', '12:00', '13:30', ['12:00-13:30']],
    ['over midnight', '22:00', '07:00', ['00:00-07:00', '22:00-24:00']],
    ['until midnight', '20:00', '00:00', ['20:00-24:00']],
  ])('%s are written as windows and read again', (_, from, until, windows) => {
    const quiet: Quiet = { is: 'daily', from, until, zone: 'Europe/Helsinki' };
    const hours = hoursOf(quiet);
    expect(hours?.week).toMatchObject({ mon: windows, sun: windows });
    expect(quietOf(hours)).toEqual(quiet);
  });

  it('of another kind stay as they are', () => {
    const hours = { zone: 'UTC', week: { sat: ['00:00-24:00'], sun: ['00:00-24:00'] } };
    expect(quietOf(hours)).toEqual({ is: 'other', hours });
    expect(hoursOf(quietOf(hours))).toEqual(hours);
    expect(hoursOf({ is: 'none' })).toBeNull();
  });
});
