import { coded } from '../i18n/coded.js';
import { formatDuration, formatNumber } from '../i18n/format.js';
import type { AccountReason } from './api.js';

const DAY_SECONDS = 86_400;

/** "14 days", in the reader's language; less than one is none, which has words of its own. */
export const formatDays = (days: number): string =>
  days === 0 ? coded('account', 'lessThanADay', '<1') : formatDuration(days * DAY_SECONDS, 'long');

/** Why an account is judged so, in words. */
export function reasonText({ code, values, text }: Pick<AccountReason, 'code' | 'values' | 'text'>): string {
  const { days, limit, count } = values;
  return coded('account.reason', code, text, {
    days: formatDays(days ?? 0),
    limit: formatDays(limit ?? 0),
    n: formatNumber(count ?? 0),
  });
}
