import type { Replyability } from '../../connectors/connector.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/** A stored mention that asks for work. */
export interface MentionNeedingWork {
  readonly mentionId: string;
  readonly network: string;
  readonly conversationKey: string;
  readonly teamId: string;
  /** 1 to 4. */
  readonly priority: number;
  readonly score: number;
  readonly reasons: readonly { readonly code: string; readonly text: string; readonly weight: number }[];
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
  readonly priority: number;
}
