import type { PostToMatch } from '../../domain/query/match.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

/** Whose mentions a preview looks at. `teamIds` null: the whole workspace. */
export interface PreviewReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

/** A stored mention as a preview needs it. */
export interface RecentMention {
  readonly id: string;
  readonly post: PostToMatch;
  readonly publishedAtMs: number;
  readonly sentimentLabel: SentimentLabel;
  readonly sentimentScore: number;
  readonly reach: number | null;
  /** Of its network and conversation; two conversations have the same one with a chance of one in four thousand millions. */
  readonly conversationHash: number;
  readonly watchIds: readonly string[];
  readonly isMuted: boolean;
}
