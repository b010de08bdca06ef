import type { OutboundClient } from '../outbound/outbound.types.js';

/** Who wrote a post. `id` is the network's own stable id where it has one; ids are opaque text, never numbers. */
export interface PostAuthor {
  readonly id?: string;
  readonly handle: string;
  readonly name?: string;
  readonly followers?: number;
}

export interface PostMetrics {
  readonly likes?: number;
  readonly reposts?: number;
  readonly replies?: number;
  readonly views?: number;
}

/** One public post or article, as every connector hands it over: plain text, ids as text, instants as Date. */
export interface NormalisedPost {
  /** The network's id of the post, as text. */
  readonly externalId: string;
  /** Set where `externalId` is unique only inside something smaller than the network (a feed): then it is part of the key. */
  readonly scope?: string;
  /** The network this post belongs to, where that is not the connector's own. */
  readonly network?: string;
  readonly text: string;
  readonly title?: string;
  readonly author: PostAuthor;
  readonly url?: string;
  /** BCP 47 language the source states, when it states one. */
  readonly lang?: string;
  /** Absent when the source gives no believable date: the pipeline then uses the time it was seen. */
  readonly publishedAt?: Date;
  /** Last edit, when the network says so. A lower one than the stored never overwrites it. */
  readonly editedAt?: Date;
  readonly conversationId?: string;
  readonly inReplyTo?: string;
  /** The post, on the same network, that this one passes on unchanged, or quotes with words of its own. */
  readonly repostOf?: string;
  readonly quoteOf?: string;
  /** ISO 3166-1 alpha-2, where the source states the author's or the site's. */
  readonly country?: string;
  readonly metrics?: PostMetrics;
  readonly isDeleted?: boolean;
}

/** What a connector could read but not turn into a post. It goes to quarantine with its reason and stops nothing. */
export interface RejectedPost {
  readonly reason: string;
  readonly raw: string;
  readonly externalId?: string;
}

/** An interval of a source that could not be read. */
export interface Gap {
  readonly from: Date | null;
  readonly to: Date;
  readonly reason: string;
}

/** Opaque to everybody but the connector that wrote it; stored as JSON. `null` at the first poll. */
export type Cursor = Record<string, unknown> | null;

export interface Page {
  readonly posts: readonly NormalisedPost[];
  readonly rejected?: readonly RejectedPost[];
  readonly cursor: Cursor;
  /** Do not poll before this instant (Retry-After, TTL, rate limit). */
  readonly notBefore?: Date;
  /** False when there is more to read at once: the job polls again without waiting for the interval. */
  readonly complete: boolean;
  readonly gaps?: readonly Gap[];
  /** What the source calls itself (a feed's title), for the admin's list. */
  readonly title?: string;
}

export interface PollLimits {
  /** The time of this poll. Connectors never read a clock. */
  readonly now: Date;
  readonly maxPosts: number;
}

/** A webhook as it came in: raw bytes, because signatures are over bytes. Header names are lower-case. */
export interface InboundRequest {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly receivedAt: Date;
}

export interface Delivery extends Page {
  /** The sender's id of this delivery; the same id a second time within 24 h is acknowledged and ignored. */
  readonly deliveryId: string;
}

/** The post being answered. */
export interface ReplyTarget {
  readonly externalId: string;
  readonly conversationId: string;
  readonly authorHandle: string;
  readonly url?: string;
  readonly visibility: 'public' | 'private';
}

export interface Posted {
  readonly externalId: string;
  readonly url?: string;
}

export type ReplyVerdict = 'public' | 'private-only' | 'by-hand' | 'not-possible';

/** Whether we may answer here through the API, and if not, why; `reason` is a stable code the interface translates. */
export interface Replyability {
  readonly verdict: ReplyVerdict;
  readonly reason: string;
  readonly expiresAt?: Date;
  readonly deepLink: string | null;
}

/** A source's configuration at the moment of a call. Credentials are decrypted just before and never logged. */
export interface SourceSettings<S = object> {
  readonly sourceId: string;
  readonly settings: S;
  readonly credentials: Readonly<Record<string, string>>;
}

/** What the pieces around a connector lend it. Plain values, so that a connector is a plain class. */
export interface ConnectorContext {
  readonly outbound: OutboundClient;
  /** Folders (absolute) that file-reading connectors may read from. */
  readonly readableFolders: readonly string[];
  /** The time for what is signed or dated outside a poll. */
  readonly now: () => Date;
}

export type SettingsClass<T extends object = object> = new () => T;

/** Field of a connector's form, shown by `GET /connectors`. */
export interface SettingField {
  readonly name: string;
  readonly kind: 'text' | 'url' | 'number' | 'boolean';
  readonly required: boolean;
  /** Fewest characters of a text. */
  readonly minLength?: number;
  /** English sentence; the interface may translate it by `connector.name`. */
  readonly description: string;
}

/** Sources read from a list, with the settings to add each one with. */
export interface SourceList {
  readonly sources: readonly { readonly name: string; readonly settings: Readonly<Record<string, unknown>> }[];
  readonly skipped: readonly { readonly title: string | null; readonly url: string | null; readonly reason: string }[];
}

export interface Connector<S extends object = object> {
  /** Name in the registry and in `sources.connector`. */
  readonly kind: string;
  /** The network its posts belong to; half of every post's natural key. */
  readonly network: string;
  /** One sentence: what it reads and whether it can answer. */
  readonly description: string;
  readonly settings: SettingsClass<S>;
  readonly settingFields: readonly SettingField[];
  readonly credentialFields: readonly SettingField[];
  /** Seconds between two polls: the fewest an administrator may set, and what is set for them. 30 and 300 unless given. */
  readonly interval?: { readonly minSeconds: number; readonly usualSeconds: number };
  /** Reads one page. Throws ConnectorError and nothing else. Absent where posts are only pushed to us. */
  poll?(source: SourceSettings<S>, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page>;
  /** Verifies, then normalises a webhook. Throws ConnectorError('auth') for a bad signature, ('invalid') for a bad body. */
  receive?(source: SourceSettings<S>, request: InboundRequest): Promise<Delivery>;
  /** Posts an answer once. `key` is the idempotency key, handed to the network where it takes one. */
  reply?(source: SourceSettings<S>, to: ReplyTarget, text: string, key: string, signal: AbortSignal): Promise<Posted>;
  /** How long the network honours an idempotency key; absent: it takes none and an unknown outcome is never sent again. */
  replyKeyLifeSeconds?(source: SourceSettings<S>): number | null;
  /** Read-only look after an unknown outcome. */
  findReply?(source: SourceSettings<S>, to: ReplyTarget, text: string, since: Date): Promise<Posted | null>;
  replyability(
    post: { readonly url: string | null; readonly authorHandle: string },
    source: SourceSettings<S>,
  ): Replyability;
  /** Reads an OPML list of sources of this kind. Throws ConnectorError('invalid'). */
  readOpml?(bytes: Uint8Array): SourceList;
  /** Gives up what is held open between calls; called once, at shutdown. */
  close?(): Promise<void>;
}

/**
 * - retry: passing trouble; back off and try again
 * - auth: credentials or signature refused; a person must act
 * - quota: the network's limit; wait until `retryAfterSeconds`
 * - gone: the thing is not there any more; stop polling
 * - invalid: the answer or the settings make no sense; a person must look
 */
export type ConnectorFault = 'retry' | 'auth' | 'quota' | 'gone' | 'invalid';

export class ConnectorError extends Error {
  constructor(
    readonly fault: ConnectorFault,
    message: string,
    readonly options: { readonly retryAfterSeconds?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConnectorError';
  }
}

/**
 * The outcome of `reply` when it is not a success.
 * - refused: the network said no; it was not posted
 * - not-sent: no byte left us, or the network told us to wait; it was certainly not posted
 * - unknown: it may have been posted
 */
export class ReplyError extends Error {
  constructor(
    readonly outcome: 'refused' | 'not-sent' | 'unknown',
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'ReplyError';
  }
}
