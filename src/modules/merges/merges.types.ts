/** A conversation that parts from the task which answered it. */
export interface PartedConversation {
  readonly network: string;
  readonly conversationKey: string;
  /** When the first of the mentions named was read. */
  readonly seenAt: Date;
  /** The stories they tell; null: none. */
  readonly storyIds: readonly string[] | null;
}
