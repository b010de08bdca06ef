import type { Cursor, Gap, NormalisedPost, RejectedPost, Replyability } from '../../connectors/connector.js';
import type { PriorityFacts } from '../../domain/priority/priority.types.js';
import type { StoryTeller } from '../../domain/story/story-teller.js';
import type { NewMention } from '../mentions/mention-store.types.js';

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
  /** There is more to read at once. */
  readonly isComplete: boolean;
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
  readonly findMute: (conversationKey: string) => string | null;
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
