import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coversWatch, type AlertRule } from './alert-rule.types.js';
import { DEFAULT_RULES } from './default-rules.js';
import { judgeAlert, LOUDEST_SEVERITY, type AlertFacts } from './judge-alert.js';

const RULE: AlertRule = {
  id: '1',
  name: 'More posts than usual',
  kind: 'spike',
  watchIds: null,
  languages: null,
  sensitivity: 'normal',
  minSeverity: 4,
  cooldownSeconds: 3_600,
  quietHours: { kind: 'weekly', zone: 'Europe/Helsinki', week: { mon: ['22:00-24:00'] }, closed: [], open: {} },
  isOn: true,
  version: 1,
};
/** A Monday noon in Helsinki. */
const NOON = new Date('2026-03-02T10:00:00Z');
const NIGHT = new Date('2026-03-02T20:30:00Z');
const facts = (changes: Partial<AlertFacts> = {}): AlertFacts => ({
  at: NOON,
  severity: 5,
  lastToldAt: null,
  voices: 10,
  ...changes,
});

describe('a rule tells', () => {
  it.each<[string, AlertRule, Partial<AlertFacts>, string]>([
    ['of what is bad enough', RULE, {}, 'told'],
    ['nothing while it is off', { ...RULE, isOn: false }, { severity: 10 }, 'off'],
    ['nothing milder than its floor', RULE, { severity: 3 }, 'too-mild'],
    ['of what is exactly at its floor', RULE, { severity: 4 }, 'told'],
    ['nothing of what two people write', RULE, { voices: 2 }, 'few-voices'],
    ['of what three people write', RULE, { voices: 3 }, 'told'],
    ['where voices say nothing', RULE, { voices: null }, 'told'],
    ['nothing in quiet hours', RULE, { at: NIGHT }, 'quiet-hours'],
    ['of the worst in quiet hours, too', RULE, { at: NIGHT, severity: LOUDEST_SEVERITY }, 'told'],
    ['nothing again so soon', RULE, { lastToldAt: new Date(NOON.getTime() - 3_599_000) }, 'cooldown'],
    ['again after its cooldown', RULE, { lastToldAt: new Date(NOON.getTime() - 3_600_000) }, 'told'],
  ])('%s', (_, rule, changes, reason) => {
    expect(judgeAlert(rule, facts(changes))).toEqual({ isTold: reason === 'told', reason });
  });

  it('no less when it is worse', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 10 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 7_200 })),
        (severity, minSeverity, isNight, secondsAgo) => {
          const at = isNight ? NIGHT : NOON;
          const lastToldAt = secondsAgo === null ? null : new Date(at.getTime() - secondsAgo * 1_000);
          const rule = { ...RULE, minSeverity };
          const milder = judgeAlert(rule, facts({ at, severity, lastToldAt }));
          const worse = judgeAlert(rule, facts({ at, severity: severity + 1, lastToldAt }));
          expect(worse.isTold || !milder.isTold).toBe(true);
        },
      ),
    );
  });
});

describe('a rule covers', () => {
  it.each([
    [null, '7', true],
    [null, null, true],
    [['7', '8'], '7', true],
    [['8'], '7', false],
    [['8'], null, false],
  ])('%j: watch %j is %s', (watchIds, watchId, expected) => {
    expect(coversWatch({ watchIds }, watchId)).toBe(expected);
  });
});

it('a workspace starts with one rule of each kind', () => {
  expect(new Set(DEFAULT_RULES.map(({ kind }) => kind)).size).toBe(DEFAULT_RULES.length);
});
