import type { Cursor } from './connector.js';
import { at, instantOf, numberOf, textOf } from './read-json.js';

/** A walk under way: from its top down to `oldest`, and on from `token`. */
export interface Walk {
  readonly begunAt: Date;
  readonly top: Date;
  readonly oldest: Date | null;
  readonly token: string;
  readonly pages: number;
  readonly items: number;
}

/** How far one listing has been read: everything up to `floor`; in the middle of a walk also from its `top` down to `token`. */
export interface Place {
  readonly floor: Date | null;
  /** Everything up to there is read for good; null where nobody says when. */
  readonly settled: Date | null;
  readonly walk: Walk | null;
  /** Pages of the walk before this one, when the network refused its next page; null where it refused none. */
  readonly refusedAfter: number | null;
}

export const NOWHERE: Place = { floor: null, settled: null, walk: null, refusedAfter: null };

export const writePlace = ({ floor, settled, walk, refusedAfter }: Place): Exclude<Cursor, null> => ({
  floor: floor?.toISOString() ?? null,
  ...(settled === null ? {} : { settled: settled.toISOString() }),
  ...(refusedAfter === null ? {} : { refusedAfter }),
  ...(walk === null
    ? {}
    : {
        walk: {
          ...walk,
          begunAt: walk.begunAt.toISOString(),
          top: walk.top.toISOString(),
          oldest: walk.oldest?.toISOString() ?? null,
        },
      }),
});

/** A place it did not write is none: it starts anew. */
export function readPlace(cursor: unknown): Place {
  const floor = instantOf(at(cursor, 'floor')) ?? null;
  const settled = instantOf(at(cursor, 'settled')) ?? null;
  const refusedAfter = numberOf(at(cursor, 'refusedAfter')) ?? null;
  return { floor, settled, walk: readWalk(at(cursor, 'walk')), refusedAfter };
}

function readWalk(walk: unknown): Walk | null {
  const [top, token] = [instantOf(at(walk, 'top')), textOf(at(walk, 'token'))];
  const [pages, items] = [numberOf(at(walk, 'pages')), numberOf(at(walk, 'items'))];
  if (top === undefined || token === undefined || pages === undefined || items === undefined) return null;
  // A walk of an earlier release does not say when it began; it saw nothing newer than its top.
  const begunAt = instantOf(at(walk, 'begunAt')) ?? top;
  return { begunAt, top, oldest: instantOf(at(walk, 'oldest')) ?? null, token, pages, items };
}
