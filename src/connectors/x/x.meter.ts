import type { Cost, PollLimits, Quota, SourceNotice } from '../connector.js';
import { ConnectorError } from '../connector.js';
import type { JsonRecord } from '../read-json.js';
import { at, countOf, instantOf, numberOf } from '../read-json.js';
import type { XReader } from './x.listing.js';
import { searchEdge, toSeconds } from './x.listing.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const USAGE_EVERY_MS = HOUR_MS;

export interface StormMeter {
  /** Kept in the cursor while the walk goes on. */
  readonly state: JsonRecord | null;
  readonly notices: readonly SourceNotice[];
  readonly cost: Cost;
}

interface Waiting {
  readonly query: string;
  readonly floor: Date | null;
  readonly isWalking: boolean;
}

/**
 * How many posts wait to be read, after an outage or when a poll did not reach its end: counting costs one cheap request however
 * many there are. Counted once per walk; a count that fails is no reason not to read.
 */
export async function meterStorm(
  reader: XReader,
  places: readonly Waiting[],
  state: JsonRecord | null,
  limits: PollLimits,
): Promise<StormMeter> {
  const known = countOf(at(state, 'posts'));
  const at_ = instantOf(at(state, 'at'));
  if (known !== undefined && at_ !== undefined)
    return { state, notices: [noticeOf(known, at_, reader)], cost: { requests: 0 } };
  const late = places.filter(
    ({ floor, isWalking }) => floor !== null && (isWalking || limits.now.getTime() - floor.getTime() > HOUR_MS),
  );
  if (late.length === 0 || late.length >= limits.maxRequests)
    return { state: null, notices: [], cost: { requests: 0 } };
  let posts = 0;
  let requests = 0;
  try {
    for (const { query, floor } of late) {
      requests += 1;
      posts += await countPosts(reader, query, floor ?? limits.now);
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { state: null, notices: [], cost: { requests, usd: 0 } };
  }
  const notices = [noticeOf(posts, limits.now, reader)];
  const cost = { requests, usd: requests * reader.terms.prices.count };
  return { state: { posts, at: limits.now.toISOString() }, notices, cost };
}

function noticeOf(posts: number, at_: Date, { terms }: XReader): SourceNotice {
  const usd = (posts * terms.prices.postRead).toFixed(2);
  return {
    code: 'posts-waiting',
    text: `${posts} posts were waiting to be read at ${toSeconds(at_)}; reading them all costs ${usd} USD.`,
  };
}

async function countPosts({ api, view, signal }: XReader, query: string, since: Date): Promise<number> {
  const edge = searchEdge(view.now);
  const start = toSeconds(since < edge ? edge : since);
  const answer = await api.read(
    'anyone',
    'counts',
    (v2) => v2.tweetCountRecent(query, { granularity: 'day', start_time: start }),
    signal,
  );
  const total = countOf(at(answer.value, 'meta', 'total_tweet_count') ?? at(answer.value, 'meta', 'total_post_count'));
  if (total === undefined)
    throw new ConnectorError('invalid', 'X gave an answer that is not what it documents.', { code: 'changed-shape' });
  return total;
}

export interface Usage {
  readonly state: JsonRecord | null;
  readonly quota: Quota | null;
  readonly requests: number;
}

/** What is left of the month's reads, asked for once an hour where a request is to spare. */
export async function readUsage(
  { api, signal }: XReader,
  state: JsonRecord | null,
  requestsLeft: number,
  now: Date,
): Promise<Usage> {
  const askedAt = instantOf(at(state, 'at'));
  const isRecent = askedAt !== undefined && now.getTime() - askedAt.getTime() < USAGE_EVERY_MS && askedAt <= now;
  if (isRecent || requestsLeft < 2 || !api.speaksForApp) return { state, quota: quotaOf(state), requests: 0 };
  const next: Record<string, unknown> = { at: now.toISOString() };
  try {
    const answer = await api.read('app', 'usage', (v2) => v2.usage(), signal);
    const [cap, used] = [at(answer.value, 'data', 'project_cap'), at(answer.value, 'data', 'project_usage')].map(
      numberOf,
    );
    const days = numberOf(at(answer.value, 'data', 'cap_reset_day'));
    if (cap !== undefined && used !== undefined) {
      next['cap'] = cap;
      next['used'] = used;
      if (days !== undefined) next['resetsAt'] = new Date(now.getTime() + days * DAY_MS).toISOString();
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
  }
  return { state: next, quota: quotaOf(next), requests: 1 };
}

function quotaOf(state: unknown): Quota | null {
  const [limit, used] = [numberOf(at(state, 'cap')), numberOf(at(state, 'used'))];
  if (limit === undefined || used === undefined) return null;
  const resetsAt = instantOf(at(state, 'resetsAt')) ?? null;
  return { name: 'posts read this month', unit: 'posts', limit, remaining: Math.max(0, limit - used), resetsAt };
}
