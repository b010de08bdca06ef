import type { MentionNeedingWork } from './open-tasks.types.js';

/** What several mentions of one conversation in one batch come to. */
export interface ConversationWork {
  readonly first: MentionNeedingWork;
  readonly worst: MentionNeedingWork;
  readonly newest: MentionNeedingWork;
  readonly count: number;
  /** The story that they tell. */
  readonly storyId: string | null;
}

export function groupByConversation(mentions: readonly MentionNeedingWork[]): ConversationWork[] {
  const groups = new Map<string, ConversationWork>();
  for (const mention of mentions) {
    const key = `${mention.network}\n${mention.conversationKey}`;
    const before = groups.get(key);
    groups.set(key, {
      first: before?.first ?? mention,
      worst: before !== undefined && before.worst.score >= mention.score ? before.worst : mention,
      newest: mention,
      count: (before?.count ?? 0) + 1,
      storyId: before?.storyId ?? mention.storyId,
    });
  }
  return [...groups.values()];
}
