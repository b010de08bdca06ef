import { describe, expect, it } from '@jest/globals';
import type { Allowance } from './collecting.types.js';
import { shareQuotas } from './share-quotas.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const TOMORROW = new Date('2026-11-23T08:00:00Z');

const quota = (spent: number, more: Partial<Allowance> = {}): Allowance => ({
  name: 'units a day',
  unit: 'requests',
  limit: 100,
  remaining: 100 - spent,
  resetsAt: TOMORROW,
  account: 'a',
  spent,
  ...more,
});

describe('an allowance that several sources share', () => {
  it('is less by what each of them spent', () => {
    expect(shareQuotas([quota(10)], [quota(20), quota(30)], NOW)).toEqual([{ ...quota(10), remaining: 40 }]);
    expect(shareQuotas([quota(90)], [quota(20)], NOW)[0]?.remaining).toBe(0);
  });

  it('is not less by what others spend of theirs, by another kind, or by what was given anew since', () => {
    const others = [quota(20, { account: 'b' }), quota(20, { name: 'searches a day' }), quota(20, { resetsAt: NOW })];
    expect(shareQuotas([quota(10)], others, NOW)[0]?.remaining).toBe(90);
    expect(shareQuotas([quota(10, { resetsAt: NOW })], [], NOW)[0]?.remaining).toBe(100);
  });

  it('is left as the network says it where nobody shares it', () => {
    const { account: _, spent: __, ...bare } = quota(10);
    expect(shareQuotas([bare], [quota(50)], NOW)).toEqual([bare]);
  });
});
