import { describe, expect, it } from '@jest/globals';
import { detectImpersonation, namesToPoseAs } from './detect-impersonation.js';

const brands = namesToPoseAs(['Acme', 'Nordhaus Bank', '@nordhaus', 'Сбербанк', 'ab']);
const detect = (handle: string, name: string | null = null) => detectImpersonation({ handle, name }, brands);

describe('detectImpersonation', () => {
  it.each([
    ['асme', 'lookalike'],
    ['аcmе_help', 'lookalike'],
    ['n0rdhaus', 'lookalike'],
    ['nоrdhaus.bank', 'lookalike'],
    ['acme_support', 'service-words'],
    ['AcmeHelp', 'service-words'],
    ['official-acme', 'service-words'],
    ['acme_customer_care24', 'service-words'],
    ['acme_asiakaspalvelu', 'service-words'],
    ['nordhaus_kundenservice', 'service-words'],
    ['сбербанк_поддержка', 'service-words'],
    ['nordhuas', 'near-name'],
    ['nordhauss', 'near-name'],
    ['nordhausbnk', 'near-name'],
  ])('flags the handle %s (%s)', (handle, reason) => {
    expect(detect(handle)).toMatchObject({ isImpersonation: true, reason });
  });

  it.each([
    ['Αcme', 'lookalike'],
    ['Acme Official Support', 'service-words'],
    ['Nordhaus Bank Hilfe', 'service-words'],
    ['Acme客服', 'service-words'],
    ['Nordhaus Bnak', 'near-name'],
  ])('flags the name %s (%s)', (name, reason) => {
    expect(detect('user_17', name)).toMatchObject({ isImpersonation: true, reason });
  });

  it.each([
    'acme',
    'ACME',
    '@nordhaus',
    'nordhaus_bank',
    'anna',
    'acmefan',
    'ilovenordhaus',
    'not_acme',
    'support',
    'help_me',
    'ab_support',
    'acne',
    'пользователь',
    'minna_k',
    'acme2024',
  ])('leaves the handle %s alone', (handle) => {
    expect(detect(handle)).toEqual({ isImpersonation: false });
  });

  it('leaves people alone who are called otherwise than any brand', () => {
    for (const name of ['Anna Virtanen', 'Jānis Bērziņš', 'Мария Петрова', 'สมชาย', '王小明', 'José'])
      expect(detect('user', name)).toEqual({ isImpersonation: false });
    expect(detectImpersonation({ handle: 'асme' }, [])).toEqual({ isImpersonation: false });
  });
});
