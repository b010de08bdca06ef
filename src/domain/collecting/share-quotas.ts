import type { Allowance } from './collecting.types.js';

/**
 * Allowances of an account as they are with what the account's other sources have spent of them. Each source counts its own; only
 * what is not yet reset counts.
 */
export function shareQuotas(own: readonly Allowance[], others: readonly Allowance[], now: Date): readonly Allowance[] {
  return own.map((quota) => {
    const { account, limit, spent } = quota;
    if (account === undefined || limit === null || spent === undefined) return quota;
    const elsewhere = others.filter(
      (other) =>
        other.account === account && other.name === quota.name && other.resetsAt !== null && other.resetsAt > now,
    );
    const sum = elsewhere.reduce((total, other) => total + (other.spent ?? 0), isOver(quota, now) ? 0 : spent);
    return { ...quota, remaining: Math.max(0, limit - sum) };
  });
}

const isOver = ({ resetsAt }: Allowance, now: Date): boolean => resetsAt !== null && resetsAt <= now;
