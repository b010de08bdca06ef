import type { Asked, Money } from './routing.types.js';

/** Words with which people ask for their money back, per script; beginnings of words where languages inflect. */
const REFUND_WORDS = [
  'refund',
  'money back',
  'reimburse',
  'compensat',
  'hyvity',
  'rahat takaisin',
  'rahojen palaut',
  'palauttakaa raha',
  'korvau',
  'naudas atmaks',
  'naudu atpakaļ',
  'atmaksāj',
  'kompensāc',
  'возврат',
  'верните деньги',
  'вернуть деньги',
  'компенсац',
  'คืนเงิน',
  'ชดเชย',
  'เงินคืน',
  '退款',
  '退钱',
  '賠償',
  '赔偿',
] as const;

const PROMISE_WORDS = [
  'promise me',
  'guarantee',
  'by when',
  'lupaatteko',
  'takaatteko',
  'milloin saan',
  'apsoliet',
  'garantij',
  'когда вы',
  'обещайте',
  'гаранти',
  'รับประกัน',
  'สัญญาว่า',
  '保证',
  '承诺',
] as const;

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '₽': 'RUB',
  '฿': 'THB',
  '¥': 'CNY',
  '￥': 'CNY',
};
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:eur|euros?|euroa|eiro|евро|ยูโร|欧元)$/iu, 'EUR'],
  [/^(?:usd|dollars?|dollaria|dolāri|долларов|ดอลลาร์|美元)$/iu, 'USD'],
  [/^(?:gbp|pounds?|puntaa|mārciņas|фунтов)$/iu, 'GBP'],
  [/^(?:rub|руб|рублей|рубля|ruplaa)$/iu, 'RUB'],
  [/^(?:thb|baht|บาท)$/iu, 'THB'],
  [/^(?:cny|rmb|yuan|元|块|人民币)$/iu, 'CNY'],
];
const NUMBER = String.raw`(\d{1,3}(?:[ \u00a0.,']\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)`;
const SIGN = '([€$£₽฿¥￥])';
const WORD =
  '(eur|euros?|euroa|eiro|евро|ยูโร|欧元|usd|dollars?|dollaria|dolāri|долларов|ดอลลาร์|美元|gbp|pounds?|puntaa|mārciņas|фунтов|rub|рублей|рубля|руб|ruplaa|thb|baht|บาท|cny|rmb|yuan|人民币|元|块)';
const AMOUNT = new RegExp(String.raw`${SIGN}\s?${NUMBER}|${NUMBER}\s?(?:${SIGN}|${WORD}(?![a-zа-яё]))`, 'giu');
const LONGEST_READ = 5_000;

/** What a post asks for that needs somebody's authority. Of several sums the largest counts. */
export function readAsked(text: string): Asked {
  const words = text.slice(0, LONGEST_READ).normalize('NFKC').toLowerCase();
  const isRefund = REFUND_WORDS.some((word) => words.includes(word));
  return {
    isRefund,
    isPromise: PROMISE_WORDS.some((word) => words.includes(word)),
    amount: isRefund ? largestAmount(words) : null,
  };
}

function largestAmount(words: string): Money | null {
  let largest: Money | null = null;
  for (const match of words.matchAll(AMOUNT)) {
    const [, signBefore, after, before, signAfter, word] = match;
    const amount = readNumber(after ?? before ?? '');
    const currency = SIGNS[signBefore ?? signAfter ?? ''] ?? WORDS.find(([is]) => is.test(word ?? ''))?.[1];
    if (amount === null || currency === undefined) continue;
    if (largest === null || amount > largest.amount) largest = { amount, currency };
  }
  return largest;
}

/** `1 234,50`, `1,234.50`, `49.9`: one or two digits after the last point or comma are the fraction. */
function readNumber(text: string): number | null {
  const fraction = /[.,](\d{1,2})$/.exec(text)?.[1] ?? '';
  const whole = (fraction === '' ? text : text.slice(0, -fraction.length - 1)).replace(/\D/g, '');
  const amount = Number(`${whole}.${fraction === '' ? '0' : fraction}`);
  return whole === '' || !Number.isFinite(amount) ? null : amount;
}
