import type { Cursor, Page, PollLimits } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { at, instantOf, objectOf, textOf } from '../read-json.js';
import type { PageRequest, WalkManners, WalkPage } from '../walk-back.js';
import { walkBack, walkEach } from '../walk-back.js';
import type { AppStoreApi } from './app-store.api.js';
import { hasKey, readQuotas } from './app-store.api.js';
import { readReviewFeed, readReviews } from './app-store.normalise.js';
import type { AppStoreSettings } from './app-store.settings.js';
import { APP_STORE_USUAL } from './app-store.settings.js';
import { readUrl } from '../../domain/text/read-url.js';

const FEED_PAGES = 10;
const FEED_PAGE_SIZE = 50;
const API_PAGE_SIZE = 200;
/** Reviews show up late and out of order. */
const OVERLAP_SECONDS = 2 * 86_400;

const FEED_MANNERS: WalkManners = { overlapSeconds: OVERLAP_SECONDS, listingCap: FEED_PAGES * FEED_PAGE_SIZE };
const API_MANNERS: WalkManners = { overlapSeconds: OVERLAP_SECONDS, listingCap: null };

const countriesOf = ({ countries }: AppStoreSettings): readonly string[] => [
  ...new Set((countries ?? APP_STORE_USUAL.countries).split(',').map((country) => country.trim().toLowerCase())),
];

/** With a key, the reviews of all countries; without, the public feed of each country that is set. */
export async function pollAppStore(
  api: AppStoreApi,
  source: SourceSettings<AppStoreSettings>,
  cursor: Cursor,
  limits: PollLimits,
): Promise<Page> {
  const { settings } = source;
  if (!hasKey(source)) {
    const page = await walkEach(
      objectOf(at(cursor, 'feeds')),
      countriesOf(settings),
      limits,
      FEED_MANNERS,
      (country, asked) => readFeedPage(api, settings.appId, country, asked, limits.now),
    );
    return { ...page, cursor: { feeds: page.cursor } };
  }
  // The two ways name reviews differently: the second begins where the first had come to, so that none is shown twice.
  const place = objectOf(at(cursor, 'reviews')) ?? { floor: oldestFloor(cursor) };
  const page = await walkBack(place, limits, API_MANNERS, (asked) =>
    readApiPage(api, settings.appId, asked, limits.now),
  );
  return { ...page, cursor: { reviews: page.cursor } };
}

function oldestFloor(cursor: Cursor): string | null {
  const floors = Object.values(objectOf(at(cursor, 'feeds', 'places')) ?? {}).flatMap((place) => {
    const floor = instantOf(at(place, 'floor'));
    return floor === undefined ? [] : [floor.getTime() + OVERLAP_SECONDS * 1_000];
  });
  return floors.length === 0 ? null : new Date(Math.min(...floors)).toISOString();
}

async function readFeedPage(
  api: AppStoreApi,
  appId: string,
  country: string,
  { token }: PageRequest,
  now: Date,
): Promise<WalkPage> {
  const page = token === null ? 1 : Number(token);
  const answer = await api.readFeed(country, page);
  const read = readReviewFeed(answer.value, appId, country, now);
  const isLast = page >= FEED_PAGES || read.items.length + read.rejected.length === 0;
  return { ...read, next: isLast ? null : String(page + 1) };
}

async function readApiPage(api: AppStoreApi, appId: string, asked: PageRequest, now: Date): Promise<WalkPage> {
  const query = new URLSearchParams({
    sort: '-createdDate',
    limit: String(Math.min(API_PAGE_SIZE, asked.size)),
    include: 'response',
    ...(asked.token === null ? {} : { cursor: asked.token }),
  });
  const answer = await api.read(`/v1/apps/${appId}/customerReviews?${query.toString()}`);
  // Of the next page's address only the place in the list is taken, never the host.
  const link = textOf(at(answer.value, 'links', 'next'));
  const next = link === undefined ? null : (readUrl(link)?.searchParams.get('cursor') ?? null);
  return { ...readReviews(answer.value, appId, now), next, quotas: readQuotas(answer) };
}
