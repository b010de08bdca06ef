import type { StoryTeller } from '../../domain/story/story-teller.js';
import type { StoryPost, StoryReason } from '../../domain/story/story.types.js';

/** A stored mention that may tell a story. Its row must exist in the same transaction. */
export interface StoryMention extends StoryPost {
  /** Id of the mention. */
  readonly id: string;
  /** The same post where it has been read already. */
  readonly teller?: StoryTeller;
}

/** What `join` says of one mention. Mentions that tell no story (yet) are absent from its answer. */
export interface JoinedStory {
  readonly storyId: string;
  /** `known`: it had the story before; nothing was changed. */
  readonly reason: StoryReason | 'known';
  /** The story was made by this call. */
  readonly isNew: boolean;
}

/** Mention id → its story. */
export type JoinedStories = ReadonlyMap<string, JoinedStory>;
