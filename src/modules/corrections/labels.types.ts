export const LABEL_KINDS = ['sentiment', 'intent', 'priority', 'relevance'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** A stored post as far as a judgement of it goes. */
export interface JudgedMention {
  readonly id: string;
  readonly network: string;
  readonly conversationKey: string;
  readonly storyId: string | null;
  readonly lang: string;
  readonly contentHash: string;
  readonly teamIds: string[];
  /** 1, and one more for each edit. */
  readonly versions: number;
  readonly isDeleted: boolean;
  readonly sentimentLabel: string;
  readonly sentimentScore: number;
  readonly sentimentConfidence: number;
  readonly intentLabel: string | null;
  readonly intentConfidence: number | null;
}

/** What a person says of a post, and what it showed before. */
export interface NewLabel {
  readonly kind: LabelKind;
  readonly shown: string;
  readonly confidence: number | null;
  readonly after: string;
  readonly taskId: string | null;
  readonly memberId: string;
}
