import type { OutboundClient } from '../outbound/outbound.types.js';
import type { LastOwnPost, OwnAccountFacts } from './own-account.types.js';
import type { NormalisedPost, RejectedPost } from './post.types.js';
import type {
  AutomationRules,
  MediaRules,
  PostFacts,
  Posted,
  ReplyImage,
  ReplyMeasure,
  ReplyTarget,
  Replyability,
  UploadedImage,
} from './reply.types.js';
import type { SettingField, SettingsClass, SourceSettings } from './setting.types.js';
import type { TokenKeeper } from './token.types.js';

/** An interval of a source that could not be read. */
export interface Gap {
  readonly from: Date | null;
  readonly to: Date;
  readonly reason: string;
}

/** Opaque to everybody but the connector that wrote it; stored as JSON. `null` at the first poll. */
export type Cursor = Record<string, unknown> | null;

/** What is left of one allowance of the network, as it said last. `unit` is what is counted. */
export interface Quota {
  /** Short, in English: "search requests". Unique within the source. */
  readonly name: string;
  readonly unit: 'requests' | 'posts' | 'units' | 'usd';
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetsAt: Date | null;
  /**
   * Where the allowance is counted here, and belongs to an account that several sources may work with: something that stands for the
   * account and tells nothing of its credentials, and what this source has spent of it.
   */
  readonly account?: string;
  readonly spent?: number;
}

/** What a call cost: requests made, and money where the network charges. */
export interface Cost {
  readonly requests: number;
  readonly usd?: number;
}

/** Something the source cannot see although it works, for the admin: `code` is stable, `text` an English sentence. */
export interface SourceNotice {
  readonly code: string;
  readonly text: string;
}

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
  readonly quotas?: readonly Quota[];
  readonly cost?: Cost;
  readonly notices?: readonly SourceNotice[];
}

/**
 * One thing the watches look for. A post that matches any watch holds at least one of the terms, so a network's own search for
 * all of them misses nothing; what it finds too much, our matching drops. `word*` is a word with kind `prefix`.
 */
export interface SearchTerm {
  readonly kind: 'word' | 'prefix' | 'phrase' | 'hashtag' | 'handle';
  readonly text: string;
}

export interface PollLimits {
  /** The time of this poll. Connectors never read a clock. */
  readonly now: Date;
  readonly maxPosts: number;
  /** Requests this poll may make, at least 1; a poll that needs more returns `complete: false` with its place in the cursor. */
  readonly maxRequests: number;
  /** What the watches look for; null where some watch cannot be narrowed down to terms, empty where nothing is watched. */
  readonly terms: readonly SearchTerm[] | null;
  /** What is left of the allowances by now, with what other sources of the same account have spent. Absent: nothing is known. */
  readonly quotas?: readonly Quota[];
}

/** What a listening connector is lent. */
export interface ListenContext {
  readonly terms: readonly SearchTerm[] | null;
  readonly now: () => Date;
  /** The other side gave a sign of life (a keep-alive, a frame), though maybe no post. */
  readonly beat: () => void;
}

/** What a delivery of a stream adds: stored before the next one is asked for. */
export type Deliver = (page: Omit<Page, 'complete'>) => Promise<void>;

/** A webhook as it came in: raw bytes, because signatures are over bytes. Header names are lower-case. */
export interface InboundRequest {
  readonly method: 'GET' | 'POST';
  /** As sent, without the question mark. */
  readonly query: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly receivedAt: Date;
}

export interface Delivery extends Page {
  /** The sender's id of this delivery; the same id a second time within 24 h is acknowledged and ignored. */
  readonly deliveryId: string;
}

/** The answer to a network that asks whether we are the receiver it was told of. */
export interface ChallengeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Whether a post is still on the network, and what it says now. */
export interface Presence {
  readonly externalId: string;
  readonly state: 'there' | 'gone' | 'unknown';
  /** The post as it stands, where the look brought it along. */
  readonly post?: NormalisedPost;
}

/** What the pieces around a connector lend it. Plain values, so that a connector is a plain class. */
export interface ConnectorContext {
  readonly outbound: OutboundClient;
  /** Folders (absolute) that file-reading connectors may read from. */
  readonly readableFolders: readonly string[];
  /** The time for what is signed or dated outside a poll. */
  readonly now: () => Date;
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
  /** What it reads comes to an end (a recording); silence after it is as it should be. */
  readonly comesToAnEnd?: true;
  /** Tokens this connector works with, where what an administrator types in is not enough by itself. */
  readonly tokens?: TokenKeeper<S>;
  /** What may be answered without a person; given by every connector that answers. */
  readonly automation?: AutomationRules;
  /** Reads one page. Throws ConnectorError and nothing else. Absent where posts are only pushed to us. */
  poll?(source: SourceSettings<S>, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page>;
  /** Whether a source with these settings listens to a stream instead of being polled. */
  isListening?(source: SourceSettings<S>): boolean;
  /**
   * Reads a stream until it ends or `signal` aborts; catches up first on what was missed since the cursor. Returns when the other
   * side ended it in good order. Throws ConnectorError.
   */
  listen?(
    source: SourceSettings<S>,
    cursor: Cursor,
    deliver: Deliver,
    context: ListenContext,
    signal: AbortSignal,
  ): Promise<void>;
  /** Reads an interval that was missed, a page at a time; `complete` when nothing of it is left to read. */
  fill?(
    source: SourceSettings<S>,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page>;
  /** Answers a network's question whether the webhook is ours; null when this request asks nothing. Throws as `receive` does. */
  challenge?(source: SourceSettings<S>, request: InboundRequest): ChallengeAnswer | null;
  /**
   * The account of ours that the source is connected with, as its settings tell, or `connectedAs`: the name that its tokens came
   * with. Null where neither does. Pure; given by every connector that marks our own posts.
   */
  ownAccount?(source: SourceSettings<S>, connectedAs: string | null): OwnAccountFacts | null;
  /**
   * Asks for the account's last post, in very few requests; given where reading the source does not show what the account posts and
   * asking is cheap. Throws ConnectorError.
   */
  lastOwnPost?(source: SourceSettings<S>, signal: AbortSignal): Promise<LastOwnPost>;
  /** Looks which of these posts are still there: at most `existsAtOnce` ids, in any order. Throws ConnectorError. */
  exists?(source: SourceSettings<S>, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]>;
  readonly existsAtOnce?: number;
  /** Reads the conversation a post stands in: what it answers, what answers it, ours included. Throws ConnectorError. */
  readThread?(
    source: SourceSettings<S>,
    of: { readonly externalId: string; readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page>;
  /** Verifies, then normalises a webhook. Throws ConnectorError('auth') for a bad signature, ('invalid') for a bad body. */
  receive?(source: SourceSettings<S>, request: InboundRequest): Promise<Delivery>;
  /**
   * Posts an answer once. `key` is the idempotency key, handed to the network where it takes one. `images` are within what `media`
   * allows, and uploaded where `uploadImage` is there.
   */
  reply?(
    source: SourceSettings<S>,
    to: ReplyTarget,
    text: string,
    key: string,
    signal: AbortSignal,
    images?: readonly ReplyImage[],
  ): Promise<Posted>;
  /** Which pictures may go with an answer, or why none; given by every connector that answers. */
  readonly media?: MediaRules;
  /**
   * Hands over a picture where the network wants them before the answer that shows them. Nothing of it is visible, so it may be
   * done again after a lost answer. Throws ConnectorError.
   */
  uploadImage?(
    source: SourceSettings<S>,
    image: Omit<ReplyImage, 'uploaded'>,
    visibility: ReplyTarget['visibility'],
    signal: AbortSignal,
  ): Promise<UploadedImage>;
  /** Whether the network is done with a picture that was not ready at once. Throws ConnectorError. */
  isImageReady?(source: SourceSettings<S>, ref: string, signal: AbortSignal): Promise<boolean>;
  /** How long an answer is by the network's own counting, and what it would become. Pure. */
  measureReply?(source: SourceSettings<S>, to: ReplyTarget, text: string): ReplyMeasure;
  /** How long the network honours an idempotency key; absent: it takes none and an unknown outcome is never sent again. */
  replyKeyLifeSeconds?(source: SourceSettings<S>, visibility: ReplyTarget['visibility']): number | null;
  /** Read-only look after an unknown outcome. */
  findReply?(source: SourceSettings<S>, to: ReplyTarget, text: string, since: Date): Promise<Posted | null>;
  replyability(post: PostFacts, source: SourceSettings<S>): Replyability;
  /** Reads an OPML list of sources of this kind. Throws ConnectorError('invalid'). */
  readOpml?(bytes: Uint8Array): SourceList;
  /** Gives up what is held open between calls; called once, at shutdown. */
  close?(): Promise<void>;
}

/**
 * - retry: passing trouble; back off and try again
 * - auth: credentials or signature refused; a person must act
 * - quota: the network's limit; wait until `retryAfterSeconds`
 * - payment: the credit is used up; a person must act
 * - gone: the thing is not there any more; stop polling
 * - invalid: the answer or the settings make no sense; a person must look
 */
export type ConnectorFault = 'retry' | 'auth' | 'quota' | 'payment' | 'gone' | 'invalid';

/** Why a source is not read, told apart where what a person can do about it differs. */
export type TroubleCode =
  | 'payment-required'
  | 'forbidden'
  | 'revoked'
  | 'rate-limited'
  | 'changed-shape'
  | 'unreachable'
  | 'server-error'
  | 'gone'
  | 'not-found'
  | 'refused';

export class ConnectorError extends Error {
  constructor(
    readonly fault: ConnectorFault,
    message: string,
    readonly options: {
      readonly retryAfterSeconds?: number;
      readonly code?: TroubleCode;
      readonly quotas?: readonly Quota[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConnectorError';
  }
}
