import type { SearchTerm, SourceNotice } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, instantOf, listOf, numberOf, objectOf, textOf } from '../read-json.js';
import type { YoutubeApi } from './youtube.api.js';
import type { YoutubeView } from './youtube.normalise.js';
import { readVideo } from './youtube.normalise.js';
import type { YoutubeSettings } from './youtube.settings.js';

/** Where the search stands: one query after the other, a page at a time, evenly over the day. */
export interface SearchPlace {
  readonly searchedAt: Date | null;
  /** Of the query that comes next. */
  readonly index: number;
  readonly token: string | null;
  /** Since when each query has been read. */
  readonly since: Readonly<Record<string, string>>;
}

export interface SearchStep {
  readonly place: SearchPlace;
  readonly posts: readonly NormalisedPost[];
  readonly rejected: readonly RejectedPost[];
  readonly notices: readonly SourceNotice[];
  readonly requests: number;
}

const DAY_MS = 86_400_000;
/** The index finds videos late: each search looks back this far before the last one of the same query. */
const OVERLAP_MS = 6 * 3_600_000;
const MOST_QUERY_LENGTH = 200;
const PAGE_SIZE = 50;

const written = ({ kind, text }: SearchTerm): string => {
  const plain = text.replace(/["|]/g, ' ').replace(/^-+/, '').trim();
  if (kind === 'hashtag') return `#${plain.replace(/^#/, '')}`;
  return kind === 'phrase' || /[\s-]/.test(plain) ? `"${plain}"` : plain;
};

/** The terms, packed into as few queries as their length allows; `|` is YouTube's OR. */
export function packQueries(terms: readonly SearchTerm[]): readonly string[] {
  const queries: string[] = [];
  for (const term of new Set(terms.map(written).filter((text) => /[\p{L}\p{N}]/u.test(text)))) {
    const last = queries.at(-1);
    if (last !== undefined && last.length + term.length < MOST_QUERY_LENGTH)
      queries[queries.length - 1] = `${last}|${term}`;
    else queries.push(term);
  }
  return queries;
}

export function readSearchPlace(value: unknown): SearchPlace {
  const since = objectOf(at(value, 'since')) ?? {};
  return {
    searchedAt: instantOf(at(value, 'searchedAt')) ?? null,
    index: Math.max(0, Math.trunc(numberOf(at(value, 'index')) ?? 0)),
    token: textOf(at(value, 'token')) ?? null,
    since: Object.fromEntries(
      Object.entries(since).flatMap(([key, at_]) => (typeof at_ === 'string' ? [[key, at_]] : [])),
    ),
  };
}

const SEARCHES_SPENT: SourceNotice = {
  code: 'searches-spent',
  text: 'Videos are not searched for: the search calls of this day are used up.',
};

const nothing = (place: SearchPlace, ...notices: readonly SourceNotice[]): SearchStep => ({
  place,
  posts: [],
  rejected: [],
  notices,
  requests: 0,
});

/** Makes the search that is due, if one is. A used-up search allowance stops only the searching. */
export async function searchVideos(
  api: YoutubeApi,
  settings: YoutubeSettings,
  terms: readonly SearchTerm[] | null,
  place: SearchPlace,
  view: YoutubeView,
  hasSearches = true,
): Promise<SearchStep> {
  const perDay = settings.searchesPerDay ?? 0;
  if (perDay === 0) return nothing(place);
  if (terms === null) {
    const text = 'Videos are not searched for: a watch cannot be narrowed down to words YouTube could look for.';
    return nothing(place, { code: 'search-needs-terms', text });
  }
  const queries = packQueries(terms);
  const query = queries[place.index % Math.max(queries.length, 1)];
  const isDue = place.searchedAt === null || view.now.getTime() - place.searchedAt.getTime() >= DAY_MS / perDay;
  if (query === undefined || !isDue) return nothing(place);
  if (!hasSearches) return nothing(place, SEARCHES_SPENT);
  return search(api, settings, query, queries, place, view);
}

async function search(
  api: YoutubeApi,
  settings: YoutubeSettings,
  query: string,
  queries: readonly string[],
  place: SearchPlace,
  view: YoutubeView,
): Promise<SearchStep> {
  const last = instantOf(place.since[query])?.getTime() ?? view.now.getTime() - DAY_MS;
  let answer: unknown;
  try {
    answer = await api.list('search', {
      part: 'snippet',
      q: query,
      type: 'video',
      order: 'date',
      maxResults: String(PAGE_SIZE),
      publishedAfter: new Date(last - OVERLAP_MS).toISOString().replace(/\.\d+Z$/, 'Z'),
      relevanceLanguage: settings.language,
      regionCode: settings.region,
      pageToken: place.token ?? undefined,
    });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.fault !== 'quota') throw error;
    return { ...nothing({ ...place, searchedAt: view.now }, SEARCHES_SPENT), requests: 1 };
  }
  const token = textOf(at(answer, 'nextPageToken')) ?? null;
  const read = listOf(at(answer, 'items')).map((item) => readVideo(item, view));
  const isLastPage = token === null || read.length === 0;
  const since = Object.fromEntries(Object.entries(place.since).filter(([key]) => queries.includes(key)));
  return {
    place: {
      searchedAt: view.now,
      index: isLastPage ? (place.index + 1) % queries.length : place.index,
      token: isLastPage ? null : token,
      since: isLastPage ? { ...since, [query]: view.now.toISOString() } : since,
    },
    posts: read.flatMap((item) => (item.ok ? [item.post] : [])),
    rejected: read.flatMap((item) => (item.ok ? [] : [item.rejected])),
    notices: [],
    requests: 1,
  };
}
