import { ApiCaller } from '../call-api.js';
import type { Connector, ConnectorContext, Cursor, Gap, Page, PollLimits, SourceNotice } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { needsTerms } from '../needs-terms.js';
import type { PostFacts, Replyability } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { at, instantOf, listOf } from '../read-json.js';
import type { GdeltReading } from './gdelt.normalise.js';
import { readArticles } from './gdelt.normalise.js';
import { packQueries } from './gdelt.query.js';
import { GDELT_FIELDS, GDELT_USUAL, GdeltSettings } from './gdelt.settings.js';

type Source = SourceSettings<GdeltSettings>;

/** How far one search has been read; in the middle of a slice of time also its end. */
interface Place {
  readonly until: Date;
  readonly to: Date | null;
}

interface Window {
  readonly from: Date;
  readonly to: Date;
}

const MOST_ARTICLES = 250;
const HOUR_MS = 3_600_000;
/** Articles are found up to some hours late. */
const OVERLAP_MS = 2 * HOUR_MS;
const FIRST_MS = 24 * HOUR_MS;
/** GDELT files by quarters of an hour. */
const STEP_MS = 15 * 60_000;
/** Nothing older is searched. */
const LISTED_MS = 89 * 24 * HOUR_MS;
/** Under load GDELT refuses everybody for a while. */
const SHED_SECONDS = 900;

/** The world's news as GDELT gathers them. */
export class GdeltConnector implements Connector<GdeltSettings> {
  readonly kind = 'gdelt';
  readonly network = 'web';
  readonly description =
    'Searches the news GDELT gathers in 65 languages for the watched words; articles are answered by hand on their own site.';
  readonly settings = GdeltSettings;
  readonly settingFields = GDELT_FIELDS;
  readonly credentialFields = [];
  readonly interval = { minSeconds: 300, usualSeconds: 900 };
  private readonly caller: ApiCaller;

  constructor(context: ConnectorContext) {
    this.caller = new ApiCaller(context.outbound, {
      network: 'GDELT',
      waitSecondsOf: ({ status }) => (status === 429 ? SHED_SECONDS : undefined),
    });
  }

  /** Makes one request: the next one may follow some seconds later only. */
  poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return this.search(source, cursor, limits, null, signal);
  }

  fill(
    source: Source,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    if (limits.terms === null) return Promise.reject(needsTerms('GDELT'));
    const window = { from: gap.from ?? new Date(gap.to.getTime() - FIRST_MS), to: gap.to };
    return this.search(source, cursor, limits, window, signal);
  }

  replyability(post: PostFacts): Replyability {
    return { verdict: 'by-hand', reason: 'web-read-only', deepLink: post.url };
  }

  private async search(
    source: Source,
    cursor: Cursor,
    limits: PollLimits,
    window: Window | null,
    signal: AbortSignal,
  ): Promise<Page> {
    const { settings } = source;
    if (limits.terms === null) {
      const text = 'Nothing is searched for: a watch cannot be narrowed down to words.';
      return { posts: [], cursor, complete: true, notices: [{ code: 'search-needs-terms', text }] };
    }
    const packed = packQueries(limits.terms, settings.filter);
    const { queries } = packed;
    const notices: SourceNotice[] = [...packed.notices];
    const begun = listOf(at(cursor, 'round')).filter((query): query is string => queries.includes(query as string));
    const round = begun.length > 0 ? begun : queries;
    const places = new Map(queries.map((query) => [query, readPlace(at(cursor, 'places', query))] as const));
    const [query] = round;
    if (query === undefined) return { posts: [], cursor: null, complete: true, notices };

    const slice = sliceFor(places.get(query) ?? null, window, limits.now);
    let read: GdeltReading;
    try {
      read = await this.ask(settings, query, slice, Math.min(MOST_ARTICLES, limits.maxPosts), limits.now, signal);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.options.code !== 'refused' || queries.length === 1) throw error;
      // One search that GDELT dislikes does not stop the others.
      read = { items: [], rejected: [], count: 0 };
      notices.push({ code: 'query-refused', text: error.message });
    }
    const isFull = read.count >= Math.min(MOST_ARTICLES, limits.maxPosts);
    const step = isFull ? stepOn(slice, read) : { place: { until: slice.to, to: null }, gap: null };
    places.set(query, step.place);
    const left = step.place.to === null ? round.slice(1) : round;
    const complete = left.length === 0;
    const waitMs = (settings.secondsBetween ?? GDELT_USUAL.secondsBetween) * 1_000;
    return {
      posts: read.items.map(({ post }) => post),
      rejected: read.rejected,
      gaps: step.gap === null || window !== null ? [] : [step.gap],
      cursor: { places: writePlaces(places), ...(complete ? {} : { round: left }) },
      complete,
      notBefore: new Date(limits.now.getTime() + waitMs),
      notices,
      cost: { requests: 1 },
    };
  }

  private async ask(
    settings: GdeltSettings,
    query: string,
    slice: Window,
    maxrecords: number,
    now: Date,
    signal: AbortSignal,
  ): Promise<GdeltReading> {
    const url = new URL(settings.baseUrl ?? GDELT_USUAL.baseUrl);
    const parameters = {
      query,
      mode: 'artlist',
      format: 'json',
      sort: 'dateasc',
      maxrecords: String(maxrecords),
      startdatetime: stamp(slice.from),
      enddatetime: stamp(slice.to),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const answer = await this.caller.read({ url: url.href, accept: 'text', signal }, now);
    return readArticles(answer.text, now);
  }
}

/** What is asked for next: the rest of the slice that was begun, else from the last one's end, a little earlier, until now. */
function sliceFor(place: Place | null, window: Window | null, now: Date): Window {
  const to = window?.to ?? now;
  if (place !== null && place.to !== null) return { from: place.until, to: place.to };
  const oldest = now.getTime() - LISTED_MS;
  const from =
    window?.from.getTime() ?? (place === null ? now.getTime() - FIRST_MS : place.until.getTime() - OVERLAP_MS);
  return { from: new Date(Math.min(Math.max(from, oldest), to.getTime())), to };
}

/** After a full answer: on from the last article's quarter of an hour, or past it where that alone has more than one answer holds. */
function stepOn(slice: Window, { items }: GdeltReading): { readonly place: Place; readonly gap: Gap | null } {
  const lastMs = Math.max(slice.from.getTime(), ...items.map(({ seenAt }) => seenAt.getTime()));
  const isStuck = lastMs <= slice.from.getTime();
  const next = isStuck ? Math.floor(lastMs / STEP_MS) * STEP_MS + STEP_MS : lastMs;
  const gap = isStuck
    ? { from: slice.from, to: new Date(Math.min(next, slice.to.getTime())), reason: 'listing-ended' }
    : null;
  if (next > slice.to.getTime()) return { place: { until: slice.to, to: null }, gap };
  return { place: { until: new Date(next), to: slice.to }, gap };
}

const stamp = (instant: Date): string => instant.toISOString().replace(/[-:T]/g, '').slice(0, 14);

function readPlace(value: unknown): Place | null {
  const until = instantOf(at(value, 'until'));
  return until === undefined ? null : { until, to: instantOf(at(value, 'to')) ?? null };
}

const writePlaces = (places: ReadonlyMap<string, Place | null>): Record<string, object> =>
  Object.fromEntries(
    [...places].flatMap(([query, place]) =>
      place === null
        ? []
        : [[query, { until: place.until.toISOString(), ...(place.to === null ? {} : { to: place.to.toISOString() }) }]],
    ),
  );
