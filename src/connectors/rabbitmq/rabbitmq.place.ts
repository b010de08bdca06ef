import type { Cursor } from '../connector.js';
import { at, countOf, instantOf, textOf } from '../read-json.js';

/** How far a stream has been read. */
export interface StreamPlace {
  readonly queue: string;
  /** Offset of the last message that is stored; null while none was read. */
  readonly offset: number | null;
  /** When that was, or when reading began. */
  readonly at: Date;
}

/** Clocks of brokers may be behind ours by as much; what is read twice is known by its id. */
const CLOCK_SLACK_SECONDS = 60;

/** A cursor of another queue, or one that was not written here, is none. */
export function readPlace(cursor: Cursor, queue: string): StreamPlace | null {
  const since = instantOf(at(cursor, 'at'));
  if (since === undefined || textOf(at(cursor, 'queue')) !== queue) return null;
  const offset = at(cursor, 'offset');
  return { queue, offset: typeof offset === 'number' ? (countOf(offset) ?? null) : null, at: since };
}

export const writePlace = ({ queue, offset, at }: StreamPlace): Exclude<Cursor, null> => ({
  queue,
  offset,
  at: at.toISOString(),
});

/** The consumer argument x-stream-offset, in the notation of the client library. */
export type StreamStart = number | 'first' | 'last' | 'next' | { readonly '!': 'timestamp'; readonly value: number };

/** Where to go on. Before a first message the offset is unknown: then by time, so that nothing between two connections is lost. */
export function startOf(place: StreamPlace | null, startFrom: 'first' | 'last' | 'next'): StreamStart {
  if (place === null) return startFrom;
  if (place.offset !== null) return place.offset + 1;
  if (startFrom === 'first') return 'first';
  return { '!': 'timestamp', value: Math.floor(place.at.getTime() / 1_000) - CLOCK_SLACK_SECONDS };
}
