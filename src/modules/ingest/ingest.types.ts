import type { Cursor, Gap } from '../../connectors/connector.js';
import type { NormalisedPost, RejectedPost } from '../../connectors/post.types.js';
import type { Replyability } from '../../connectors/reply.types.js';
import type { PriorityFacts } from '../../domain/priority/priority.types.js';
import type { StoryTeller } from '../../domain/story/story-teller.js';
import type { CollectedFacts } from '../sources/source-lease.service.js';
import type { NewMention } from '../mentions/mention-store.types.js';
import type { FilledPage } from '../sources/gap-store.service.js';

/** Where a batch comes from. `lease` is null for what is pushed to us: there is no cursor to guard. */
export interface BatchSource {
  readonly id: string;
  readonly workspaceId: string;
  readonly connector: string;
  readonly network: string;
  readonly lease: { readonly epoch: string; readonly token: string } | null;
}

/** What has to be written for one poll or one delivery, in one transaction. */
export interface Batch {
  readonly posts: readonly NormalisedPost[];
  readonly rejected: readonly RejectedPost[];
  readonly gaps: readonly Gap[];
  /** Absent for what is pushed to us. */
  readonly cursor?: Cursor;
  /** Set for webhooks: the same id again is acknowledged and changes nothing. */
  readonly deliveryId?: string;
  readonly notBefore?: Date;
  /** There is nothing more to read at once. */
  readonly isComplete: boolean;
  /** Whether what is missing may be read later; it is lost otherwise. */
  readonly canFillGaps?: boolean;
  /** What it cost, and what that means for the next reads. */
  readonly collected?: CollectedFacts;
  /** It comes from a stream: the lease is kept. */
  readonly isStreamed?: boolean;
  /** Read beside the source's own place: nothing is said about how the source is. */
  readonly isAside?: boolean;
  /** Set for what is read later than it should have been: the source's own place stays where it is. */
  readonly fills?: FilledPage;
  /** The source had used up its budget, and now nothing is left unread. */
  readonly hasCaughtUp?: boolean;
}

/** The work a mention asks for. */
export interface ResponseNeeded {
  readonly teamId: string;
  /** What its priority is judged by, as far as the post says it. */
  readonly facts: PriorityFacts;
}

/** A post, matched and judged: what will be stored of it, and what follows from it. */
export interface PreparedMention extends NewMention {
  /** Key of the post it answers. */
  readonly parentKey: string | null;
  readonly isDeleted: boolean;
  readonly response: ResponseNeeded | null;
  /** The rule that mutes it in a conversation: which one it belongs to may turn out only while storing. */
  readonly findMute: (conversationKey: string, teamIds?: readonly string[]) => string | null;
  /** Written by the account that the source is connected with. */
  readonly isOwn: boolean;
  readonly isPrivate: boolean;
  /** It stands in a customer's conversation, but is not the customer's. */
  readonly isBystander: boolean;
  readonly replyability: Replyability;
  /** How it looks for its story, for those that may open a task. */
  readonly teller: StoryTeller | null;
}

export interface PreparedBatch {
  /** One per key, in key order, so that concurrent batches take their locks in the same order. */
  readonly mentions: readonly PreparedMention[];
  /** Same shape, matched no watch: kept only for noticing edits of what is stored. */
  readonly unmatched: readonly PreparedMention[];
  readonly rejected: readonly RejectedPost[];
  /** Of the workspace, when authors who were erased were left out of it. */
  readonly erasuresVersion: string;
}

export interface StoredCounts {
  readonly stored: number;
  readonly repeated: number;
  readonly edited: number;
  readonly deleted: number;
  readonly unmatched: number;
  readonly quarantined: number;
  readonly tasksOpened: number;
}

/** The lease was taken over or the source is gone: nothing of this batch was written. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease of the source is no longer ours.');
    this.name = 'LeaseLost';
  }
}
