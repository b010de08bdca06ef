import { createHash } from 'node:crypto';
import type { Cursor, Page, PollLimits, Quota } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, countOf, instantOf, listOf, objectOf, textOf } from '../read-json.js';
import { walkEach } from '../walk-back.js';
import { nextPacificMidnight, pacificDay } from './pacific-day.js';
import { ReplyLedger } from './reply-ledger.js';
import type { YoutubeApi } from './youtube.api.js';
import { listThreads } from './youtube.comments.js';
import type { SearchPlace } from './youtube.search.js';
import { readSearchPlace, searchVideos } from './youtube.search.js';
import type { YoutubeSettings } from './youtube.settings.js';
import { YOUTUBE_USUAL } from './youtube.settings.js';

interface FoundVideo {
  readonly id: string;
  readonly foundAt: Date;
}

/** What has been spent since midnight in California, as far as this source knows. */
interface Spent {
  readonly day: string;
  readonly units: number;
  readonly searches: number;
}

interface Place {
  readonly walk: Cursor;
  readonly search: SearchPlace;
  readonly videos: readonly FoundVideo[];
  /** When older threads were last gone through for new replies. */
  readonly sweptAt: Date | null;
  readonly isSweeping: boolean;
  readonly spent: Spent;
  readonly replyCounts: unknown;
}

const DAY_SECONDS = 86_400;
const USUAL_OVERLAP_SECONDS = 3_600;
const SWEEP_EVERY_MS = 3_600_000;
const MOST_VIDEOS = 200;
/** Comments of a listing at its first reading. */
const FIRST_COMMENTS = 500;
const OWN_CHANNEL = 'channel';
const SEARCHES = 'searches a day';
const ACCOUNT_LENGTH = 16;

type Source = SourceSettings<YoutubeSettings>;

function readPlace(cursor: Cursor, now: Date): Place {
  const today = pacificDay(now);
  const isToday = at(cursor, 'spent', 'day') === today;
  return {
    walk: objectOf(at(cursor, 'walk')),
    search: readSearchPlace(at(cursor, 'search')),
    videos: listOf(at(cursor, 'videos')).flatMap((video) => {
      const [id, foundAt] = [textOf(at(video, 'id')), instantOf(at(video, 'foundAt'))];
      return id === undefined || foundAt === undefined ? [] : [{ id, foundAt }];
    }),
    sweptAt: instantOf(at(cursor, 'sweptAt')) ?? null,
    isSweeping: at(cursor, 'isSweeping') === true,
    replyCounts: at(cursor, 'replyCounts'),
    spent: {
      day: today,
      units: isToday ? (countOf(at(cursor, 'spent', 'units')) ?? 0) : 0,
      searches: isToday ? (countOf(at(cursor, 'spent', 'searches')) ?? 0) : 0,
    },
  };
}

const writePlace = (place: Place): Cursor => JSON.parse(JSON.stringify(place)) as Cursor;

/** Google counts for a project, which the key or the client of the connected account belongs to. */
function accountOf({ credentials }: Source): string {
  const { accessToken, clientId = '', apiKey = '' } = credentials;
  const whose = accessToken === undefined ? apiKey : clientId;
  return createHash('sha256').update(`youtube\n${whose}`).digest('hex').slice(0, ACCOUNT_LENGTH);
}

function quotasOf(spent: Spent, source: Source, now: Date): readonly Quota[] {
  const { settings } = source;
  const account = accountOf(source);
  const resetsAt = nextPacificMidnight(now);
  const units = settings.unitsPerDay ?? YOUTUBE_USUAL.unitsPerDay;
  const searches = settings.searchesPerDay ?? YOUTUBE_USUAL.searchesPerDay;
  const left = (limit: number, used: number): number => Math.max(0, limit - used);
  return [
    {
      name: 'units a day',
      // Each listing costs one of them.
      unit: 'requests',
      limit: units,
      remaining: left(units, spent.units),
      resetsAt,
      account,
      spent: spent.units,
    },
    ...(searches === 0
      ? []
      : [
          {
            name: SEARCHES,
            // Spent by searching alone: listings go on without.
            unit: 'units' as const,
            limit: searches,
            remaining: left(searches, spent.searches),
            resetsAt,
            account,
            spent: spent.searches,
          },
        ]),
  ];
}

/** The videos whose comments are read: those found lately, the newest first where there are too many. */
function keepVideos(
  known: readonly FoundVideo[],
  found: readonly NormalisedPost[],
  days: number,
  now: Date,
): FoundVideo[] {
  const ids = new Set(known.map(({ id }) => id));
  const added = found
    .filter(({ externalId }) => !ids.has(externalId))
    .map(({ externalId }) => ({ id: externalId, foundAt: now }));
  const oldest = now.getTime() - days * DAY_SECONDS * 1_000;
  return [...added, ...known.filter(({ foundAt }) => foundAt.getTime() >= oldest)].slice(0, MOST_VIDEOS);
}

/** One poll: the search that is due, then the comments of the own channel and of the videos found so far. */
export async function pollYoutube(api: YoutubeApi, source: Source, cursor: Cursor, limits: PollLimits): Promise<Page> {
  const { now } = limits;
  const { settings } = source;
  const place = readPlace(cursor, now);
  const view = { channelId: settings.channelId, now };
  if (settings.channelId === undefined && (settings.searchesPerDay ?? 0) === 0)
    throw new ConnectorError('invalid', 'Give the own channel, or a number of searches a day.', { code: 'refused' });

  const hasSearches = !(limits.quotas ?? []).some(
    ({ name, remaining, resetsAt }) => name === SEARCHES && remaining === 0 && resetsAt !== null && resetsAt > now,
  );
  const search = await searchVideos(api, settings, limits.terms, place.search, view, hasSearches);
  const watchDays = settings.watchVideosDays ?? YOUTUBE_USUAL.watchVideosDays;
  const videos = keepVideos(place.videos, search.posts, watchDays, now);
  const isSweeping =
    place.isSweeping || (place.sweptAt !== null && now.getTime() - place.sweptAt.getTime() >= SWEEP_EVERY_MS);
  const requestsLeft = limits.maxRequests - search.requests;
  const roomLeft = limits.maxPosts - search.posts.length;
  const names = [...(settings.channelId === undefined ? [] : [OWN_CHANNEL]), ...videos.map(({ id }) => id)];
  const spend = (requests: number): Spent => ({
    ...place.spent,
    units: place.spent.units + requests,
    searches: place.spent.searches + search.requests,
  });
  const found = { posts: search.posts, rejected: search.rejected, notices: search.notices };
  if (search.requests > 0 && (requestsLeft < 1 || roomLeft < 1)) {
    const spent = spend(0);
    const next = writePlace({ ...place, search: search.place, videos, isSweeping, spent });
    return {
      ...found,
      cursor: next,
      complete: false,
      quotas: quotasOf(spent, source, now),
      cost: { requests: search.requests },
    };
  }

  const sweepDays = settings.replySweepDays ?? YOUTUBE_USUAL.replySweepDays;
  const manners = {
    overlapSeconds: isSweeping ? sweepDays * DAY_SECONDS : USUAL_OVERLAP_SECONDS,
    listingCap: null,
    firstItems: FIRST_COMMENTS,
  };
  const ledger = new ReplyLedger(place.replyCounts, limits.maxRequests);
  const page = await walkEach(
    place.walk,
    names,
    { ...limits, maxRequests: Math.max(1, requestsLeft), maxPosts: roomLeft },
    manners,
    (name, request) =>
      listThreads(
        api,
        name === OWN_CHANNEL && settings.channelId !== undefined
          ? { allThreadsRelatedToChannelId: settings.channelId }
          : { videoId: name },
        request,
        view,
        ledger,
      ),
  );
  const spent = spend(page.cost?.requests ?? 0);
  const sweptAt = page.complete && (isSweeping || place.sweptAt === null) ? now : place.sweptAt;
  return {
    ...page,
    posts: [...found.posts, ...page.posts],
    rejected: [...found.rejected, ...(page.rejected ?? [])],
    notices: [...found.notices, ...(page.notices ?? [])],
    cursor: writePlace({
      walk: page.cursor,
      search: search.place,
      videos,
      sweptAt,
      isSweeping: isSweeping && !page.complete,
      spent,
      replyCounts: ledger.toRecord(),
    }),
    quotas: quotasOf(spent, source, now),
    cost: { requests: search.requests + (page.cost?.requests ?? 0) },
  };
}
