import type { PostJudgement } from './judgement.types.js';

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

/** What is already stored under a key. */
export interface KnownMention extends MentionKey {
  readonly id: string;
  readonly contentHash: string;
  readonly conversationKey: string;
  readonly isDeleted: boolean;
}
