import { ConnectorError, type Cursor, type Page, type PollLimits } from '../connector.js';
import { at, countOf, idOf, textOf } from '../read-json.js';
import { readLinks, type MastodonApi } from './mastodon-api.js';
import { openCursor } from './mastodon-cursor.js';
import { lanesOf, readItem, type Lane, type LaneItem } from './mastodon-lanes.js';
import type { MastodonSource } from './mastodon.settings.js';
import { knownOf, readStatus } from './mastodon.normalise.js';
import { findMe } from './poll-timelines.js';
import { MAX_PAGE_SIZE } from './walk-forward.js';

/** Ids of the usual servers hold the time: milliseconds, then 16 bits. */
const TIME_SHIFT = 16n;
const CLOSE_MS = 86_400_000;
const NUMERIC_ID = /^\d{12,19}$/;

/** The id a status of that moment would have, where an id shows that this server makes them so. */
export function idAtMoment(sample: LaneItem, moment: Date): string | null {
  if (sample.at === null || !NUMERIC_ID.test(sample.id)) return null;
  const madeAtMs = Number(BigInt(sample.id) >> TIME_SHIFT);
  if (Math.abs(madeAtMs - sample.at.getTime()) > CLOSE_MS) return null;
  return String(BigInt(moment.getTime()) << TIME_SHIFT);
}

interface Place {
  readonly lane: number;
  /** Where the next older page begins. */
  readonly maxId: string | null;
}

/**
 * Reads an interval of every timeline once more, newest first, a page at a time. Where ids hold the time it begins right at the
 * interval's end, elsewhere it pages back to it. Throws ConnectorError.
 */
export async function fillGap(
  api: MastodonApi,
  source: MastodonSource,
  gap: { readonly from: Date | null; readonly to: Date },
  cursor: Cursor,
  limits: PollLimits,
): Promise<Page> {
  const lanes = lanesOf(source, limits.terms, openCursor(cursor).knowsMentionsOnly);
  const items: LaneItem[] = [];
  let place: Place = { lane: countOf(at(cursor, 'lane')) ?? 0, maxId: textOf(at(cursor, 'maxId')) ?? null };
  const me = api.hasToken ? await findMe(api) : null;
  while (place.lane < lanes.length) {
    const lane = lanes[place.lane];
    if (lane === undefined || items.length >= limits.maxPosts) break;
    if (api.requests > 1 && api.requests >= limits.maxRequests) break;
    try {
      place = await readBack(api, lane, gap, place, items, limits.maxPosts - items.length);
    } catch (error) {
      // What was read is kept; the next call meets the failure again.
      if (items.length === 0 || !(error instanceof ConnectorError)) throw error;
      break;
    }
  }
  const known = knownOf(items.map(({ status }) => status));
  const context = { host: api.host, now: limits.now, myId: me?.id ?? null, known };
  const read = items.flatMap(({ status, addressesUs }) =>
    status === null ? [] : [readStatus(status, context, addressesUs)],
  );
  return {
    posts: read.flatMap((one) => (one.ok ? [one.post] : [])),
    rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
    cursor: { ...place },
    complete: place.lane >= lanes.length,
    quotas: api.quotas,
    cost: { requests: api.requests },
  };
}

/** One page of one timeline; where to go on after it. */
async function readBack(
  api: MastodonApi,
  lane: Lane,
  gap: { readonly from: Date | null; readonly to: Date },
  place: Place,
  items: LaneItem[],
  size: number,
): Promise<Place> {
  const nextLane = { lane: place.lane + 1, maxId: null };
  const answer = await api.get(lane.path, [
    ...lane.parameters,
    ['limit', String(Math.max(1, Math.min(MAX_PAGE_SIZE, size)))],
    ...(place.maxId === null ? [] : [['max_id', place.maxId] as const]),
  ]);
  const page = (Array.isArray(answer.value) ? (answer.value as unknown[]) : [])
    .map((item) => readItem(lane, item))
    .filter((item) => item !== null);
  const isIn = (item: LaneItem): boolean =>
    item.at !== null && item.at <= gap.to && (gap.from === null || item.at >= gap.from);
  items.push(...page.filter(isIn));
  const { from } = gap;
  if (from !== null && page.some((item) => item.at !== null && item.at < from)) return nextLane;
  const older = idOf(readLinks(answer).older?.get('max_id'));
  if (older === undefined || older === place.maxId) return nextLane;
  const [newest] = page;
  const isBeyond = newest !== undefined && page.every((item) => item.at !== null && item.at > gap.to);
  const jump = newest !== undefined && isBeyond ? idAtMoment(newest, new Date(gap.to.getTime() + 1)) : null;
  return { lane: place.lane, maxId: jump ?? older };
}
