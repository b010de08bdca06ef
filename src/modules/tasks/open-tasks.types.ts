import type { Replyability } from '../../connectors/reply.types.js';
import type { Priority, PriorityFacts } from '../../domain/priority/priority.types.js';
import type { KnownPerson } from '../priorities/priority-judge.service.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/** A stored mention that asks for work. */
export interface MentionNeedingWork {
  readonly mentionId: string;
  readonly network: string;
  readonly conversationKey: string;
  readonly teamId: string;
  /** Which watches found it. */
  readonly watchIds: readonly string[];
  /** What its priority is judged by, as far as the post says it. */
  readonly facts: PriorityFacts;
  /** It begins its conversation, which then has no open task, except where an answer was read before it. */
  readonly isFirst: boolean;
  /** Whose earlier tasks count; null for an article, whose author is no customer. */
  readonly customer: string | null;
  /** The network's id of the author, where it has one: a handle may be somebody else's by now. */
  readonly authorId: string | null;
  readonly sentimentLabel: SentimentLabel;
  readonly sentimentScore: number;
  readonly lang: string;
  readonly authorHandle: string;
  readonly authorName: string | null;
  readonly excerpt: string;
  readonly replyability: Replyability;
  /** The story it tells with others; null while it stands alone. */
  readonly storyId: string | null;
}

/** The same, judged by the weights in force. */
export interface JudgedWork extends MentionNeedingWork {
  readonly priority: Priority;
  /** Of the weights. */
  readonly version: number;
  /** Who wrote it, as far as they are known. */
  readonly person: KnownPerson;
  /** The level, 1 to 4, that a person set for the open task of its conversation; null without one. */
  readonly setByHand: number | null;
}

/** A stored mention that asks for none by itself but belongs to a conversation which may have a task. */
export interface FollowUp {
  readonly mentionId: string;
  readonly network: string;
  readonly conversationKey: string;
  /** Its first words, for the row of the task. */
  readonly excerpt: string;
}

export interface TouchedTask {
  readonly taskId: string;
  readonly teamId: string;
  readonly isNew: boolean;
  /** 1 to 4. */
  readonly priority: number;
}
