import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Allowance } from './collecting.types.js';
import { planFillRequests, planRequests, type RequestFacts } from './plan-requests.js';

const NOW = new Date('2026-03-31T12:00:00Z');
const inSeconds = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);
const quota = (remaining: number, resetSeconds = 900): Allowance => ({
  name: 'search requests',
  unit: 'requests',
  limit: 60,
  remaining,
  resetsAt: inSeconds(resetSeconds),
});
const spent = (requests: number, usd = 0) => ({ today: { requests, usd }, month: { requests, usd } });
const facts = (change: Partial<RequestFacts> = {}): RequestFacts => ({
  now: NOW,
  quotas: [],
  budget: null,
  spend: spent(0),
  intervalSeconds: 60,
  isUrgent: false,
  ...change,
});

describe('requests of a poll', () => {
  it('are many, but not without end, where nothing counts them', () => {
    expect(planRequests(facts())).toEqual({ ok: true, maxRequests: 100, reason: 'free' });
  });

  it('are an even share of the quota until it is reset, and all of it in a storm', () => {
    expect(planRequests(facts({ quotas: [quota(60)] }))).toEqual({ ok: true, maxRequests: 4, reason: 'quota' });
    expect(planRequests(facts({ quotas: [quota(3)] }))).toMatchObject({ maxRequests: 1 });
    expect(planRequests(facts({ quotas: [quota(60)], isUrgent: true }))).toMatchObject({ maxRequests: 60 });
  });

  it('wait for the reset of a quota that is used up, and forget one that has been reset', () => {
    const planned = planRequests(facts({ quotas: [quota(0)], isUrgent: true }));
    expect(planned).toEqual({ ok: false, reason: 'quota-spent', until: inSeconds(900) });
    expect(planRequests(facts({ quotas: [quota(0, -1)] }))).toMatchObject({ ok: true, reason: 'free' });
  });

  it('go on while one kind of request is left, within what is left of it', () => {
    const mentions = { ...quota(0, 300), name: 'mentions' };
    const planned = planRequests(facts({ quotas: [mentions, quota(30)], isUrgent: true }));
    expect(planned).toMatchObject({ ok: true, maxRequests: 30 });
    expect(planRequests(facts({ quotas: [mentions, quota(0)] }))).toMatchObject({ ok: false, until: inSeconds(300) });
  });

  it('leave the last fifth of a budget to sources in trouble; calm ones still look, one request at a time', () => {
    const budget = { requestsPerDay: 100 };
    expect(planRequests(facts({ budget, spend: spent(70) }))).toEqual({ ok: true, maxRequests: 10, reason: 'budget' });
    expect(planRequests(facts({ budget, spend: spent(85) }))).toEqual({ ok: true, maxRequests: 1, reason: 'reserve' });
    expect(planRequests(facts({ budget, spend: spent(85), isUrgent: true }))).toMatchObject({ maxRequests: 15 });
  });

  it('end with the budget, until the next day or month in UTC', () => {
    const day = planRequests(facts({ budget: { requestsPerDay: 100 }, spend: spent(100), isUrgent: true }));
    expect(day).toEqual({ ok: false, reason: 'budget-spent', until: new Date('2026-04-01T00:00:00Z') });
    const december = new Date('2026-12-15T08:00:00Z');
    const month = planRequests(facts({ now: december, budget: { usdPerMonth: 5 }, spend: spent(500, 5) }));
    expect(month).toEqual({ ok: false, reason: 'budget-spent', until: new Date('2027-01-01T00:00:00Z') });
  });

  it('count money by what a request has cost so far', () => {
    const budget = { usdPerMonth: 10 };
    expect(planRequests(facts({ budget, spend: spent(100, 5) }))).toMatchObject({ maxRequests: 60, reason: 'budget' });
    expect(planRequests(facts({ budget, spend: spent(100, 9) }))).toMatchObject({ maxRequests: 1, reason: 'reserve' });
    expect(planRequests(facts({ budget, spend: spent(1, 9.99) }))).toMatchObject({ ok: false });
  });

  it('never are more than what is left', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(100),
        fc.integer({ min: 1, max: 3_600 }),
        fc.boolean(),
        (used, left, reset, isUrgent) => {
          const budget = { requestsPerDay: 150 };
          const planned = planRequests(facts({ budget, spend: spent(used), quotas: [quota(left, reset)], isUrgent }));
          if (planned.ok) expect(planned.maxRequests).toBeLessThanOrEqual(Math.min(left, 150 - used));
          else expect(Math.min(left, 150 - used)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe('requests for a gap', () => {
  it('are those that polling leaves over', () => {
    expect(planFillRequests(facts({ quotas: [quota(60)] }))).toMatchObject({ ok: true, maxRequests: 45 });
    expect(planFillRequests(facts({ quotas: [quota(15)] }))).toMatchObject({ ok: false, until: inSeconds(900) });
  });

  it('do not touch the reserve of a budget', () => {
    const budget = { requestsPerDay: 100 };
    expect(planFillRequests(facts({ budget, spend: spent(70) }))).toMatchObject({ ok: true, maxRequests: 10 });
    expect(planFillRequests(facts({ budget, spend: spent(85) }))).toMatchObject({ ok: false, reason: 'budget-spent' });
  });
});
