import type { Allowance, StoredQuota } from './collecting.types.js';

/** Allowances as they were stored, with their instants. */
export const openQuotas = (stored: readonly StoredQuota[]): Allowance[] =>
  stored.map((quota) => ({ ...quota, resetsAt: quota.resetsAt === null ? null : new Date(quota.resetsAt) }));

/** The one that leaves least, by share; the one shown where there is room for one. */
export function scarcestQuota(quotas: readonly StoredQuota[]): StoredQuota | null {
  const shareLeft = ({ remaining, limit }: StoredQuota): number =>
    remaining === null || limit === null || limit <= 0 ? Infinity : remaining / limit;
  return quotas.reduce<StoredQuota | null>(
    (least, quota) => (least === null || shareLeft(quota) < shareLeft(least) ? quota : least),
    null,
  );
}
