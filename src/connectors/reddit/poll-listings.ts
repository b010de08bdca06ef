import { ConnectorError, type Page, type PollLimits, type SearchTerm, type SourceNotice } from '../connector.js';
import type { RejectedPost } from '../post.types.js';
import { readBeside, walkEach, type PageRequest, type WalkPage } from '../walk-back.js';
import { AT_ONCE, type RedditApi } from './reddit-api.js';
import { nameOf, readThing, writtenAt, type ThingContext } from './reddit.normalise.js';
import {
  REDDIT_USUAL,
  authUrlOf,
  credentialOf,
  hasAccount,
  subredditsOf,
  type RedditSource,
} from './reddit.settings.js';

/** A list Reddit keeps, newest first. Its name is its place's name in the cursor. */
export interface Listing {
  readonly name: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly isInbox: boolean;
}

/** Reddit sorts new posts in a little late. */
const OVERLAP_SECONDS = 120;
/** A listing that ends near the cap was ended by it: deleted things in it are not shown but counted. */
const NEAR_THE_CAP = 0.9;
const MAX_QUERY_LENGTH = 480;
/** Things of a page remembered to go on from: what was deleted since cannot be gone on from. */
const ANCHORS = 3;
const ANCHOR = /^t[134]_[0-9a-z]+$/;

export const COMMENTS_NOTICE: SourceNotice = {
  code: 'comments-not-searched',
  text: 'Reddit has no search for comments: only comments of the subreddits named, mentions and answers to us are read.',
};

/** The terms as few searches, none too long for Reddit. */
export function writeQueries(terms: readonly SearchTerm[]): readonly string[] {
  const written = [...new Set(terms.map(({ text }) => text.replaceAll('"', ' ').trim()).filter((text) => text !== ''))];
  const queries: string[] = [];
  for (const one of written.map((text) => (/^[\p{L}\p{N}_]+$/u.test(text) ? text : `"${text}"`))) {
    const last = queries.at(-1);
    const longer = last === undefined ? one : `${last} OR ${one}`;
    if (last !== undefined && longer.length <= MAX_QUERY_LENGTH) queries[queries.length - 1] = longer;
    else queries.push(one);
  }
  return queries;
}

/** Places are kept by position: what a search is for may change, the time it was read up to still holds. */
export function listingsOf(source: RedditSource, terms: readonly SearchTerm[] | null): readonly Listing[] {
  const own = source.settings.query === undefined ? [] : [source.settings.query.trim()];
  const searches = [...own, ...writeQueries(terms ?? [])];
  const inbox = hasAccount(source) && source.settings.includeInbox !== false;
  return [
    ...searches.map((q, i) => ({
      name: `search:${String(i)}`,
      path: '/search',
      parameters: { q, sort: 'new', type: 'link' },
      isInbox: false,
    })),
    ...subredditsOf(source).map((name) => ({
      name: `comments:${name}`,
      path: `/r/${name}/comments`,
      parameters: {},
      isInbox: false,
    })),
    ...(inbox ? ['mentions', 'inbox'] : []).map((name) => ({
      name,
      path: `/message/${name}`,
      parameters: {},
      isInbox: true,
    })),
  ];
}

export const contextOf = (source: RedditSource, now: Date): ThingContext => ({
  now,
  me: credentialOf(source, 'username')?.toLowerCase() ?? null,
  site: authUrlOf(source),
});

/** Reads each listing back to what was read before. Throws ConnectorError. */
export async function pollListings(
  api: RedditApi,
  source: RedditSource,
  cursor: Page['cursor'],
  limits: PollLimits,
): Promise<Page> {
  const listings = listingsOf(source, limits.terms);
  const cap = Math.floor((source.settings.listingCap ?? REDDIT_USUAL.listingCap) * NEAR_THE_CAP);
  const manners = { overlapSeconds: OVERLAP_SECONDS, listingCap: cap };
  const page = await walkEach(
    cursor,
    listings.map(({ name }) => name),
    limits,
    manners,
    async (name, request) => {
      const listing = listings.find((one) => one.name === name);
      if (listing === undefined) throw new Error('A listing was asked for that is not there.');
      return readPage(api, listing, request, { ...contextOf(source, limits.now), isInbox: listing.isInbox });
    },
  );
  const { waitsUntil } = api;
  return {
    ...page,
    quotas: api.quotas,
    cost: { requests: api.requests },
    notices: [...(page.notices ?? []), COMMENTS_NOTICE],
    ...(waitsUntil === null ? {} : { notBefore: waitsUntil }),
  };
}

async function readPage(
  api: RedditApi,
  listing: Listing,
  { token, size }: PageRequest,
  context: ThingContext,
): Promise<WalkPage> {
  const before = api.requests;
  const limit = String(Math.min(AT_ONCE, size));
  const anchors = (token ?? '').split(',').filter((anchor) => ANCHOR.test(anchor));
  if (token !== null && anchors.length === 0)
    throw new ConnectorError('invalid', 'The place in the listing cannot be read.', { code: 'refused' });
  let read = await listOnce(api, listing, limit, anchors[0]);
  for (const anchor of anchors.slice(1)) {
    if (read.things.length > 0 || read.after !== null) break;
    read = await listOnce(api, listing, limit, anchor);
  }
  const rejected: RejectedPost[] = [];
  const items = read.things.flatMap((thing) => {
    const one = readThing(thing, context);
    if (one.ok) return [{ post: one.post, at: writtenAt(thing) ?? context.now }];
    rejected.push(one.rejected);
    return [];
  });
  const names = read.things.map(nameOf).filter((name) => name !== undefined && ANCHOR.test(name));
  const next = [read.after, ...names.slice(-ANCHORS).reverse()].filter((name) => name !== null && name !== undefined);
  return {
    items,
    rejected,
    next: read.after === null ? null : [...new Set(next)].slice(0, ANCHORS).join(','),
    quotas: api.quotas,
    cost: { requests: api.requests - before },
  };
}

/** A subreddit that is closed or gone is a refusal of this listing alone. */
function listOnce(api: RedditApi, listing: Listing, limit: string, after: string | undefined) {
  const read = () =>
    api.list(listing.path, { ...listing.parameters, limit, ...(after === undefined ? {} : { after }) });
  const [, subreddit] = /^comments:(.+)$/.exec(listing.name) ?? [];
  return subreddit === undefined ? read() : readBeside(`The subreddit ${subreddit}`, read);
}
