import type { Cursor, Page, PollLimits, SearchTerm, SourceNotice } from '../connector.js';
import type { RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, listOf, textOf } from '../read-json.js';
import { needsTerms } from '../needs-terms.js';
import { walkEach, type PageRequest, type WalkManners, type WalkPage } from '../walk-back.js';
import type { BlueskyApi } from './bluesky-api.js';
import { readMessages } from './bluesky-messages.js';
import { readView, speaks, type OwnDid } from './bluesky.normalise.js';
import { accountOf, languagesOf, type BlueskySource } from './bluesky.settings.js';

const PAGE_SIZE = 100;
/** The search shows no more results than these; its documentation promises less than all. */
const SEARCH_CAP = 10_000;
/** Posts become searchable a little late, and not in the order they were indexed in. */
const OVERLAP_SECONDS = 120;
const NOTIFICATIONS = 'notifications';
const SEARCH = 'search ';

const MANNERS: WalkManners = { overlapSeconds: OVERLAP_SECONDS, listingCap: SEARCH_CAP };
/** An interval has both its ends: everything in it is read. */
const FILLING: WalkManners = { overlapSeconds: 0, listingCap: null, firstItems: Number.MAX_SAFE_INTEGER };

const NOT_NARROWED: SourceNotice = {
  code: 'not-narrowed',
  text: 'A watch has no words to search for: only listening to all posts ("jetstream") finds its posts on Bluesky.',
};
const NO_PREFIXES: SourceNotice = {
  code: 'prefix-as-word',
  text: 'Bluesky searches whole words only: words with an ending left open are searched as they are written.',
};

/** Reads what the search finds for each term, then what names, answers or quotes the account. */
export async function pollSearch(
  api: BlueskyApi,
  source: BlueskySource,
  cursor: Cursor,
  limits: PollLimits,
): Promise<Page> {
  const account = accountOf(source);
  if (account === null)
    throw new ConnectorError('auth', 'Bluesky is searched only with a connected account.', { code: 'revoked' });
  const names = [...queriesOf(source, limits.terms).map((query) => `${SEARCH}${query}`), NOTIFICATIONS];
  const written =
    source.settings.readsMessages === true
      ? await readMessages(api, cursor, limits, account.did, Math.max(1, Math.floor(limits.maxRequests / 3)))
      : null;
  const left = { ...limits, maxRequests: Math.max(1, limits.maxRequests - api.requests) };
  const walked = await walkEach(cursor, names, left, MANNERS, (name, request) =>
    name === NOTIFICATIONS
      ? fetchNotifications(api, request, account.did)
      : fetchSearch(api, source, name.slice(SEARCH.length), request, request.since, null),
  );
  const page = written === null ? walked : joinPages(walked, written, api.requests);
  const notices = [
    ...(page.notices ?? []),
    ...(limits.terms === null ? [NOT_NARROWED] : []),
    ...((limits.terms ?? []).some(({ kind }) => kind === 'prefix') ? [NO_PREFIXES] : []),
  ];
  return notices.length === 0 ? page : { ...page, notices };
}

function joinPages(walked: Page, { page, place }: Awaited<ReturnType<typeof readMessages>>, requests: number): Page {
  return {
    ...walked,
    posts: [...walked.posts, ...page.posts],
    complete: walked.complete && page.complete,
    cursor: { ...walked.cursor, messages: place },
    notices: [...(walked.notices ?? []), ...(page.notices ?? [])],
    cost: { ...walked.cost, requests },
  };
}

/** Reads what the search finds in an interval. */
export function fillFromSearch(
  api: BlueskyApi,
  source: BlueskySource,
  gap: { readonly from: Date | null; readonly to: Date },
  cursor: Cursor,
  limits: PollLimits,
): Promise<Page> {
  if (limits.terms === null) return Promise.reject(needsTerms('Bluesky'));
  const names = queriesOf(source, limits.terms);
  return walkEach(cursor, names, limits, FILLING, (query, request) =>
    fetchSearch(api, source, query, request, gap.from, gap.to),
  );
}

/** One search for each term, as Bluesky writes them. */
export function queriesOf({ settings }: BlueskySource, terms: readonly SearchTerm[] | null): readonly string[] {
  const written = (terms ?? []).map(({ kind, text }) => {
    const plain = text.replaceAll('"', ' ').trim();
    switch (kind) {
      case 'hashtag':
        return `#${plain.replace(/^#/, '')}`;
      case 'handle':
        return `"@${plain.replace(/^@/, '')}"`;
      case 'word':
      case 'prefix':
      case 'phrase':
        return /^[\p{L}\p{M}\p{N}]+$/u.test(plain) ? plain : `"${plain}"`;
    }
  });
  const own = settings.query?.trim();
  const all = own === undefined || own === '' ? written : [own, ...written];
  return [...new Set(all.filter((query) => /[\p{L}\p{N}]/u.test(query)))];
}

async function fetchSearch(
  api: BlueskyApi,
  source: BlueskySource,
  query: string,
  { token, size }: PageRequest,
  since: Date | null,
  until: Date | null,
): Promise<WalkPage> {
  const languages = languagesOf(source);
  const before = api.requests;
  const { value } = await api.get('app.bsky.feed.searchPosts', {
    q: query,
    sort: 'latest',
    limit: Math.min(size, PAGE_SIZE),
    since: since?.toISOString(),
    until: until?.toISOString(),
    lang: languages.length === 1 ? languages[0] : undefined,
    cursor: token ?? undefined,
  });
  const views = listAt(value, 'posts').filter((view) => speaks(at(view, 'record'), languages));
  return walkPageOf(views, value, accountOf(source)?.did ?? null, api, before);
}

async function fetchNotifications(api: BlueskyApi, { token, size }: PageRequest, own: string): Promise<WalkPage> {
  const before = api.requests;
  const { value } = await api.get('app.bsky.notification.listNotifications', {
    reasons: ['mention', 'reply', 'quote'],
    limit: Math.min(size, PAGE_SIZE),
    cursor: token ?? undefined,
  });
  const page = walkPageOf(listAt(value, 'notifications'), value, own, api, before);
  return { ...page, items: page.items.map(({ post, at }) => ({ at, post: { ...post, addressesUs: true } })) };
}

/** Throws ConnectorError where the list is not there: an answer without it is no empty one. */
export function listAt(value: unknown, name: string): readonly unknown[] {
  const list = at(value, name);
  if (Array.isArray(list)) return listOf(list);
  throw new ConnectorError('invalid', 'Bluesky gave an answer that is not what it documents.', {
    code: 'changed-shape',
  });
}

function walkPageOf(
  views: readonly unknown[],
  value: unknown,
  own: OwnDid,
  api: BlueskyApi,
  requestsBefore: number,
): WalkPage {
  const read = views.map((view) => readView(view, own));
  const rejected: RejectedPost[] = read.flatMap((one) => (one.ok ? [] : [one.rejected]));
  return {
    items: read.flatMap((one) => (one.ok ? [{ post: one.post, at: one.indexedAt }] : [])),
    next: textOf(at(value, 'cursor')) ?? null,
    quotas: api.quotas,
    cost: { requests: api.requests - requestsBefore },
    ...(rejected.length === 0 ? {} : { rejected }),
  };
}
