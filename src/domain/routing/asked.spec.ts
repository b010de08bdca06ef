import { describe, expect, it } from '@jest/globals';
import { readAsked } from './asked.js';

describe('what a post asks for', () => {
  it.each([
    ['I want a refund of €49.90 now', { amount: 49.9, currency: 'EUR' }],
    ['Refund me 1,250.00 USD or 20 USD', { amount: 1250, currency: 'USD' }],
    ['Haluan rahat takaisin, 49,90 €', { amount: 49.9, currency: 'EUR' }],
    ['Vaadin hyvitystä 120 euroa', { amount: 120, currency: 'EUR' }],
    ['Gribu naudas atmaksu, 35 eiro', { amount: 35, currency: 'EUR' }],
    ['Верните деньги, 1 500 рублей!', { amount: 1500, currency: 'RUB' }],
    ['ขอคืนเงิน 900 บาท', { amount: 900, currency: 'THB' }],
    ['我要退款300元', { amount: 300, currency: 'CNY' }],
    ['Give me my money back', null],
  ])('a refund: %s', (text, amount) => {
    expect(readAsked(text)).toEqual({ isRefund: true, isPromise: false, amount });
  });

  it.each(['It cost €49.90 and it broke', 'Great service, 5 stars', ''])('no refund: %s', (text) => {
    expect(readAsked(text)).toEqual({ isRefund: false, isPromise: false, amount: null });
  });

  it('a promise', () => {
    expect(readAsked('Can you guarantee that it comes?').isPromise).toBe(true);
  });

  it('never fails on what people write', () => {
    for (const text of ['€', '€€ refund 1.2.3.4', `refund ${'9'.repeat(40)}€`, 'refund ,,, eur']) {
      const { amount } = readAsked(text);
      expect(amount === null || Number.isFinite(amount.amount)).toBe(true);
    }
  });
});
