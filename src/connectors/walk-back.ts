import { ConnectorError } from './connector.js';
import type { Cost, Cursor, Gap, Page, PollLimits, Quota, SourceNotice } from './connector.js';
import type { NormalisedPost, RejectedPost } from './post.types.js';
import { at, listOf, objectOf } from './read-json.js';
import { NOWHERE, readPlace, writePlace, type Place, type Walk } from './walk-place.js';

/** One page of a listing that shows the newest first. */
export interface WalkPage {
  /** `at` is what the network lists by; a writer's own date may lie. */
  readonly items: readonly { readonly post: NormalisedPost; readonly at: Date }[];
  readonly rejected?: readonly RejectedPost[];
  /** Token of the next older page; null at the end of the listing. An empty page may have one. */
  readonly next: string | null;
  readonly quotas?: readonly Quota[];
  readonly cost?: Cost;
}

export interface WalkManners {
  /** Seconds before the newest read instant that are read again each time: late arrivals, equal instants, clocks that differ. */
  readonly overlapSeconds: number;
  /**
   * Seconds after which the network lists all it has of an instant: what was older when a walk began is read once and not again in
   * the overlap. For networks where each reading costs; never unless given.
   */
  readonly settlesInSeconds?: number;
  /** Items after which the network ends the listing though there are older ones; null where it shows all since `since`. */
  readonly listingCap: number | null;
  /** Items the first read goes back to, when nothing is known yet; at least a page. 100 unless given. */
  readonly firstItems?: number;
  /** Pages a walk may take before the rest is recorded as a gap. 1,000 unless given. */
  readonly maxPages?: number;
}

export interface PageRequest {
  /** Null for the newest page. */
  readonly token: string | null;
  /** Nothing older is needed; null at the first read. */
  readonly since: Date | null;
  /** Posts that are still wanted; a network's own page size may be larger or smaller. */
  readonly size: number;
}

interface Step {
  readonly place: Place;
  readonly isDone: boolean;
  readonly gap: Gap | null;
}

const MOST_PAGES = 1_000;
const FIRST_ITEMS = 100;

/** What one poll has gathered and may still spend. */
class Basket {
  private readonly posts = new Map<string, NormalisedPost>();
  private readonly rejected: RejectedPost[] = [];
  private readonly gaps: Gap[] = [];
  private readonly notices: SourceNotice[] = [];
  private quotas: readonly Quota[] = [];
  private requests = 0;
  private usd: number | null = null;

  constructor(private readonly limits: PollLimits) {}

  get isFull(): boolean {
    return this.requests >= this.limits.maxRequests || this.posts.size >= this.limits.maxPosts;
  }

  get room(): number {
    return Math.max(1, this.limits.maxPosts - this.posts.size);
  }

  get hasRead(): boolean {
    return this.requests > 0;
  }

  add(page: WalkPage, since: Date | null): void {
    for (const { post, at: listedAt } of page.items) {
      if (since === null || listedAt >= since) this.posts.set(`${post.scope ?? ''}\n${post.externalId}`, post);
    }
    this.rejected.push(...(page.rejected ?? []));
    this.requests += page.cost?.requests ?? 1;
    if (page.cost?.usd !== undefined) this.usd = (this.usd ?? 0) + page.cost.usd;
    this.quotas = page.quotas ?? this.quotas;
  }

  countRefused(): void {
    this.requests += 1;
  }

  note(gap: Gap | null): void {
    if (gap !== null) this.gaps.push(gap);
  }

  tell(notice: SourceNotice): void {
    this.notices.push(notice);
  }

  toPage(cursor: Cursor, complete: boolean): Page {
    return {
      posts: [...this.posts.values()],
      rejected: this.rejected,
      gaps: this.gaps,
      cursor,
      complete,
      quotas: this.quotas,
      cost: { requests: this.requests, ...(this.usd === null ? {} : { usd: this.usd }) },
      ...(this.notices.length === 0 ? {} : { notices: this.notices }),
    };
  }
}

/**
 * Reads a newest-first listing without ever skipping: each poll goes back, page by page, until it meets what the last one had
 * read. A walk that runs out of requests or into a limit keeps its place in the cursor and is taken up there; only where the
 * network itself ends the listing too early is the rest returned as a gap.
 */
export async function walkBack(
  cursor: Cursor,
  limits: PollLimits,
  manners: WalkManners,
  fetchPage: (request: PageRequest) => Promise<WalkPage>,
): Promise<Page> {
  const basket = new Basket(limits);
  let place = readPlace(cursor);
  for (;;) {
    const step = await takeStep(place, basket, limits, manners, fetchPage);
    if (step === 'cut') return basket.toPage(writePlace(place), false);
    ({ place } = step);
    basket.note(step.gap);
    if (step.isDone) return basket.toPage(writePlace(place), true);
    if (basket.isFull) return basket.toPage(writePlace(place), false);
  }
}

/**
 * The same for several listings, each with its own place under its name; a round goes through all of them before it is complete.
 * A listing the network refuses is left out of the round and told as a notice, unless all are refused: then it throws.
 */
export async function walkEach(
  cursor: Cursor,
  names: readonly string[],
  limits: PollLimits,
  manners: WalkManners,
  fetchPage: (name: string, request: PageRequest) => Promise<WalkPage>,
): Promise<Page> {
  const basket = new Basket(limits);
  const places = new Map(names.map((name) => [name, readPlace(objectOf(at(cursor, 'places', name)))] as const));
  const begun = listOf(at(cursor, 'round')).filter((name): name is string => names.includes(name as string));
  let round = begun.length > 0 ? begun : [...names];
  const isWhole = round.length === names.length;
  let refusal: ConnectorError | null = null;
  let refusals = 0;
  const finish = (complete: boolean): Page =>
    basket.toPage(
      {
        places: Object.fromEntries([...places].map(([name, place]) => [name, writePlace(place)])),
        ...(complete ? {} : { round }),
      },
      complete,
    );
  for (let name = round[0]; name !== undefined; name = round[0]) {
    if (basket.isFull) return finish(false);
    const current = name;
    try {
      const step = await takeStep(places.get(current) ?? NOWHERE, basket, limits, manners, (request) =>
        fetchPage(current, request),
      );
      if (step === 'cut') return finish(false);
      places.set(current, step.place);
      basket.note(step.gap);
      if (!step.isDone) continue;
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.fault !== 'invalid') throw error;
      refusal = error;
      refusals += 1;
      basket.tell({ code: 'query-refused', text: error.message });
    }
    round = round.slice(1);
  }
  if (refusal !== null && isWhole && refusals === names.length)
    throw refusal.cause instanceof ConnectorError ? refusal.cause : refusal;
  return finish(true);
}

const CLOSED: readonly unknown[] = ['forbidden', 'not-found', 'gone'];

/** Reads of a listing that others stand beside: closed to us or gone, it is refused by itself, so that the others are read. */
export async function readBeside<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConnectorError) || !CLOSED.includes(error.options.code)) throw error;
    throw new ConnectorError('invalid', `${what} cannot be read: ${error.message}`, { ...error.options, cause: error });
  }
}

/** One page of one listing. `cut`: it failed after others were read, which are kept; the next poll meets the failure again. */
async function takeStep(
  place: Place,
  basket: Basket,
  limits: PollLimits,
  manners: WalkManners,
  fetchPage: (request: PageRequest) => Promise<WalkPage>,
): Promise<Step | 'cut'> {
  const since = place.floor === null ? null : (place.settled ?? secondsBefore(place.floor, manners.overlapSeconds));
  let page: WalkPage;
  try {
    page = await fetchPage({ token: place.walk?.token ?? null, since, size: basket.room });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.fault === 'invalid') {
      basket.countRefused();
      if (place.walk === null) throw error;
      return judgeRefusal(place, place.walk, manners);
    }
    if (basket.hasRead) return 'cut';
    throw error;
  }
  basket.add(page, since);
  return judgeStep(place, page, since, limits, manners);
}

/**
 * A token the network no longer knows: begin again at the top; what was read already is only read once more. Where that comes no
 * further than before, it is the page that is refused, and what lies behind it cannot be read.
 */
function judgeRefusal(place: Place, walk: Walk, manners: WalkManners): Step {
  if (place.refusedAfter === null || walk.pages > place.refusedAfter)
    return { place: { ...place, walk: null, refusedAfter: walk.pages }, isDone: false, gap: null };
  const gap = place.floor === null ? null : gapOf(place, walk.oldest, 'listing-ended');
  return { place: arriveAt(place, walk.top, walk.begunAt, manners), isDone: true, gap };
}

function arriveAt(place: Place, top: Date, begunAt: Date, manners: WalkManners): Place {
  const floor = place.floor !== null && place.floor > top ? place.floor : top;
  return { floor, settled: settledBy(floor, begunAt, manners), walk: null, refusedAfter: null };
}

function judgeStep(place: Place, page: WalkPage, since: Date | null, limits: PollLimits, manners: WalkManners): Step {
  const instants = page.items.map((item) => item.at.getTime());
  const walk = place.walk;
  const top =
    walk?.top ?? new Date(instants.length > 0 ? Math.min(Math.max(...instants), limits.now.getTime()) : limits.now);
  const oldest = instants.length > 0 ? new Date(Math.min(...instants)) : (walk?.oldest ?? null);
  const pages = (walk?.pages ?? 0) + 1;
  const items = (walk?.items ?? 0) + page.items.length;
  const begunAt = walk?.begunAt ?? limits.now;
  const done = (gap: Gap | null): Step => ({ place: arriveAt(place, top, begunAt, manners), isDone: true, gap });

  if (since === null && items >= (manners.firstItems ?? FIRST_ITEMS)) return done(null);
  const hasMet = (ms: number, known: Date): boolean =>
    place.settled === null ? ms < known.getTime() : ms <= known.getTime();
  if (since !== null && instants.some((ms) => hasMet(ms, since))) return done(null);
  const isCapped = manners.listingCap !== null && items >= manners.listingCap;
  if (page.next === null) return done(since !== null && isCapped ? gapOf(place, oldest, 'listing-ended') : null);
  if (pages >= (manners.maxPages ?? MOST_PAGES))
    return done(since === null ? null : gapOf(place, oldest, 'too-many-pages'));
  return {
    place: { ...place, walk: { begunAt, top, oldest, token: page.next, pages, items } },
    isDone: false,
    gap: null,
  };
}

const secondsBefore = (instant: Date, seconds: number): Date => new Date(instant.getTime() - seconds * 1_000);

function settledBy(floor: Date, begunAt: Date, { settlesInSeconds }: WalkManners): Date | null {
  if (settlesInSeconds === undefined) return null;
  const settled = secondsBefore(begunAt, settlesInSeconds);
  return settled < floor ? settled : floor;
}

/** What lies before the floor had been read: a listing that ends in the overlap hides nothing. */
const gapOf = ({ floor }: Place, to: Date | null, reason: string): Gap | null =>
  to === null || (floor !== null && to <= floor) ? null : { from: floor, to, reason };
