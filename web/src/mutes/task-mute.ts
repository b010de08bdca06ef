import type { MuteKind } from '../api/listening-types.js';
import type { Task, TaskDetail } from '../api/types.js';
import { EMPTY_DRAFT, muteValue, type MuteDraft } from './mute-draft.js';

/** What a rule of this kind would be about, told from a task; an empty value where the task does not say. */
export function draftFromTask(kind: MuteKind, task: Task, detail: TaskDetail | null): MuteDraft {
  const draft = { ...EMPTY_DRAFT, kind, network: task.network };
  switch (kind) {
    case 'author':
      return { ...draft, value: muteValue('author', task.customer.handle) };
    case 'site': {
      const url = detail?.mentions.find((mention) => mention.url !== null)?.url ?? task.replyability.deepLink;
      return { ...draft, value: muteValue('site', url ?? '') };
    }
    case 'thread':
      return { ...draft, network: task.conversation.network, value: task.conversation.id };
    case 'words':
      return draft;
  }
}
