import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WeeklyHours } from '../clock/calendar.js';
import { countDays } from './count-days.js';
import { describeNeglect } from './describe-neglect.js';
import { judgeAccount } from './judge-account.js';
import { NEGLECT_CODES, type AccountFacts } from './neglect.types.js';

const NOW = new Date('2026-03-18T12:00:00Z');
const ago = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

const anAccount = (part: Partial<AccountFacts> = {}): AccountFacts => ({
  hearing: 'heard',
  heardSince: ago(400),
  ownPosts: 'shown',
  lastOwnPostAt: ago(1),
  unanswered: 0,
  oldestUnansweredAt: null,
  limits: { postDays: 14, answerDays: 3, calendar: null },
  ...part,
});
const judge = (part: Partial<AccountFacts>) => judgeAccount(anAccount(part), NOW);

const OFFICE: WeeklyHours = {
  kind: 'weekly',
  zone: 'Europe/Helsinki',
  week: {
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: ['09:00-17:00'],
    thu: ['09:00-17:00'],
    fri: ['09:00-17:00'],
  },
  closed: ['2026-03-16'],
  open: {},
};

describe('judging an own account', () => {
  it.each([
    [0, 'fresh', 'active'],
    [9, 'fresh', 'active'],
    [10, 'quiet', 'no-post'],
    [13.9, 'quiet', 'no-post'],
    [14, 'neglected', 'no-post'],
    [200, 'neglected', 'no-post'],
  ])('%d days after its last post it is %s', (days, state, code) => {
    const verdict = judge({ lastOwnPostAt: ago(days) });
    expect(verdict.state).toBe(state);
    expect(verdict.reasons.find((r) => r.code === code)).toMatchObject({ state, values: { days: Math.floor(days) } });
  });

  it.each([
    [1, 'fresh'],
    [2, 'quiet'],
    [3, 'neglected'],
  ])('whose oldest comment waits for %d days it is %s, although it posts', (days, state) => {
    const verdict = judge({ unanswered: 4, oldestUnansweredAt: ago(days) });
    expect(verdict.state).toBe(state);
    expect(verdict.reasons.find(({ code }) => code === 'unanswered')).toEqual({
      code: 'unanswered',
      state,
      values: { count: 4, days, limit: 3 },
    });
  });

  it('names what is worst first', () => {
    const verdict = judge({ lastOwnPostAt: ago(11), unanswered: 1, oldestUnansweredAt: ago(8) });
    expect(verdict.reasons.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'unanswered neglected',
      'no-post quiet',
    ]);
  });

  it('is never called neglected for what its network does not show, and that is said', () => {
    expect(
      judge({ ownPosts: 'not-shown', lastOwnPostAt: null, limits: { postDays: 1, answerDays: null, calendar: null } }),
    ).toEqual({ state: 'unknown', reasons: [{ code: 'posts-not-shown', state: 'unknown', values: {} }] });
    const answered = judge({ ownPosts: 'not-shown', lastOwnPostAt: ago(300) });
    expect(answered.state).toBe('unknown');
    expect(answered.reasons.map(({ code }) => code)).toEqual(['posts-not-shown', 'nothing-waits']);
    // Comments under it are shown all the same.
    expect(judge({ ownPosts: 'not-shown', unanswered: 1, oldestUnansweredAt: ago(5) }).state).toBe('neglected');
    // A post that came by in a search says enough while it is young.
    expect(judge({ ownPosts: 'not-shown', lastOwnPostAt: ago(2) }).reasons.map(({ code }) => code)).toContain('active');
  });

  it('counts silence only since somebody listens without a break', () => {
    expect(judge({ lastOwnPostAt: ago(60), heardSince: ago(2) }).state).toBe('fresh');
    expect(judge({ lastOwnPostAt: ago(60), heardSince: ago(14) }).state).toBe('neglected');
    expect(judge({ unanswered: 2, oldestUnansweredAt: ago(30), heardSince: ago(1) }).state).toBe('fresh');
    expect(judge({ lastOwnPostAt: null, heardSince: ago(20) }).reasons[0]).toMatchObject({
      code: 'never-posted',
      values: { days: 20, limit: 14 },
    });
    expect(judge({ lastOwnPostAt: null, heardSince: null }).reasons.map(({ code }) => code)).toContain('not-heard');
  });

  it('takes the word of a network that is asked for the last post, whatever was missed before', () => {
    expect(judge({ ownPosts: 'asked', lastOwnPostAt: ago(60), heardSince: ago(2) }).state).toBe('neglected');
  });

  it('is unknown without limits', () => {
    const limits = { postDays: null, answerDays: null, calendar: null };
    expect(judge({ limits, lastOwnPostAt: ago(300) })).toMatchObject({
      state: 'unknown',
      reasons: [{ code: 'not-watched' }],
    });
    expect(judge({ limits: { ...limits, answerDays: 3 }, lastOwnPostAt: ago(300) }).state).toBe('fresh');
  });

  it('is unknown to the blind and to nobody, whatever they heard before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('blind' as const, 'nobody' as const),
        fc.nat(900),
        fc.nat(50),
        fc.nat(900),
        (hearing, posted, unanswered, waited) => {
          const verdict = judge({
            hearing,
            lastOwnPostAt: ago(posted),
            unanswered,
            oldestUnansweredAt: unanswered === 0 ? null : ago(waited),
          });
          expect(verdict.state).toBe('unknown');
        },
      ),
    );
  });

  it('gets no better with time alone', () => {
    const rank = { unknown: 0, fresh: 1, quiet: 2, neglected: 3 };
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 30 }), (posted, later, postDays) => {
        const facts = anAccount({
          lastOwnPostAt: ago(posted),
          limits: { postDays, answerDays: null, calendar: OFFICE },
        });
        const then = judgeAccount(facts, new Date(NOW.getTime() + later * 43_200_000));
        expect(rank[then.state]).toBeGreaterThanOrEqual(rank[judgeAccount(facts, NOW).state]);
      }),
    );
  });
});

describe('days gone by', () => {
  it('are whole ones of 24 hours without a calendar', () => {
    expect(countDays(new Date('2026-03-16T13:00:00Z'), NOW, null)).toBe(1);
    expect(countDays(NOW, ago(3), null)).toBe(0);
  });

  it('are open dates with one: a weekend and a holiday do not count', () => {
    // Friday evening to Wednesday noon; Monday is closed.
    const friday = new Date('2026-03-13T16:00:00Z');
    expect(countDays(friday, NOW, OFFICE)).toBe(2);
    expect(countDays(friday, new Date('2026-03-15T20:00:00Z'), OFFICE)).toBe(0);
    expect(countDays(friday, NOW, { kind: 'always' })).toBe(4);
  });
});

describe('the sentence about a reason', () => {
  it('is there for every code', () => {
    for (const code of NEGLECT_CODES) {
      const text = describeNeglect({ code, state: 'quiet', values: { days: 1, limit: 2, count: 1 } });
      expect(text).toMatch(/^[A-Z1].*\.$/);
      expect(text).not.toMatch(/undefined|NaN| 1 days/);
    }
  });
});
