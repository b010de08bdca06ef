import type { PostToMatch, Span } from '../../domain/query/match.types.js';
import type { LiteralTerm } from '../../domain/query/search-terms.types.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';

/** What the rest of the product needs of a watch. */
export interface WatchFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: WatchKind;
  readonly priorityWeight: number;
  /** The team that answers. */
  readonly teamId: string;
  /** The teams that may see what it finds. */
  readonly visibleTo: readonly string[];
  /** What the watched is called, by its query: for telling who poses as it. */
  readonly names: readonly string[];
}

export interface WatchHit {
  readonly watch: WatchFacts;
  readonly spans: readonly Span[];
  /** Found only by looking through look-alike or hidden characters. */
  readonly isLookalike: boolean;
}

/** All watches of one workspace at one version, compiled. */
export interface WatchEngine {
  readonly workspaceId: string;
  readonly version: string;
  match(post: PostToMatch): WatchHit[];
  /** Every post that any watch finds holds one of these; null where some watch cannot be narrowed down to terms. */
  searchTerms(): readonly LiteralTerm[] | null;
}
