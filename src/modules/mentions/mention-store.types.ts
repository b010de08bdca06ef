import type { PostJudgement } from './judgement.types.js';

/** First key of the advisory lock by which deletions and insertions of a workspace take turns; the second is the workspace. */
export const DELETION_LOCK = 7_305;

/** An author was erased since the batch was prepared: nothing of it was written, and it has to be prepared anew. */
export class ErasuresChanged extends Error {
  constructor() {
    super('An author was erased while the batch was prepared.');
    this.name = 'ErasuresChanged';
  }
}

/** What makes a mention one of its workspace. */
export interface MentionKey {
  readonly network: string;
  readonly externalKey: string;
}

/** `lookalike`: a name is spelled with look-alike characters; `impersonation`: its author poses as one we watch. */
export const MENTION_SIGNALS = ['lookalike', 'impersonation'] as const;
export type MentionSignal = (typeof MENTION_SIGNALS)[number];

/** A mention ready to be stored; see the columns of `mention`. */
export interface NewMention extends MentionKey, PostJudgement {
  readonly externalId: string;
  readonly authorId: string | null;
  readonly authorHandle: string;
  readonly authorName: string | null;
  readonly followers: number | null;
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly lang: string;
  /** Null where the source gives none: the time of storing is used. */
  readonly publishedAt: Date | null;
  readonly editedAt: Date | null;
  readonly conversationKey: string;
  readonly conversationId: string | null;
  readonly inReplyTo: string | null;
  readonly repostOf: string | null;
  readonly quoteOf: string | null;
  readonly country: string | null;
  readonly signals: readonly MentionSignal[];
  /** The rule that keeps it out of the inbox. */
  readonly mutedBy: string | null;
  readonly watchIds: readonly string[];
  readonly watchSpans: object;
  readonly teamIds: readonly string[];
  readonly reach: number | null;
  readonly metrics: object | null;
  readonly contentHash: string;
}

/** A post that may stand in a conversation somebody works on. */
export interface ThreadCandidate extends MentionKey {
  readonly conversationKey: string;
  readonly parentKey: string | null;
  readonly authorHandle: string;
}

/** One that does: the conversation has an open task. */
export interface ThreadPost extends MentionKey {
  readonly conversationKey: string;
  /** Of the task. */
  readonly teamId: string;
  /** Its author is the one the task is about. */
  readonly isCustomer: boolean;
}

/** What is already stored under a key. */
export interface KnownMention extends MentionKey {
  readonly id: string;
  readonly contentHash: string;
  readonly conversationKey: string;
  readonly isDeleted: boolean;
}
