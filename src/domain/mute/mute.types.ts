import type { PostToMatch } from '../query/match.types.js';

export const MUTE_KINDS = ['author', 'site', 'thread', 'words'] as const;
export type MuteKind = (typeof MUTE_KINDS)[number];

export interface MuteRuleToCompile {
  readonly id: string;
  readonly kind: MuteKind;
  /** author: a handle · site: a host · thread: the key of a conversation · words: a query. */
  readonly value: string;
  /** Null: on any network. */
  readonly network: string | null;
  /** Null: whatever watches found it. */
  readonly watchId: string | null;
  /** Null: whatever teams it concerns. */
  readonly teamId: string | null;
  readonly reason: string;
}

/** What a rule may ask about a post; the author, the network and the address are those of `post`. */
export interface PostToMute {
  readonly post: PostToMatch;
  /** Key of the conversation as mentions carry it. */
  readonly conversationKey: string;
  /** The watches that found it. */
  readonly watchIds: readonly string[];
  /** The teams that may see it. */
  readonly teamIds: readonly string[];
}

export interface Mute {
  readonly ruleId: string;
  readonly reason: string;
}

/** Says which rule, if any, keeps a post out of the inbox: rules of authors, threads and sites before those of words. */
export interface MuteEngine {
  find(post: PostToMute): Mute | null;
}
