import { describe, expect, it } from '@jest/globals';
import { chipLabel, chipOf, EMPTY_FORM, isFieldValue, readForm, writeForm, type QueryForm } from './simple-form.js';

const NEAR = { left: '"Anna Virtanen"', right: 'acme', words: 10, ordered: false };

describe('readForm and writeForm', () => {
  it.each<[string, Partial<QueryForm>]>([
    ['', {}],
    ['acme', { anyOf: ['acme'] }],
    [
      '("acme bank" OR acmebank) app NOT recipe',
      { anyOf: ['"acme bank"', 'acmebank'], allOf: ['app'], noneOf: ['recipe'] },
    ],
    ['acme network:x', { anyOf: ['acme'], networks: ['x'] }],
    ['acme (network:x OR network:reddit)', { anyOf: ['acme'], networks: ['x', 'reddit'] }],
    ['network:x OR network:rss', { networks: ['x', 'rss'] }],
    ['"Anna Virtanen" NEAR/10 acme', { near: [NEAR] }],
    ['acme NOT network:x', { anyOf: ['acme'], fields: [{ field: 'network', value: 'x', isNegated: true }] }],
  ])('%j is a form, and the form that query', (query, form) => {
    expect(readForm(query)).toEqual({ ok: true, form: { ...EMPTY_FORM, ...form } });
    expect(readForm(writeForm({ ...EMPTY_FORM, ...form }))).toEqual({ ok: true, form: { ...EMPTY_FORM, ...form } });
  });

  it.each([
    ['acme (a OR (b c))', '(b c)'],
    ['acme /re+/', '/re+/'],
    ['(a OR b) (c OR d)', '(c OR d)'],
    ['acme NOT (b c)', 'NOT (b c)'],
    ['acme OR site:x.com', 'site:x.com'],
  ])('%s cannot be shown because of %s', (query, part) => {
    const read = readForm(query);
    expect(read).toMatchObject({ ok: false, reason: null });
    // With or without the parentheses around it.
    expect(part).toContain(read.ok ? '-' : read.part);
  });

  it('says why a query cannot be read', () => {
    expect(readForm('acme AND')).toMatchObject({ ok: false, reason: expect.stringContaining('AND') });
  });

  it('leaves out what is half filled in', () => {
    const form: QueryForm = {
      ...EMPTY_FORM,
      anyOf: ['acme'],
      near: [{ ...NEAR, right: '' }],
      fields: [{ field: 'author', value: '', isNegated: false }],
    };
    expect(writeForm(form)).toBe('acme');
    expect(writeForm({ ...form, anyOf: [] })).toBe('');
  });
});

describe('chipOf', () => {
  it.each([
    ['acme', 'acme'],
    ['acme bank', '"acme bank"'],
    ['"acme bank"', '"acme bank"'],
    ['@acme', '@acme'],
    ['#acme', '#acme'],
    ['acme*', 'acme*'],
    ['case:"ACME"', 'case:ACME'],
    ['a OR b', '"a OR b"'],
    ['"a" "b"', null],
    ['!!', null],
  ])('%s is %s', (text, chip) => {
    expect(chipOf(text)).toBe(chip);
  });

  it('is shown without quotes', () => {
    expect([chipLabel('"acme bank"'), chipLabel('case:"A B"'), chipLabel('acme')]).toEqual([
      'acme bank',
      'case:"A B"',
      'acme',
    ]);
  });
});

describe('isFieldValue', () => {
  it.each([
    ['followers', '>10k', true],
    ['followers', 'many', false],
    ['author', 'Anna Virtanen', true],
    ['lang', 'fi', true],
    ['is', 'happy', false],
  ] as const)('%s:%s %s', (field, value, isValue) => {
    expect(isFieldValue({ field, value, isNegated: false })).toBe(isValue);
  });
});
