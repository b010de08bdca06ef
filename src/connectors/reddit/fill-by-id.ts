import { ConnectorError, type Cursor, type Page, type PollLimits } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, textOf } from '../read-json.js';
import { readByName } from './look-up.js';
import { contextOf, listingsOf } from './poll-listings.js';
import { AT_ONCE, type RedditApi } from './reddit-api.js';
import { nameOf, readThing, writtenAt, type Thing } from './reddit.normalise.js';
import { subredditsOf, type RedditSource } from './reddit.settings.js';

/** The first step back from the newest id; each further one is twice as long. */
const FIRST_STEP = 256;
/** Closer than this the place is read to its end instead of being looked for more closely. */
const CLOSE_ENOUGH = 400;
/** Names in a row of which nothing is left: the interval is behind us. */
const MAX_EMPTY = 20;

type Kind = 't3' | 't1';

/** Where filling stands. Ids are base 36, counted up over all of Reddit. */
type Place =
  /** Going back from `above`, written after the interval, in growing steps. */
  | { readonly kind: Kind; readonly phase: 'leap'; readonly above: number; readonly step: number }
  /** The interval's end lies between the two. */
  | { readonly kind: Kind; readonly phase: 'halve'; readonly above: number; readonly below: number }
  /** Everything below `next` is read, until something older than the interval turns up. */
  | { readonly kind: Kind; readonly phase: 'read'; readonly next: number; readonly empty: number };

type Done = { readonly kind: Kind; readonly phase: 'done' };

interface Interval {
  readonly from: Date | null;
  readonly to: Date;
}

interface Gathered {
  readonly posts: Map<string, NormalisedPost>;
  readonly rejected: RejectedPost[];
}

const toId = (number: number): string => number.toString(36);
const numberOfName = (name: string | undefined): number => (name === undefined ? NaN : parseInt(name.slice(3), 36));

/**
 * Reads an interval that listings no longer reach. Ids are given one after the other in the order of writing, so the interval is
 * looked for by halving, and everything in it is then asked for by name: posts, and comments of the subreddits that are read.
 * Throws ConnectorError.
 */
export async function fillById(
  api: RedditApi,
  source: RedditSource,
  gap: Interval,
  cursor: Cursor,
  limits: PollLimits,
): Promise<Page> {
  const gathered: Gathered = { posts: new Map(), rejected: [] };
  let place: Place | Done = readPlace(cursor) ?? (await begin(api, source, 't3', limits));
  while (api.requests < limits.maxRequests && gathered.posts.size < limits.maxPosts) {
    if (place.phase === 'done' && (place.kind === 't1' || subredditsOf(source).length === 0)) break;
    try {
      place =
        place.phase === 'done'
          ? await begin(api, source, 't1', limits)
          : await step(api, source, gap, place, gathered, limits.now);
    } catch (error) {
      // What was read is kept; the next call meets the failure again.
      if (gathered.posts.size === 0 || !(error instanceof ConnectorError)) throw error;
      break;
    }
  }
  const isDone = place.phase === 'done' && (place.kind === 't1' || subredditsOf(source).length === 0);
  return {
    posts: [...gathered.posts.values()],
    rejected: gathered.rejected,
    cursor: { ...place },
    complete: isDone,
    quotas: api.quotas,
    cost: { requests: api.requests },
  };
}

/** The newest thing there is of a kind: where going back begins. */
async function begin(api: RedditApi, source: RedditSource, kind: Kind, limits: PollLimits): Promise<Place | Done> {
  const listing = listingsOf(source, limits.terms).find(({ name }) =>
    name.startsWith(kind === 't3' ? 'search:' : 'comments:'),
  );
  if (listing === undefined) return { kind, phase: 'done' };
  const { things } = await api.list(listing.path, { ...listing.parameters, limit: '1' });
  const newest = numberOfName(things.map(nameOf)[0]);
  return Number.isSafeInteger(newest)
    ? { kind, phase: 'leap', above: newest + 1, step: FIRST_STEP }
    : { kind, phase: 'done' };
}

async function step(
  api: RedditApi,
  source: RedditSource,
  gap: Interval,
  place: Place,
  gathered: Gathered,
  now: Date,
): Promise<Place | Done> {
  switch (place.phase) {
    case 'leap': {
      const below = Math.max(0, place.above - place.step);
      const writtenBefore = await isBefore(api, place.kind, below, gap.to);
      if (writtenBefore === true || below === 0) return { kind: place.kind, phase: 'halve', above: place.above, below };
      // Nothing of it is left: it may lie on either side, so the known end stays and the step grows.
      const above = writtenBefore === false ? below : place.above;
      return { kind: place.kind, phase: 'leap', above, step: place.step * 2 };
    }
    case 'halve': {
      const read: Place = { kind: place.kind, phase: 'read', next: place.above, empty: 0 };
      if (place.above - place.below <= CLOSE_ENOUGH) return read;
      const middle = Math.floor((place.above + place.below) / 2);
      const writtenBefore = await isBefore(api, place.kind, middle, gap.to);
      if (writtenBefore === null) return read;
      return writtenBefore ? { ...place, below: middle } : { ...place, above: middle };
    }
    case 'read':
      return readBlock(api, source, gap, place, gathered, now);
  }
}

const block = (kind: Kind, below: number): readonly string[] =>
  Array.from({ length: Math.min(AT_ONCE, below) }, (_, i) => `${kind}_${toId(below - 1 - i)}`);

/** Whether what has ids just below is from before that moment; null where nothing of it is left. */
async function isBefore(api: RedditApi, kind: Kind, id: number, moment: Date): Promise<boolean | null> {
  if (id === 0) return true;
  const instants = (await readByName(api, block(kind, id))).map(writtenAt).filter((instant) => instant !== undefined);
  return instants.length === 0 ? null : instants.every((instant) => instant <= moment);
}

async function readBlock(
  api: RedditApi,
  source: RedditSource,
  gap: Interval,
  place: Extract<Place, { phase: 'read' }>,
  gathered: Gathered,
  now: Date,
): Promise<Place | Done> {
  const { kind, next } = place;
  const things = next === 0 ? [] : await readByName(api, block(kind, next));
  const wanted = things.filter((thing) => isIn(gap, thing) && isRead(source, kind, thing));
  for (const thing of wanted) {
    const read = readThing(thing, contextOf(source, now));
    if (read.ok) gathered.posts.set(read.post.externalId, read.post);
    else gathered.rejected.push(read.rejected);
  }
  const { from } = gap;
  const isBehind = from === null || things.some((thing) => isOlder(thing, from));
  const empty = things.length === 0 ? place.empty + 1 : 0;
  if (isBehind || next <= AT_ONCE || empty >= MAX_EMPTY) return { kind, phase: 'done' };
  return { kind, phase: 'read', next: next - AT_ONCE, empty };
}

function isIn({ from, to }: Interval, thing: Thing): boolean {
  const written = writtenAt(thing);
  return written !== undefined && written <= to && (from === null || written >= from);
}

function isOlder(thing: Thing, moment: Date): boolean {
  const written = writtenAt(thing);
  return written !== undefined && written < moment;
}

/** Of all comments of Reddit only those of the subreddits that are read. */
const isRead = (source: RedditSource, kind: Kind, { data }: Thing): boolean =>
  kind === 't3' || subredditsOf(source).includes((textOf(at(data, 'subreddit')) ?? '').toLowerCase());

function readPlace(cursor: Cursor): Place | Done | null {
  const [kind, phase] = [at(cursor, 'kind'), at(cursor, 'phase')];
  const number = (name: string): number => {
    const value = at(cursor, name);
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : NaN;
  };
  if (kind !== 't1' && kind !== 't3') return null;
  const [above, below, step, next, empty] = ['above', 'below', 'step', 'next', 'empty'].map(number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (phase === 'done') return { kind, phase };
  if (phase === 'leap' && above + step > 0) return { kind, phase, above, step };
  if (phase === 'halve' && above + below > 0) return { kind, phase, above, below };
  return phase === 'read' && next + empty >= 0 ? { kind, phase, next, empty } : null;
}
