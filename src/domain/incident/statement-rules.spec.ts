import { describe, expect, it } from '@jest/globals';
import { checkStatement, isSayable, mayDecideStatement, needsSecondPerson } from './statement-rules.js';

const APPROVED = [
  { lang: 'fi', text: 'Tiedämme ongelmasta.' },
  { lang: 'en', text: 'We know of the problem.' },
];

describe('a statement', () => {
  it.each([
    [{}, [{ reason: 'no-text' }]],
    [{ en: ' ' }, [{ reason: 'empty', lang: 'en' }]],
    [{ en: 'Hi {{name' }, [{ reason: 'stray-braces', lang: 'en' }]],
    [{ 'en-GB': 'Hi' }, [{ reason: 'bad-language', lang: 'en-GB' }]],
    [{ en: 'We are back {{opening}}.' }, [{ reason: 'unknown-variable', lang: 'en', name: 'opening' }]],
    [{ en: 'Hi {{name}}, {{brand}} is back {{opening|soon}}.' }, []],
  ])('%j has the faults %j', (texts, faults) => {
    expect(checkStatement(texts)).toEqual(faults);
  });

  it('goes without a second person only word for word, in every language', () => {
    expect(needsSecondPerson({ fi: 'Tiedämme ongelmasta.\n' }, APPROVED)).toBe(false);
    expect(needsSecondPerson({ fi: 'Tiedämme ongelmasta.', en: 'We know of the problem.' }, APPROVED)).toBe(false);
    expect(needsSecondPerson({ fi: 'Tiedämme ongelmasta!' }, APPROVED)).toBe(true);
    expect(needsSecondPerson({ fi: 'Tiedämme ongelmasta.', en: 'Sorry.' }, APPROVED)).toBe(true);
    expect(needsSecondPerson({ en: 'Tiedämme ongelmasta.' }, APPROVED)).toBe(true);
  });

  it.each([
    [{}, '2', { ok: true }],
    [{}, '1', { ok: false, reason: 'own-words' }],
    [{ needsApproval: false }, '2', { ok: false, reason: 'no-approval-needed' }],
    [{ approvedBy: '3' }, '2', { ok: false, reason: 'already-approved' }],
    [{ isRejected: true }, '2', { ok: false, reason: 'already-rejected' }],
  ])('%j decided by %s', (change, who, expected) => {
    const facts = { authorId: '1', needsApproval: true, approvedBy: null, isRejected: false, ...change };
    expect(mayDecideStatement(facts, who)).toEqual(expected);
  });

  it('may be said once it is approved, or needed no approval, and never when it was rejected', () => {
    const facts = { authorId: '1', needsApproval: true, approvedBy: null, isRejected: false };
    expect(isSayable(facts)).toBe(false);
    expect(isSayable({ ...facts, approvedBy: '2' })).toBe(true);
    expect(isSayable({ ...facts, needsApproval: false })).toBe(true);
    expect(isSayable({ ...facts, needsApproval: false, isRejected: true })).toBe(false);
  });
});
