import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareIdentities } from './compare-identities.js';
import { contactKey } from './contact-key.js';
import type { IdentityContact, IdentityFacts, IdentityHandle } from './identity.types.js';

const handle = (network: string, name: string, more: Partial<IdentityHandle> = {}): IdentityHandle => ({
  network,
  authorId: null,
  handle: name,
  links: [],
  ...more,
});
const contact = (kind: IdentityContact['kind'], key: string, isVerified = true): IdentityContact => ({
  kind,
  key,
  isVerified,
});
const somebody = (facts: Partial<IdentityFacts> = {}): IdentityFacts => ({
  name: null,
  lang: null,
  handles: [],
  contacts: [],
  ...facts,
});
const codes = (a: IdentityFacts, b: IdentityFacts): string[] => compareIdentities(a, b).reasons.map(({ code }) => code);

const anyFacts: fc.Arbitrary<IdentityFacts> = fc.record({
  name: fc.constantFrom(null, 'Anna', 'Anna Virtanen', 'Virtanen Anna', 'Jānis Bērziņš', 'สมชาย'),
  lang: fc.constantFrom(null, 'fi', 'lv', 'th'),
  handles: fc.array(
    fc.record({
      network: fc.constantFrom('x', 'mastodon', 'bluesky'),
      authorId: fc.constantFrom(null, '1', '2'),
      handle: fc.constantFrom(null, 'anna', 'annavirtanen', 'berzins'),
      links: fc.subarray(['x:anna', 'mastodon:annavirtanen', 'bluesky:berzins']),
    }),
    { maxLength: 3 },
  ),
  contacts: fc.array(
    fc.record({
      kind: fc.constantFrom('email', 'phone', 'customer-number'),
      key: fc.constantFrom('1', '2'),
      isVerified: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});

describe('compareIdentities', () => {
  it.each([
    ['e-mail address', { contacts: [contact('email', 'anna@example.com')] }],
    ['phone number', { contacts: [contact('phone', '+35840123')] }],
    ['customer number', { contacts: [contact('customer-number', 'C1')] }],
  ])('joins by itself on the same verified %s', (_, facts) => {
    expect(compareIdentities(somebody(facts), somebody(facts)).verdict).toBe('same');
  });

  it('joins on profiles that point to each other, and only suggests where one of them does', () => {
    const x = somebody({ handles: [handle('x', 'minna', { links: ['mastodon:minnak'] })] });
    const back = somebody({ handles: [handle('mastodon', 'minnak', { links: ['x:minna'] })] });
    const silent = somebody({ handles: [handle('mastodon', 'minnak')] });
    expect(compareIdentities(x, back).verdict).toBe('same');
    expect(compareIdentities(x, silent).verdict).toBe('likely');
  });

  it('suggests, but never joins, on contacts that nobody verified', () => {
    const facts = somebody({
      name: 'Anna Virtanen',
      lang: 'fi',
      contacts: [contact('email', 'a@b.fi', false), contact('phone', '+3581', false)],
    });
    expect(compareIdentities(facts, facts).verdict).toBe('likely');
  });

  it('suggests on the same handle and name on two networks, with both reasons', () => {
    const on = (network: string): IdentityFacts =>
      somebody({ name: 'Minna Korhonen', lang: 'fi', handles: [handle(network, 'minna_k_77')] });
    const judged = compareIdentities(on('x'), on('mastodon'));
    expect(judged.verdict).toBe('likely');
    expect(judged.reasons.map(({ code }) => code)).toEqual(['same-handle', 'same-name', 'same-language']);
    expect(judged.reasons[0]?.values).toEqual({ handle: 'minna_k_77' });
  });

  it('does not even suggest on a name, in whatever order its words stand', () => {
    const judged = compareIdentities(
      somebody({ name: 'Anna Virtanen', lang: 'fi' }),
      somebody({ name: 'VIRTANEN  Anna', lang: 'fi' }),
    );
    expect(judged.verdict).toBe('unknown');
    expect(judged.reasons.map(({ code }) => code)).toEqual(['same-name', 'same-language']);
  });

  it('does not join two customers of one household: another customer number speaks louder than a phone', () => {
    const judged = compareIdentities(
      somebody({ contacts: [contact('phone', '+3581'), contact('customer-number', 'C1')] }),
      somebody({ contacts: [contact('phone', '+3581'), contact('customer-number', 'C2')] }),
    );
    expect(judged.verdict).toBe('unknown');
  });

  it('knows an account by its id although its handle has changed', () => {
    const before = somebody({ handles: [handle('x', 'old_name', { authorId: '7' })] });
    const after = somebody({ handles: [handle('x', 'new_name', { authorId: '7' })] });
    expect(codes(before, after)).toEqual(['same-account']);
    expect(codes(before, somebody({ handles: [handle('x', 'old_name', { authorId: '8' })] }))).toEqual([
      'other-account',
    ]);
  });

  it('takes a given name alone neither for nor against a full one', () => {
    expect(codes(somebody({ name: 'Anna' }), somebody({ name: 'Anna Virtanen' }))).toEqual([]);
    expect(codes(somebody({ name: 'Anna Virtanen' }), somebody({ name: 'Ilze Kalniņa' }))).toEqual(['other-name']);
  });

  it('is the same in both directions', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (a, b) => {
        const [forth, back] = [compareIdentities(a, b), compareIdentities(b, a)];
        expect(back.confidence).toBe(forth.confidence);
        expect(back.verdict).toBe(forth.verdict);
        expect(back.reasons.map(({ code }) => code).sort()).toEqual(forth.reasons.map(({ code }) => code).sort());
      }),
    );
  });

  it('never grows more sure when something speaks against it', () => {
    const contrary: readonly ((facts: IdentityFacts) => IdentityFacts)[] = [
      (facts) => ({ ...facts, lang: 'xx' }),
      (facts) => ({ ...facts, name: 'Somebody Else' }),
      (facts) => ({ ...facts, contacts: [...facts.contacts, contact('customer-number', 'OTHER')] }),
      (facts) => ({ ...facts, handles: [...facts.handles, handle('x', 'not.the.same', { authorId: '99' })] }),
    ];
    fc.assert(
      fc.property(anyFacts, anyFacts, fc.constantFrom(...contrary), (a, b, change) => {
        expect(compareIdentities(a, change(b)).confidence).toBeLessThanOrEqual(compareIdentities(a, b).confidence);
      }),
    );
  });

  it('joins nobody without strong evidence, whatever names, handles and languages they share', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (a, b) => {
        const { verdict, reasons, confidence } = compareIdentities(a, b);
        if (verdict === 'same') expect(reasons.some(({ isStrong, weight }) => isStrong && weight > 0)).toBe(true);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('contactKey', () => {
  it.each([
    ['email', ' Anna@Example.COM ', 'anna@example.com'],
    ['email', 'not an address', null],
    ['phone', '+358 (40) 123-4567', '+358401234567'],
    ['phone', '00358 40 1234567', '+358401234567'],
    ['phone', '040 1234567', '0401234567'],
    ['phone', 'call me', null],
    ['phone', '12', null],
    ['customer-number', ' ab-12 34 ', 'AB1234'],
    ['customer-number', ' ', null],
  ] as const)('of %s %j is %j', (kind, value, key) => {
    expect(contactKey(kind, value)).toBe(key);
  });
});
