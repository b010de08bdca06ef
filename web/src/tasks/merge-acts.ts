import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import type { Mention, Task, TaskDetail } from '../api/types.js';

export interface RefusedMerge {
  readonly task: Task;
  readonly error: ApiError;
}

const told = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError(0, 'unknown', String(cause));

/** One after the other, since each changes the task that goes on; what is refused stays as it was. */
export async function mergeInto(
  into: Task,
  tasks: readonly Task[],
): Promise<{ readonly merged: readonly Task[]; readonly refused: readonly RefusedMerge[] }> {
  const merged: Task[] = [];
  const refused: RefusedMerge[] = [];
  for (const task of tasks) {
    try {
      merged.push(
        await request<Task>(`/tasks/${task.id}/merge`, {
          method: 'POST',
          body: { into: into.id },
          ifMatch: task.version,
        }),
      );
    } catch (cause) {
      refused.push({ task, error: told(cause) });
    }
  }
  return { merged, refused };
}

/** The way back: the conversations of a merged task part from the one that answers them. Gives its task, open again. */
export async function partAgain(fromId: string, merged: Pick<Task, 'id'>): Promise<Task> {
  const { mentions } = await request<TaskDetail>(`/tasks/${merged.id}`);
  return split(fromId, mentions);
}

/** All mentions are of one conversation. Gives the task of that conversation. */
export function split(fromId: string, mentions: readonly Pick<Mention, 'id'>[], version?: number): Promise<Task> {
  return request<Task>(`/tasks/${fromId}/split`, {
    method: 'POST',
    body: { mentionIds: mentions.map(({ id }) => id) },
    ...(version === undefined ? {} : { ifMatch: version }),
  });
}

export interface Conversation {
  readonly key: string;
  readonly mentions: readonly Mention[];
}

/** The conversations that a task answers besides its own, each with its posts, oldest first. */
export function joinedConversations({ conversation, mentions }: TaskDetail): readonly Conversation[] {
  const found = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (mention.conversation === null) continue;
    if (mention.network === conversation.network && mention.conversation.id === conversation.id) continue;
    const key = `${mention.network} ${mention.conversation.id}`;
    found.set(key, [...(found.get(key) ?? []), mention]);
  }
  return [...found].map(([key, posts]) => ({ key, mentions: posts }));
}
