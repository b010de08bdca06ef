/** What a watch may ask about a post. Absent means unknown, and a field that asks for it is then false. */
export interface PostToMatch {
  readonly text: string;
  readonly title?: string;
  readonly authorHandle?: string;
  readonly authorName?: string;
  /** BCP 47; absent or `und` passes every watch's language list, but not `lang:`. */
  readonly lang?: string;
  readonly network?: string;
  readonly url?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly followers?: number;
  readonly isReply?: boolean;
  readonly isRepost?: boolean;
}

/** Half-open, in UTF-16 code units of the post's text. */
export type Span = readonly [start: number, end: number];

export interface WatchMatch {
  readonly watchId: string;
  /** Where the terms that decided stand in `text`, in order, none overlapping; empty when they stand in the title only. */
  readonly spans: Span[];
  /** A term was found only by looking through look-alike or hidden characters. */
  readonly isLookalike: boolean;
}
