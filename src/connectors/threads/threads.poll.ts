import type { Cursor, Page, PollLimits, SearchTerm, SourceNotice } from '../connector.js';
import { graphQuotas, nextToken, type GraphApi } from '../meta-graph.js';
import { pageSize } from '../poll-account.js';
import { at, countOf, listOf, objectOf } from '../read-json.js';
import { walkEach, type PageRequest, type WalkManners, type WalkPage } from '../walk-back.js';
import { POST_FIELDS, readPost, type ThreadsView } from './threads.normalise.js';

const MANNERS: WalkManners = { overlapSeconds: 600, listingCap: null };
const MENTIONS = 'mentions';
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

const NEEDS_TERMS: SourceNotice = {
  code: 'search-needs-terms',
  text: 'A watch cannot be narrowed down to words, so Threads is not searched for it; mentions still arrive.',
};
const SPENT: SourceNotice = {
  code: 'searches-spent',
  text: 'The searches Threads allows in 24 hours are used up; until some come back only mentions are read.',
};
const ONLY_OWN: SourceNotice = {
  code: 'search-only-own',
  text: 'Threads has found no post of anybody else yet. Without the approved permission threads_keyword_search it searches your own posts only.',
};

interface ThreadsPlace {
  readonly walk: Cursor;
  /** Searches that found something, by the hour they were made in (hours since 1970). */
  readonly used: ReadonlyMap<number, number>;
  /** A search has found somebody else's post, so it is allowed to. */
  readonly hasSearched: boolean;
}

const hourOf = (now: Date): number => Math.floor(now.getTime() / HOUR_MS);

function readPlace(cursor: Cursor, now: Date): ThreadsPlace {
  const used = Object.entries(objectOf(at(cursor, 'used')) ?? {}).flatMap(([hour, count]) => {
    const [h, n] = [countOf(hour), countOf(count)];
    return h !== undefined && n !== undefined && h > hourOf(now) - DAY_HOURS ? [[h, n] as const] : [];
  });
  return {
    walk: objectOf(at(cursor, 'walk')),
    used: new Map(used),
    hasSearched: at(cursor, 'hasSearched') === true,
  };
}

/** The network knows words and tags; beginnings of words are asked for as words. Each as `MODE:words`. */
export function queriesOf(terms: readonly SearchTerm[] | null): readonly string[] {
  const queries = (terms ?? []).flatMap(({ kind, text }) => {
    const words = text.replace(/^[#@]/, '').trim();
    if (words === '') return [];
    return [kind === 'hashtag' ? `TAG:${words}` : `KEYWORD:${kind === 'handle' ? '@' : ''}${words}`];
  });
  return [...new Set(queries)];
}

/** Mentions of the account, then each word and tag, newest first back to what was read before. */
export async function pollThreads(
  api: GraphApi,
  userId: string,
  cursor: Cursor,
  limits: PollLimits,
  view: ThreadsView,
  searchesPerDay: number,
): Promise<Page> {
  const place = readPlace(cursor, limits.now);
  const allowance = new Allowance(place.used, searchesPerDay, limits.now);
  let hasSearched = place.hasSearched;
  const queries = queriesOf(limits.terms);
  const isSpent = queries.length > 0 && allowance.remaining === 0;

  const fetchPage = async (name: string, request: PageRequest): Promise<WalkPage> => {
    const [mode = '', words] = name === MENTIONS ? [] : splitOnce(name);
    const { value, headers } = await api.get(words === undefined ? `${userId}/${MENTIONS}` : 'keyword_search', {
      fields: POST_FIELDS,
      limit: pageSize(request),
      after: request.token ?? undefined,
      ...(request.since === null ? {} : { since: String(Math.floor(request.since.getTime() / 1_000)) }),
      ...(words === undefined ? {} : { q: words, search_type: 'RECENT', search_mode: mode }),
    });
    const nodes = listOf(at(value, 'data'));
    const posts = nodes.flatMap((node) => readPost(node, words === undefined, view) ?? []);
    if (words !== undefined && nodes.length > 0) allowance.spend();
    if (words !== undefined && posts.some(({ isOwn }) => isOwn !== true)) hasSearched = true;
    return {
      items: posts.map((post) => ({ post, at: post.publishedAt ?? view.receivedAt })),
      rejected: nodes
        .filter((node) => readPost(node, false, view) === null)
        .map((node) => ({ reason: 'A post without an id.', raw: JSON.stringify(node) })),
      next: nextToken(value),
      quotas: graphQuotas(headers, limits.now),
    };
  };

  const names = [MENTIONS, ...(isSpent ? [] : queries)];
  const withinDay = { ...limits, maxRequests: Math.max(1, Math.min(limits.maxRequests, allowance.remaining + 1)) };
  const page = await walkEach(place.walk, names, withinDay, MANNERS, fetchPage);
  // While no search may be made, what was read by search keeps its place.
  const places = { ...keptPlaces(place.walk, queries), ...objectOf(at(page.cursor, 'places')) };
  return {
    ...page,
    cursor: { walk: { ...page.cursor, places }, used: Object.fromEntries(allowance.used), hasSearched },
    quotas: [...(page.quotas ?? []), allowance.quota],
    notices: [
      ...(page.notices ?? []),
      ...(limits.terms === null ? [NEEDS_TERMS] : []),
      ...(isSpent ? [SPENT] : []),
      ...(queries.length > 0 && !isSpent && !hasSearched ? [ONLY_OWN] : []),
    ],
  };
}

const keptPlaces = (walk: Cursor, names: readonly string[]): Cursor =>
  Object.fromEntries(Object.entries(objectOf(at(walk, 'places')) ?? {}).filter(([name]) => names.includes(name)));

function splitOnce(name: string): readonly [string, string] {
  const colon = name.indexOf(':');
  return [name.slice(0, colon), name.slice(colon + 1)];
}

/** Searches of the last 24 hours, counted here because the network does not say. Those that find nothing are free. */
class Allowance {
  readonly used: Map<number, number>;

  constructor(
    used: ReadonlyMap<number, number>,
    private readonly perDay: number,
    private readonly now: Date,
  ) {
    this.used = new Map(used);
  }

  get remaining(): number {
    const spent = [...this.used.values()].reduce((sum, count) => sum + count, 0);
    return Math.max(0, this.perDay - spent);
  }

  get quota() {
    const oldest = Math.min(...this.used.keys());
    return {
      name: 'searches in 24 hours',
      unit: 'requests',
      limit: this.perDay,
      remaining: this.remaining,
      resetsAt: Number.isFinite(oldest) ? new Date((oldest + DAY_HOURS + 1) * HOUR_MS) : null,
    } as const;
  }

  spend(): void {
    const hour = hourOf(this.now);
    this.used.set(hour, (this.used.get(hour) ?? 0) + 1);
  }
}
