import type { JudgedWork } from './open-tasks.types.js';

/** What several mentions of one conversation in one batch come to. */
export interface ConversationWork {
  readonly first: JudgedWork;
  readonly worst: JudgedWork;
  readonly newest: JudgedWork;
  readonly count: number;
  /** Which watches found them. */
  readonly watchIds: readonly string[];
  /** The story that they tell. */
  readonly storyId: string | null;
}

export function groupByConversation(mentions: readonly JudgedWork[]): ConversationWork[] {
  const groups = new Map<string, ConversationWork>();
  for (const mention of mentions) {
    const key = `${mention.network}\n${mention.conversationKey}`;
    const before = groups.get(key);
    groups.set(key, {
      first: before?.first ?? mention,
      worst: before !== undefined && before.worst.priority.score >= mention.priority.score ? before.worst : mention,
      newest: mention,
      count: (before?.count ?? 0) + 1,
      watchIds: before === undefined ? mention.watchIds : [...new Set([...before.watchIds, ...mention.watchIds])],
      storyId: before?.storyId ?? mention.storyId,
    });
  }
  return [...groups.values()];
}
