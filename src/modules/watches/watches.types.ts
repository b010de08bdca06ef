import type { PostToMatch, Span } from '../../domain/query/matcher.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';

/** What the rest of the product needs of a watch. */
export interface WatchFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: WatchKind;
  readonly priorityWeight: number;
  readonly teamId: string;
}

export interface WatchHit {
  readonly watch: WatchFacts;
  readonly spans: readonly Span[];
}

/** All watches of one workspace at one version, compiled. */
export interface WatchEngine {
  readonly workspaceId: string;
  readonly version: string;
  match(post: PostToMatch): WatchHit[];
}
