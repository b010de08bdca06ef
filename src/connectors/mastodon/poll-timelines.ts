import { ConnectorError, type Page, type PollLimits, type SourceNotice } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, idOf } from '../read-json.js';
import type { MastodonApi } from './mastodon-api.js';
import {
  openCursor,
  placeOf,
  resume,
  writeCursor,
  type LanePlace,
  type MastodonCursor,
  type Me,
} from './mastodon-cursor.js';
import { NOTIFICATIONS, lanesOf, searchesOf, type Lane, type LaneItem } from './mastodon-lanes.js';
import type { MastodonSource } from './mastodon.settings.js';
import { findParents } from './find-parents.js';
import { knownOf, readStatus } from './mastodon.normalise.js';
import { SEARCH_NOTICE, searchStatuses } from './mastodon-search.js';
import { readForward } from './walk-forward.js';

const SEARCH = 'search';

/** Why reading stopped before the end. One that failed is met first by the next poll, so that the failure is told. */
type Stop = 'not-begun' | 'budget' | 'wait' | 'failed';

/** Reads every timeline of a source a little further, as far as the limits allow. Throws ConnectorError when nothing could be read. */
export async function pollTimelines(
  api: MastodonApi,
  source: MastodonSource,
  stored: Page['cursor'],
  limits: PollLimits,
): Promise<Page> {
  return new TimelinePoll(api, source, openCursor(stored), limits).run();
}

class TimelinePoll {
  private readonly places: Map<string, LanePlace>;
  private readonly items: LaneItem[] = [];
  private readonly notices: SourceNotice[] = [];
  private gaps: NonNullable<Page['gaps']> = [];
  private search: Page['cursor'];
  private me: Me | null;
  private knowsMentionsOnly: boolean;
  private lanesRead = 0;
  private refusal: ConnectorError | null = null;

  constructor(
    private readonly api: MastodonApi,
    private readonly source: MastodonSource,
    private readonly cursor: MastodonCursor,
    private readonly limits: PollLimits,
  ) {
    this.places = new Map(cursor.places);
    this.search = cursor.search;
    this.me = cursor.me;
    this.knowsMentionsOnly = cursor.knowsMentionsOnly;
  }

  async run(): Promise<Page> {
    if (this.me === null && this.api.hasToken) this.me = await findMe(this.api);
    const lanes = lanesOf(this.source, this.limits.terms, this.knowsMentionsOnly);
    const searches = searchesOf(this.source, this.limits.terms);
    const keys = [...lanes.map(({ key }) => key), ...(searches.length > 0 ? [SEARCH] : [])];
    const begun = this.cursor.round.filter((key) => keys.includes(key));
    let round = begun.length > 0 ? begun : keys;
    const isWhole = round.length === keys.length;
    for (let key = round[0]; key !== undefined; key = round[0]) {
      const current = key;
      const stop = await this.readKey(
        current,
        lanes.find((lane) => lane.key === current),
        searches,
      );
      if (stop === 'not-begun' || stop === 'failed') return this.finish(round, false);
      round = round.slice(1);
      // A busy timeline gives way to the others.
      if (stop !== null) return this.finish([...round, current], false);
    }
    if (this.lanesRead === 0 && isWhole && this.refusal !== null) throw this.refusal;
    return this.finish([], true);
  }

  private async readKey(key: string, lane: Lane | undefined, searches: readonly string[]): Promise<Stop | null> {
    if (this.isSpent) return 'not-begun';
    try {
      const stop = lane === undefined ? await this.readSearch(searches) : await this.readLane(lane);
      this.lanesRead += 1;
      return stop;
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      if (isRefusal(error)) {
        this.refusal = error;
        this.notices.push({ code: 'timeline-refused', text: `${nameOf(key)} cannot be read: ${error.message}` });
        return null;
      }
      if (this.items.length === 0 && this.lanesRead === 0) throw error;
      return 'failed';
    }
  }

  private async readLane(lane: Lane): Promise<Stop | null> {
    const known = placeOf(lane.key, this.places);
    let place = known === null ? null : resume(known, this.limits.now);
    let current = lane;
    for (;;) {
      if (this.isSpent) return 'budget';
      if (this.api.waitsUntil !== null) return 'wait';
      let read;
      try {
        read = await readForward(this.api, current, place, this.limits.maxPosts - this.items.length);
      } catch (error) {
        const isTypeRefused =
          error instanceof ConnectorError && error.options.code === 'refused' && current.key === NOTIFICATIONS;
        if (!isTypeRefused || this.knowsMentionsOnly) throw error;
        this.knowsMentionsOnly = true;
        current = lanesOf(this.source, [], true).find(({ key }) => key === NOTIFICATIONS) ?? current;
        continue;
      }
      ({ place } = read);
      this.items.push(...read.items);
      this.places.delete(lane.key);
      this.places.set(lane.key, place);
      if (!place.isBehind) return null;
    }
  }

  private async readSearch(searches: readonly string[]): Promise<Stop | null> {
    const left = {
      ...this.limits,
      maxPosts: this.limits.maxPosts - this.items.length,
      maxRequests: this.limits.maxRequests - this.api.requests,
    };
    const page = await searchStatuses(this.api, this.search, searches, left);
    this.search = page.cursor;
    this.gaps = page.gaps;
    this.items.push(...page.items);
    this.notices.push(SEARCH_NOTICE, ...page.notices);
    return page.complete ? null : 'budget';
  }

  private get isSpent(): boolean {
    return this.api.requests >= this.limits.maxRequests || this.items.length >= this.limits.maxPosts;
  }

  private async finish(round: readonly string[], complete: boolean): Promise<Page> {
    const statuses = this.items.map(({ status }) => status);
    const known = knownOf(statuses);
    const spare = this.api.waitsUntil === null ? this.limits.maxRequests - this.api.requests : 0;
    await findParents(this.api, statuses, known, spare);
    const context = { host: this.api.host, now: this.limits.now, myId: this.me?.id ?? null, known };
    const posts = new Map<string, NormalisedPost>();
    const rejected: RejectedPost[] = [];
    for (const { status, addressesUs } of this.items) {
      if (status === null) continue;
      const read = readStatus(status, context, addressesUs);
      if (read.ok) posts.set(read.post.externalId, { ...posts.get(read.post.externalId), ...read.post });
      else rejected.push(read.rejected);
    }
    const { waitsUntil, quotas, requests } = this.api;
    return {
      posts: [...posts.values()],
      rejected,
      gaps: this.gaps,
      cursor: writeCursor({
        me: this.me,
        knowsMentionsOnly: this.knowsMentionsOnly,
        places: this.places,
        search: this.search,
        round,
      }),
      complete,
      quotas,
      cost: { requests },
      ...(waitsUntil === null ? {} : { notBefore: waitsUntil }),
      ...(this.notices.length === 0 ? {} : { notices: this.notices }),
    };
  }
}

/** The account the token speaks for; unknown where the token may not ask for it. */
export async function findMe(api: MastodonApi): Promise<Me> {
  try {
    const answer = await api.get('/api/v1/accounts/verify_credentials');
    return { id: idOf(at(answer.value, 'id')) ?? null };
  } catch (error) {
    if (error instanceof ConnectorError && isRefusal(error)) return { id: null };
    throw error;
  }
}

/** This timeline is closed to us; others may be open. A token that is refused is refused everywhere. */
const isRefusal = (error: ConnectorError): boolean =>
  error.options.code === 'forbidden' || error.options.code === 'not-found' || error.options.code === 'refused';

function nameOf(key: string): string {
  if (key === NOTIFICATIONS) return 'The list of mentions';
  if (key === SEARCH) return 'The search';
  return key === 'public' ? 'The public timeline' : `The timeline of #${key.slice('tag:'.length)}`;
}
