import type { ImageType } from '../domain/media/image-head.js';

/** The post being answered. */
export interface ReplyTarget {
  readonly externalId: string;
  readonly conversationId: string;
  readonly authorHandle: string;
  /** The network's own id of the author, where it was given. */
  readonly authorId?: string;
  readonly url?: string;
  readonly visibility: 'public' | 'private';
  /** When it was written, where that is known. */
  readonly publishedAt?: Date;
}

/** A picture that goes with an answer. */
export interface ReplyImage {
  readonly type: ImageType;
  readonly bytes: Buffer;
  /** What it shows, for those who cannot see it. */
  readonly altText: string;
  readonly width: number;
  readonly height: number;
  /** What `uploadImage` gave for it; null where the network takes pictures only with the answer itself. */
  readonly uploaded: string | null;
}

/** A picture the network has taken: nobody sees it before an answer shows it. */
export interface UploadedImage {
  /** Opaque to everybody but the connector. */
  readonly ref: string;
  /** False while the network still works on it. */
  readonly isReady: boolean;
}

/** What a network takes with an answer. */
export interface MediaLimits {
  readonly types: readonly ImageType[];
  /** Of one picture. */
  readonly maxBytes: number;
  readonly maxCount: number;
  /** 0 where descriptions are not carried. */
  readonly maxAltLength: number;
  /** Where a text beside pictures may be shorter than one by itself: in UTF-16 code units. */
  readonly maxTextLength?: number;
}

/**
 * network-takes-none · needs-public-address: the network fetches pictures from the open web, where ours are not to be found ·
 * written-by-hand: the network takes them, but not from here
 */
export type MediaRefusal = 'network-takes-none' | 'needs-public-address' | 'written-by-hand';

export type MediaRule = MediaLimits | { readonly reason: MediaRefusal };

/** Pictures in public and in private answers. */
export interface MediaRules {
  readonly public: MediaRule;
  readonly private: MediaRule;
}

export const takesNone = (reason: MediaRefusal): MediaRules => ({ public: { reason }, private: { reason } });

export interface Posted {
  readonly externalId: string;
  readonly url?: string;
}

/** Length of an answer by the network's own counting. */
export interface ReplyMeasure {
  readonly length: number;
  readonly limit: number;
  /** The answer as it would be posted, one after the other; more than one where it has to be split into a thread. */
  readonly parts: readonly string[];
  /** What the writer should know: stable codes with what their sentence is made of. */
  readonly warnings: readonly {
    readonly code: ReplyWarning;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
}

/**
 * too-long: it cannot be posted · split: it becomes a thread · link-costs-more: {usd, usdWithout} · markup-shows: what looks like
 * markup is posted as it is · mention-notifies: {handles} others than the customer are told · no-notice: the customer is not told
 */
export type ReplyWarning =
  'too-long' | 'split' | 'link-costs-more' | 'markup-shows' | 'mention-notifies' | 'no-notice' | 'overwrites-previous';

/** What a network's rules say about answers that no person pressed "send" for. `source` names the rule and when it was read. */
export interface AutomationRules {
  readonly automaticReply: 'allowed' | 'only-if-addressed' | 'forbidden';
  /** Automatic answers to one post at most. */
  readonly perPost: number;
  /** The account must be marked as automated. */
  readonly needsLabel: boolean;
  readonly source: string;
}

/** The post whose answerability is asked. */
export interface PostFacts {
  readonly url: string | null;
  readonly authorHandle: string;
  readonly externalId?: string;
  readonly authorId?: string | null;
  readonly publishedAt?: Date | null;
  readonly isOwn?: boolean;
  readonly isPrivate?: boolean;
  readonly addressesUs?: boolean;
}

export type ReplyVerdict = 'public' | 'private-only' | 'by-hand' | 'not-possible';

/** Whether we may answer here through the API, and if not, why; `reason` is a stable code the interface translates. */
export interface Replyability {
  readonly verdict: ReplyVerdict;
  readonly reason: string;
  readonly expiresAt?: Date;
  /** Where the private answer to a public post ends sooner than the public one. */
  readonly privateUntil?: Date;
  /** The post speaks to our account: some networks let a machine answer only then. */
  readonly isAddressed?: true;
  readonly deepLink: string | null;
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

/** The network did not accept the access, so nothing was posted: with new tokens the same may be tried once more. */
export class AccessRefused extends ReplyError {}
