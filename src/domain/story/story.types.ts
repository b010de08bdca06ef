/** What is looked at to tell whether two mentions tell the same story. Texts are plain and cleaned, never null-padded. */
export interface StoryPost {
  readonly network: string;
  /** Natural key of the post on its network. */
  readonly externalKey: string;
  readonly authorHandle: string;
  readonly authorName: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  /** Natural keys, on the same network, of the post that this one repeats or quotes. */
  readonly repostOf: string | null;
  readonly quoteOf: string | null;
  /** When it was published; null where nobody says so. */
  readonly publishedAt: Date | null;
}

/** Why two mentions count as one story, strongest first. */
export const STORY_REASONS = ['repost', 'same-text', 'same-link', 'same-title', 'near-text', 'same-author'] as const;
export type StoryReason = (typeof STORY_REASONS)[number];

/** `strong` evidence may make one story of two; `weak` evidence only lets a mention that has none join. */
export interface StoryEvidence {
  readonly reason: StoryReason;
  readonly isStrong: boolean;
}
