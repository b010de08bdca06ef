import { describe, expect, it } from '@jest/globals';
import type { ApprovalRule, ReplyFacts } from './approval.types.js';
import { approverOf, checkRules, needsApproval } from './needs-approval.js';

const FACTS: ReplyFacts = {
  text: 'We are looking into it.',
  visibility: 'public',
  isTrainee: false,
  hasAnsweredBefore: true,
  isApprovedText: true,
  risks: [],
  followers: 120,
};

const RULES: readonly ApprovalRule[] = [
  { code: 'trainee', approver: 'colleague' },
  { code: 'first-reply', approver: 'colleague' },
  { code: 'risk', approver: 'crisis', risks: ['legal', 'death'] },
  { code: 'reach', approver: 'lead', followers: 10_000 },
  { code: 'own-words', approver: 'colleague' },
  { code: 'link', approver: 'lead' },
  { code: 'money', approver: 'lead' },
];

describe('needsApproval', () => {
  it('asks nobody where no rule applies', () => {
    expect(needsApproval(RULES, FACTS)).toEqual([]);
    expect(needsApproval([], { ...FACTS, isTrainee: true, text: 'https://x.example 5 €' })).toEqual([]);
  });

  it.each<[string, Partial<ReplyFacts>, string, object]>([
    ['a trainee', { isTrainee: true }, 'trainee', {}],
    ['a first public reply', { hasAnsweredBefore: false }, 'first-reply', {}],
    ['a listed risk', { risks: ['press', 'legal', 'legal'] }, 'risk', { topics: 'legal' }],
    ['far reach', { followers: 10_000 }, 'reach', { followers: 10_000 }],
    ['own words', { isApprovedText: false }, 'own-words', {}],
    ['a link', { text: 'See acme.example/help or www.acme.fi/apu.' }, 'link', { link: 'www.acme.fi/apu.' }],
    ['money', { text: 'You get 20,50 € back.' }, 'money', { amount: '20,50 €' }],
  ])('asks because of %s', (_, change, code, values) => {
    const reasons = needsApproval(RULES, { ...FACTS, ...change });
    expect(reasons).toEqual([{ code, approver: RULES.find((rule) => rule.code === code)?.approver, values }]);
  });

  it.each<[string, Partial<ReplyFacts>]>([
    ['a first reply in private', { hasAnsweredBefore: false, visibility: 'private' }],
    ['a risk that is not listed', { risks: ['press'] }],
    ['an unknown reach', { followers: null }],
    ['one follower too few', { followers: 9_999 }],
    ['a plain number', { text: 'Case 4512 is with 3 of us, version 2.0.1.' }],
  ])('does not ask because of %s', (_, change) => {
    expect(needsApproval(RULES, { ...FACTS, ...change })).toEqual([]);
  });

  it.each([
    '5 €',
    '€5',
    '$ 1,200.50',
    '100 eur',
    'EUR 100',
    '10 euroa',
    '15 eiro',
    '1 500 руб',
    '500 ₽',
    '30 евро',
    '200 บาท',
    '฿200',
    '100元',
    '50块',
    '￥88',
    '20 dollars',
  ])('sees money in %s', (text) => {
    expect(
      needsApproval([{ code: 'money', approver: 'lead' }], { ...FACTS, text: `Saat ${text} takaisin` }),
    ).toHaveLength(1);
  });

  it.each(['14:00', '5 days', 'in 2026', '10 europeans', 'room 12', '3 рубашки', 'a dollar-sign'])(
    'sees none in %s',
    (text) => {
      expect(needsApproval([{ code: 'money', approver: 'lead' }], { ...FACTS, text })).toEqual([]);
    },
  );
});

describe('approverOf', () => {
  it('is the narrowest circle', () => {
    const reasons = needsApproval(RULES, { ...FACTS, isTrainee: true, risks: ['death'], text: '5 €' });
    expect(approverOf(reasons)).toBe('crisis');
    expect(approverOf(reasons.filter(({ code }) => code !== 'risk'))).toBe('lead');
    expect(approverOf(reasons.filter(({ code }) => code === 'trainee'))).toBe('colleague');
  });
});

describe('checkRules', () => {
  it('finds sound rules sound', () => {
    expect(checkRules(RULES)).toEqual([]);
  });

  it('names what is missing, misplaced and repeated', () => {
    const faults = checkRules([
      { code: 'risk', approver: 'lead' },
      { code: 'reach', approver: 'lead' },
      { code: 'link', approver: 'lead', risks: ['legal'], followers: 3 },
      { code: 'link', approver: 'crisis' },
    ]);
    expect(faults.map(({ field }) => field)).toEqual([
      'rules.0.risks',
      'rules.1.followers',
      'rules.2.risks',
      'rules.2.followers',
      'rules.3',
    ]);
  });
});
