import type { PostToMatch } from '../../domain/query/match.types.js';
import type { StoredFacts } from '../mentions/stored-facts.types.js';

/** Whose mentions a preview looks at. `teamIds` null: the whole workspace. */
export interface PreviewReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

/** A stored mention as a preview needs it. */
export interface RecentMention extends StoredFacts {
  readonly id: string;
  readonly post: PostToMatch;
  readonly publishedAtMs: number;
  /** Of its network and conversation; two conversations have the same one with a chance of one in four thousand millions. */
  readonly conversationHash: number;
  readonly watchIds: readonly string[];
  readonly isMuted: boolean;
}
