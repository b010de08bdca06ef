import { describe, expect, it } from '@jest/globals';
import type { AlertRule } from './alert-rule.types.js';
import { rehearseAlerts, type PastIncident, type PastNotice } from './rehearse-alerts.js';

const RULE: AlertRule = {
  id: '1',
  name: 'More posts than usual',
  kind: 'spike',
  watchIds: null,
  languages: null,
  sensitivity: 'normal',
  minSeverity: 3,
  cooldownSeconds: 3_600,
  quietHours: null,
  isOn: false,
  version: 1,
};
const START = Date.parse('2026-03-02T10:00:00Z');
const minutes = (n: number): Date => new Date(START + n * 60_000);
const notice = (at: number, severity: number, changes: Partial<PastNotice> = {}): PastNotice => ({
  at: minutes(at),
  beganAt: minutes(0),
  subject: '7:all:',
  watchId: '7',
  severity,
  observed: 30,
  usual: 3,
  voices: 20,
  ...changes,
});
const incident = (changes: Partial<PastIncident> = {}): PastIncident => ({
  id: '1',
  title: 'Storm',
  watchId: '7',
  startedAt: minutes(-10),
  detectedAt: minutes(45),
  confirmedAt: minutes(50),
  closedAt: minutes(300),
  ...changes,
});
const DAYS = 90;

describe('a rehearsal', () => {
  it('tells a storm once, when it is bad enough for the rule, although the rule is not on yet', () => {
    const { alerts, perWeek } = rehearseAlerts(RULE, [notice(0, 2), notice(5, 3), notice(10, 8)], [], DAYS);
    expect(alerts.map(({ at, severity }) => [at, severity])).toEqual([[minutes(5), 3]]);
    expect(perWeek).toBeCloseTo(7 / 90, 6);
  });

  it('holds back what follows within the cooldown, unless it is worse; each watch has its own', () => {
    const notices = [
      notice(0, 5),
      notice(10, 5, { subject: '7:negative:' }),
      notice(20, 6, { subject: '7:high-reach:' }),
      notice(10, 5, { subject: '8:all:', watchId: '8' }),
      notice(90, 5, { subject: '7:negative:', beganAt: minutes(90) }),
    ];
    const { alerts } = rehearseAlerts(RULE, notices, [], DAYS);
    expect(alerts.map(({ subject, at }) => [subject, at])).toEqual([
      ['7:all:', minutes(0)],
      ['8:all:', minutes(10)],
      ['7:high-reach:', minutes(20)],
      ['7:negative:', minutes(90)],
    ]);
  });

  it('counts what was confirmed, what was not, and what it would have missed', () => {
    const notices = [notice(0, 5), notice(2_000, 5, { beganAt: minutes(2_000) })];
    const rehearsal = rehearseAlerts(
      RULE,
      notices,
      [
        incident(),
        incident({ id: '2', startedAt: minutes(1_990), confirmedAt: null, closedAt: minutes(2_030) }),
        incident({ id: '3', startedAt: minutes(5_000), closedAt: null }),
        incident({ id: '4', watchId: '8' }),
      ],
      DAYS,
    );
    expect(rehearsal.alerts.map(({ wasConfirmed, leadSeconds }) => [wasConfirmed, leadSeconds])).toEqual([
      [true, 45 * 60],
      [false, null],
    ]);
    expect(rehearsal.precision).toBe(0.5);
    expect(rehearsal.misses.map(({ id }) => id)).toEqual(['3', '4']);
  });

  it('says nothing of precision where nothing was confirmed', () => {
    expect(rehearseAlerts(RULE, [notice(0, 5)], [], DAYS)).toMatchObject({ precision: null, misses: [] });
    expect(rehearseAlerts(RULE, [], [incident()], DAYS)).toMatchObject({ precision: null, misses: [{ id: '1' }] });
  });
});
