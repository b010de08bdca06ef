import type { Cursor } from '../connector.js';
import { at, idOf, instantOf, listOf, objectOf, textOf } from '../read-json.js';

/** An item of a timeline up to which it has been read without a hole. */
export interface Anchor {
  readonly id: string;
  readonly at: Date | null;
}

/** How far one timeline has been read. The last anchor is the newest; `isBehind`: there was more when reading stopped. */
export interface LanePlace {
  readonly anchors: readonly Anchor[];
  readonly isBehind: boolean;
}

/** The connected account. An id of null: the server does not tell. */
export interface Me {
  readonly id: string | null;
}

export interface MastodonCursor {
  readonly me: Me | null;
  readonly knowsMentionsOnly: boolean;
  readonly places: ReadonlyMap<string, LanePlace>;
  readonly search: Cursor;
  /** Timelines still to be read before all have had their turn; empty when a round is over. */
  readonly round: readonly string[];
}

/** Anchors kept: how many pages back late arrivals are looked for. */
const KEPT_ANCHORS = 3;
/** Places kept, those of groups that are no longer asked for among them. */
const KEPT_PLACES = 60;
/** Posts of other servers are sorted in by their own time and may arrive this much later. */
const OVERLAP_MS = 120_000;

export function addAnchor(place: LanePlace, anchor: Anchor, isBehind: boolean): LanePlace {
  const others = place.anchors.filter(({ id }) => id !== anchor.id);
  return { anchors: [...others, anchor].slice(-KEPT_ANCHORS), isBehind };
}

/** Where reading goes on: at the newest anchor in the middle of catching up, else a little before it. */
export function resume(place: LanePlace, now: Date): LanePlace {
  if (place.isBehind) return place;
  const settledAt = now.getTime() - OVERLAP_MS;
  const newest = place.anchors.findLastIndex((anchor) => anchor.at !== null && anchor.at.getTime() <= settledAt);
  return { ...place, anchors: place.anchors.slice(0, Math.max(newest, 0) + 1) };
}

const TAGS = 'tag:';
const tagsOf = (key: string): readonly string[] => (key.startsWith(TAGS) ? key.slice(TAGS.length).split(',') : []);
const reachedAt = (place: LanePlace): number => place.anchors.at(-1)?.at?.getTime() ?? 0;

/**
 * Where a timeline stands. Hashtags are read in groups, and a group changes when a watch does: a new group begins where the least
 * read of its tags stood, as all of them share the server's ids.
 */
export function placeOf(key: string, places: ReadonlyMap<string, LanePlace>): LanePlace | null {
  const own = places.get(key);
  if (own !== undefined) return own;
  const tags = tagsOf(key);
  const kin = [...places].filter(([other]) => tagsOf(other).some((tag) => tags.includes(tag)));
  const [, least] = kin.sort(([, a], [, b]) => reachedAt(a) - reachedAt(b))[0] ?? [];
  return least === undefined ? null : { ...least, isBehind: true };
}

/** What it did not write counts as nothing. */
export function openCursor(stored: Cursor): MastodonCursor {
  const places = new Map<string, LanePlace>();
  for (const [key, value] of Object.entries(objectOf(at(stored, 'places')) ?? {})) {
    const anchors = readAnchors(at(value, 'anchors'));
    if (anchors.length > 0) places.set(key, { anchors, isBehind: at(value, 'isBehind') === true });
  }
  const me = objectOf(at(stored, 'me'));
  return {
    me: me === null ? null : { id: idOf(me['id']) ?? null },
    knowsMentionsOnly: at(stored, 'knowsMentionsOnly') === true,
    places,
    search: objectOf(at(stored, 'search')),
    round: listOf(at(stored, 'round')).flatMap((key) => textOf(key) ?? []),
  };
}

const readAnchors = (value: unknown): readonly Anchor[] =>
  listOf(value).flatMap((anchor) => {
    const id = idOf(at(anchor, 'id'));
    return id === undefined ? [] : [{ id, at: instantOf(at(anchor, 'at')) ?? null }];
  });

export const writeCursor = (cursor: MastodonCursor): Exclude<Cursor, null> => ({
  me: cursor.me,
  ...(cursor.knowsMentionsOnly ? { knowsMentionsOnly: true } : {}),
  places: Object.fromEntries(
    [...cursor.places]
      .slice(-KEPT_PLACES)
      .map(([key, { anchors, isBehind }]) => [
        key,
        { anchors: anchors.map(({ id, at: seenAt }) => ({ id, at: seenAt?.toISOString() ?? null })), isBehind },
      ]),
  ),
  ...(cursor.search === null ? {} : { search: cursor.search }),
  ...(cursor.round.length === 0 ? {} : { round: cursor.round }),
});

/** How far behind what was heard the place of a timeline stays: streams overtake each other and repeat nothing. */
const STREAM_STEP_MS = 60_000;

/** The cursor after something was heard. */
export function noteStreamed(cursor: MastodonCursor, lane: string, { id, at: heardAt }: Anchor): MastodonCursor {
  const place = cursor.places.get(lane);
  const reached = place?.anchors.at(-1)?.at ?? null;
  if (place === undefined || heardAt === null) return cursor;
  if (reached !== null && heardAt.getTime() - reached.getTime() < STREAM_STEP_MS) return cursor;
  return { ...cursor, places: new Map([...cursor.places, [lane, addAnchor(place, { id, at: heardAt }, false)]]) };
}
