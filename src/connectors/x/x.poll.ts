import { createHash } from 'node:crypto';
import type { Cursor, Gap, Page, PollLimits, Quota, SourceNotice } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import type { JsonRecord } from '../read-json.js';
import { at, instantOf, listOf, objectOf } from '../read-json.js';
import { walkBack, walkEach, type WalkManners } from '../walk-back.js';
import type { XReader } from './x.listing.js';
import { mentionsPage, messagesPage, searchEdge, searchPage } from './x.listing.js';
import { meterStorm, readUsage } from './x.meter.js';
import { packQueries } from './x.query.js';
import type { XTerms } from './x.settings.js';

/** X's search lags half a minute, and more in a storm. What it has shown for good is not paid for again. */
const MANNERS: WalkManners = { overlapSeconds: 120, settlesInSeconds: 120, listingCap: null };
const MENTIONS_CAP = 800;
/** Direct messages may be listed 15 times in 15 minutes. */
const MESSAGES_EVERY_MS = 60_000;
const PARTS = ['search', 'mentions', 'dms'] as const;
type Part = (typeof PARTS)[number];

interface Round {
  readonly posts: Map<string, NormalisedPost>;
  readonly rejected: RejectedPost[];
  readonly gaps: Gap[];
  readonly quotas: Map<string, Quota>;
  readonly notices: SourceNotice[];
  requests: number;
  usd: number;
}

export interface XSearches {
  readonly queries: readonly string[];
  readonly notices: readonly SourceNotice[];
}

/** The searches that find what the watches look for. */
export function searchesFor(terms: XTerms, wanted: PollLimits['terms'], maxLength = terms.queryLength): XSearches {
  if (terms.query !== null) return { queries: [terms.query], notices: [] };
  if (wanted === null) {
    const text = 'X is not searched: a watch cannot be narrowed down to words to search for. Set a query of your own.';
    return { queries: [], notices: [{ code: 'search-needs-terms', text }] };
  }
  const { queries, leftOut } = packQueries(wanted, maxLength);
  if (leftOut.length === 0) return { queries, notices: [] };
  const named = leftOut.slice(0, 10).map(({ kind, text }) => (kind === 'prefix' ? `${text}*` : text));
  const text = `X cannot search for beginnings of words or for signs alone; not searched: ${named.join(', ')}.`;
  return { queries, notices: [{ code: 'terms-not-searched', text }] };
}

/** Reads what is new: the searches, then the account's mentions and messages; a round goes through all of them. */
export async function pollX(reader: XReader, cursor: Cursor, limits: PollLimits): Promise<Page> {
  const { terms } = reader;
  const { queries, notices } = searchesFor(terms, limits.terms);
  const begun = PARTS.filter((part) => listOf(at(cursor, 'parts')).includes(part));
  const isFresh = begun.length === 0;
  const heard = instantOf(at(cursor, 'seenAt'))?.toISOString() ?? null;
  const state: Record<string, unknown> = {
    search: seedNew(objectOf(at(cursor, 'search')), queries, heard),
    mentions: objectOf(at(cursor, 'mentions')) ?? (heard === null ? null : { floor: heard }),
    dms: objectOf(at(cursor, 'dms')),
    dmsReadAt: instantOf(at(cursor, 'dmsReadAt'))?.toISOString() ?? null,
    meter: objectOf(at(cursor, 'meter')),
    usage: objectOf(at(cursor, 'usage')),
  };
  const round: Round = {
    posts: new Map(),
    rejected: [],
    gaps: [],
    quotas: new Map(),
    notices: [...notices, ...missingAccount(reader)],
    requests: 0,
    usd: 0,
  };
  const finish = (parts: readonly Part[]): Page =>
    toPage(round, { ...state, ...(parts.length > 0 && { parts }) }, parts);
  let parts: readonly Part[] = isFresh ? PARTS : begun;
  let hasRead = !isFresh;
  for (let part = parts[0]; part !== undefined; part = parts[0]) {
    const left = leftOf(limits, round);
    if (left === null) return finish(parts);
    try {
      const page = await readPart(part, reader, state, queries, left, round);
      if (page !== null) {
        hasRead = true;
        add(round, page);
        if (!page.complete) return finish(parts);
      }
    } catch (error) {
      // What one listing is refused must not keep the others from being read; only when nothing is read at all it is a failure.
      if (!(error instanceof ConnectorError) || !hasRead) throw error;
      round.notices.push({ code: error.options.code ?? 'part-unread', text: error.message });
    }
    parts = parts.slice(1);
  }
  await askUsage(reader, state, limits, round);
  return finish([]);
}

async function readPart(
  part: Part,
  reader: XReader,
  state: Record<string, unknown>,
  queries: readonly string[],
  limits: PollLimits,
  round: Round,
): Promise<Page | null> {
  const { terms } = reader;
  const before = objectOf(state[part]);
  switch (part) {
    case 'search': {
      if (queries.length === 0) return null;
      const meter = await meterStorm(reader, placesOf(before, queries), objectOf(state['meter']), limits);
      round.requests += meter.cost.requests;
      round.usd += meter.cost.usd ?? 0;
      round.notices.push(...meter.notices);
      const page = await walkSearches(reader, before, queries, {
        ...limits,
        maxRequests: Math.max(1, limits.maxRequests - meter.cost.requests),
      });
      state['search'] = page.cursor;
      state['meter'] = page.complete ? null : meter.state;
      round.gaps.push(...gapsBeforeEdge(before, page.cursor, queries, reader.view.now));
      return page;
    }
    case 'mentions': {
      const { accountId } = terms;
      if (!terms.includeMentions || accountId === null) return null;
      const manners = { ...MANNERS, listingCap: MENTIONS_CAP };
      const page = await walkBack(before, limits, manners, (request) => mentionsPage(reader, accountId, request));
      state[part] = page.cursor;
      return page;
    }
    case 'dms': {
      if (!terms.includeDms || isEarly(state['dmsReadAt'], before, limits.now)) return null;
      const page = await walkBack(before, limits, MANNERS, (request) => messagesPage(reader, request));
      state[part] = page.cursor;
      state['dmsReadAt'] = limits.now.toISOString();
      return page;
    }
  }
}

const walkSearches = (reader: XReader, cursor: JsonRecord | null, queries: readonly string[], limits: PollLimits) => {
  const named = new Map(queries.map((query) => [nameOf(query), query] as const));
  return walkEach(cursor, [...named.keys()], limits, MANNERS, (name, request) =>
    searchPage(reader, named.get(name) ?? '', request),
  );
};

const nameOf = (query: string): string => createHash('sha256').update(query).digest('base64url').slice(0, 16);

/** How far each query has been read, and whether its reading is under way. */
const placesOf = (search: unknown, queries: readonly string[]) =>
  queries.map((query) => {
    const place = at(search, 'places', nameOf(query));
    return { query, floor: instantOf(at(place, 'floor')) ?? null, isWalking: objectOf(at(place, 'walk')) !== null };
  });

/**
 * A source that listened to the stream before goes on from when it last heard something. Other terms make other queries. What is new among them goes on from the oldest place of those that are no more, so that a term
 * that moved from one query to another is read without a hole.
 */
function seedNew(search: JsonRecord | null, queries: readonly string[], heard: string | null): JsonRecord | null {
  const places = objectOf(at(search, 'places'));
  if (search === null || places === null)
    return heard === null
      ? null
      : { places: Object.fromEntries(queries.map((query) => [nameOf(query), { floor: heard }])) };
  const names = new Set(queries.map(nameOf));
  const floors = Object.entries(places).flatMap(([name, place]) => {
    const floor = names.has(name) ? undefined : instantOf(at(place, 'floor'));
    return floor === undefined ? [] : [floor.getTime()];
  });
  const added = [...names].filter((name) => !Object.hasOwn(places, name));
  if (floors.length === 0 || added.length === 0) return search;
  const floor = new Date(Math.min(...floors)).toISOString();
  return { ...search, places: { ...places, ...Object.fromEntries(added.map((name) => [name, { floor }])) } };
}

/** What was missed so long ago that X's search does not reach it any more; told once, when the reading of the rest begins. */
function gapsBeforeEdge(before: unknown, after: unknown, queries: readonly string[], now: Date): readonly Gap[] {
  const edge = searchEdge(now);
  const later = placesOf(after, queries);
  const floors = placesOf(before, queries).flatMap(({ floor, isWalking }, i) => {
    const then = later[i];
    const hasBegun = then !== undefined && (then.isWalking || then.floor?.getTime() !== floor?.getTime());
    return floor !== null && floor < edge && !isWalking && hasBegun ? [floor.getTime()] : [];
  });
  if (floors.length === 0) return [];
  return [{ from: new Date(Math.min(...floors)), to: edge, reason: 'older-than-seven-days' }];
}

function isEarly(readAt: unknown, cursor: JsonRecord | null, now: Date): boolean {
  const last = instantOf(readAt);
  const isWalking = objectOf(at(cursor, 'walk')) !== null;
  return !isWalking && last !== undefined && now.getTime() - last.getTime() < MESSAGES_EVERY_MS;
}

function missingAccount({ terms }: XReader): readonly SourceNotice[] {
  if (terms.accountId !== null || !terms.includeMentions || terms.handle === null) return [];
  const text = "The account's own mentions are not read: its number (accountId) is not set.";
  return [{ code: 'account-id-missing', text }];
}

/** The month's cap, looked at now and then; a network without it is no trouble. */
async function askUsage(
  reader: XReader,
  state: Record<string, unknown>,
  limits: PollLimits,
  round: Round,
): Promise<void> {
  const usage = await readUsage(reader, objectOf(state['usage']), limits.maxRequests - round.requests, limits.now);
  state['usage'] = usage.state;
  round.requests += usage.requests;
  if (usage.quota !== null) round.quotas.set(usage.quota.name, usage.quota);
}

function leftOf(limits: PollLimits, round: Round): PollLimits | null {
  const maxRequests = limits.maxRequests - round.requests;
  const maxPosts = limits.maxPosts - round.posts.size;
  return maxRequests > 0 && maxPosts > 0 ? { ...limits, maxRequests, maxPosts } : null;
}

function add(round: Round, page: Page): void {
  for (const post of page.posts) if (!round.posts.has(post.externalId)) round.posts.set(post.externalId, post);
  round.rejected.push(...(page.rejected ?? []));
  round.gaps.push(...(page.gaps ?? []));
  round.notices.push(...(page.notices ?? []));
  for (const quota of page.quotas ?? []) round.quotas.set(quota.name, quota);
  round.requests += page.cost?.requests ?? 0;
  round.usd += page.cost?.usd ?? 0;
}

const toPage = (round: Round, cursor: Record<string, unknown>, parts: readonly Part[]): Page => ({
  posts: [...round.posts.values()],
  rejected: round.rejected,
  gaps: round.gaps,
  cursor,
  complete: parts.length === 0,
  quotas: [...round.quotas.values()],
  cost: { requests: round.requests, usd: round.usd },
  ...(round.notices.length === 0 ? {} : { notices: round.notices }),
});
