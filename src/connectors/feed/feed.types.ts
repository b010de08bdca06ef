/** A piece of text as a feed wrote it, its XML or JSON escapes decoded. */
export interface Wording {
  readonly kind: 'text' | 'html';
  readonly value: string;
}

/** One item as a reader found it, before it is cleaned. */
export interface ItemReading {
  readonly id: string | null;
  readonly title: Wording | null;
  /** From the fullest to the shortest. */
  readonly bodies: readonly Wording[];
  /** In order of preference, as written; each with the base it is relative to. */
  readonly links: readonly { readonly href: string; readonly base: string | null }[];
  readonly author: string | null;
  /** As written, in order of preference. */
  readonly publishedDates: readonly string[];
  readonly editedDates: readonly string[];
  readonly lang: string | null;
}

/** A feed as one reader found it. */
export interface FeedReading {
  readonly title: Wording | null;
  readonly links: readonly { readonly href: string; readonly base: string | null }[];
  readonly selfUrl: string | null;
  readonly lang: string | null;
  readonly author: string | null;
  readonly ttlMinutes: number | null;
  readonly skipHours: readonly number[];
  readonly items: readonly ItemReading[];
}

/** One item, clean: every string is plain text without markup, links are absolute http or https. */
export interface ParsedItem {
  /** The feed's own id, else the link, else a hash; unique within its feed only. */
  readonly id: string;
  readonly title: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly editedAt: Date | null;
  /** BCP 47. */
  readonly lang: string | null;
}

export interface ParsedFeed {
  readonly title: string | null;
  readonly items: readonly ParsedItem[];
  /** The feed's address according to itself. */
  readonly selfUrl: string | null;
  /** Minutes the feed asks not to be read again. */
  readonly ttlMinutes: number | null;
  /** Hours of the day (UTC, 0 to 23) in which the feed asks not to be read. */
  readonly skipHours: readonly number[];
}

/** What the parser of feeds is asked. */
export interface FeedQuestion {
  readonly bytes: Uint8Array;
  /** The HTTP header. */
  readonly contentType: string | null;
  /** Where the bytes came from. */
  readonly baseUrl: string | null;
}

/** The document is not a feed we can read; the message says why, in one sentence for a person. */
export class FeedFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FeedFormatError';
  }
}
