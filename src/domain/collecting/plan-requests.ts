import type { Allowance, Budget, SpendSoFar } from './collecting.types.js';

/** Share of a budget that only sources in trouble may spend. */
const RESERVED = 0.2;
/** Requests of one poll where nothing is counted: enough to page through a storm, and yet an end. */
const MOST_REQUESTS = 100;
const DAY_MS = 86_400_000;

export interface RequestFacts {
  readonly now: Date;
  readonly quotas: readonly Allowance[];
  readonly budget: Budget | null;
  readonly spend: SpendSoFar;
  readonly intervalSeconds: number;
  /** It is in a storm, an incident or trouble: then it may use up what is left at once, the reserve too. */
  readonly isUrgent: boolean;
}

export type PlannedRequests =
  | {
      readonly ok: true;
      /** At least 1. */
      readonly maxRequests: number;
      /** What held it down. */
      readonly reason: 'free' | 'quota' | 'budget' | 'reserve';
    }
  | {
      readonly ok: false;
      readonly reason: 'quota-spent' | 'budget-spent';
      /** When there is something to spend again. */
      readonly until: Date;
    };

/**
 * How many requests a poll may make: of a quota an even share until it is reset, or all that is left where it is urgent; of a budget
 * what is not yet spent, the last fifth only where it is urgent. Calm sources on their reserve make one request, so that a storm
 * is noticed at all.
 */
export function planRequests(facts: RequestFacts): PlannedRequests {
  const budget = planBudget(facts);
  if (!budget.ok) return budget;
  const quota = planQuotas(facts);
  if (!quota.ok) return quota;
  const tighter = quota.maxRequests < budget.maxRequests ? quota : budget;
  return tighter.maxRequests < MOST_REQUESTS ? tighter : { ok: true, maxRequests: MOST_REQUESTS, reason: 'free' };
}

function planQuotas({ now, quotas, intervalSeconds, isUrgent }: RequestFacts): PlannedRequests {
  const running = requestsLeft(quotas, now);
  const [first, ...others] = running;
  // One kind of request may go on where another has to wait: only when none is left, nothing can be read.
  if (first !== undefined && running.every(({ remaining }) => remaining <= 0)) {
    const until = others.reduce((soonest, { resetsAt }) => (resetsAt < soonest ? resetsAt : soonest), first.resetsAt);
    return { ok: false, reason: 'quota-spent', until };
  }
  let most = Infinity;
  for (const { remaining, resetsAt } of running) {
    if (remaining <= 0) continue;
    const pollsLeft = Math.ceil((resetsAt.getTime() - now.getTime()) / 1_000 / intervalSeconds);
    most = Math.min(most, isUrgent ? remaining : Math.max(1, Math.floor(remaining / Math.max(1, pollsLeft))));
  }
  return { ok: true, maxRequests: most, reason: 'quota' };
}

function planBudget({ now, budget, spend, isUrgent }: RequestFacts): PlannedRequests {
  let most = Infinity;
  const { requestsPerDay, usdPerMonth } = budget ?? {};
  if (requestsPerDay !== undefined) {
    const left = requestsPerDay - spend.today.requests;
    if (left < 1) return { ok: false, reason: 'budget-spent', until: nextDay(now) };
    most = Math.min(most, isUrgent ? left : Math.floor(left - requestsPerDay * RESERVED));
  }
  if (usdPerMonth !== undefined) {
    const left = usdPerMonth - spend.month.usd;
    const perRequest = spend.month.requests === 0 ? 0 : spend.month.usd / spend.month.requests;
    if (left <= 0 || left < perRequest) return { ok: false, reason: 'budget-spent', until: nextMonth(now) };
    const usable = isUrgent ? left : left - usdPerMonth * RESERVED;
    most = Math.min(most, usable <= 0 ? 0 : perRequest === 0 ? Infinity : Math.floor(usable / perRequest));
  }
  return { ok: true, maxRequests: Math.max(1, most), reason: most < 1 ? 'reserve' : 'budget' };
}

/**
 * What filling a gap may use: of a quota what the polls that come before its reset leave over, of a budget nothing of the reserve.
 */
export function planFillRequests(facts: Omit<RequestFacts, 'isUrgent'>): PlannedRequests {
  const { now, budget, quotas, intervalSeconds } = facts;
  const planned = planBudget({ ...facts, isUrgent: false });
  if (!planned.ok) return planned;
  if (planned.reason === 'reserve') {
    const until = budget?.requestsPerDay === undefined ? nextMonth(now) : nextDay(now);
    return { ok: false, reason: 'budget-spent', until };
  }
  let most = Math.min(MOST_REQUESTS, planned.maxRequests);
  for (const { remaining, resetsAt } of requestsLeft(quotas, now)) {
    const secondsLeft = (resetsAt.getTime() - now.getTime()) / 1_000;
    const left = Math.floor(remaining - Math.ceil(secondsLeft / intervalSeconds));
    if (left < 1) return { ok: false, reason: 'quota-spent', until: resetsAt };
    most = Math.min(most, left);
  }
  return { ...planned, maxRequests: most };
}

/** What is left of allowances of requests until they are reset; those that were reset since say nothing. */
function requestsLeft(quotas: readonly Allowance[], now: Date): { remaining: number; resetsAt: Date }[] {
  return quotas.flatMap(({ unit, remaining, resetsAt }) =>
    unit !== 'requests' || remaining === null || resetsAt === null || resetsAt <= now ? [] : [{ remaining, resetsAt }],
  );
}

const nextDay = (now: Date): Date => new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS);

const nextMonth = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));

/** Whether a network counts what we ask of it, so that asking less often saves something. */
export const isCounted = (quotas: readonly Allowance[], budget: Budget | null, usd: number): boolean =>
  budget !== null || usd > 0 || quotas.some(({ unit, remaining }) => unit !== 'posts' && remaining !== null);
