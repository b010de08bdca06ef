import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Story } from '../api/listening-types.js';
import { formatNumber } from '../i18n/format.js';
import { announce } from '../shell/announcer.js';
import { showToast } from '../shell/toasts.js';
import { useTaskActs } from '../tasks/task-acts-provider.js';
import { mergeStory, MOST_TO_GIVE_BACK, splitStory, voiceIds } from './story-acts.js';

export interface StoryChanges {
  readonly split: (story: Story, mentionIds: readonly string[]) => Promise<void>;
  readonly merge: (story: Story, other: Story) => Promise<void>;
}

/** Once it has joined another, its voices can still be told from the rest. */
export const canBeParted = (story: Story): boolean => story.mentionCount <= MOST_TO_GIVE_BACK;

/** Taking a story apart and putting two together; each undoes the other. */
export function useStoryChanges(): StoryChanges {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { tellUndoable } = useTaskActs();
  const refresh = async (): Promise<void> => {
    await Promise.all(
      ['stories', 'task', 'tasks', 'mentions', 'mention', 'counts'].map((key) =>
        queryClient.invalidateQueries({ queryKey: [key] }),
      ),
    );
  };
  return {
    split: async (story, mentionIds) => {
      const made = await splitStory(story.id, mentionIds);
      tellUndoable(
        t('stories.wasSplit', { count: mentionIds.length, shown: formatNumber(mentionIds.length) }),
        async () => {
          await mergeStory(story.id, made.story.id);
          await refresh();
          return t('stories.splitUndone');
        },
      );
      void refresh();
    },
    merge: async (story, other) => {
      const ids = canBeParted(other) ? await voiceIds(other.id) : null;
      await mergeStory(story.id, other.id);
      const text = t('stories.wasMerged', { title: other.title });
      if (ids === null) {
        showToast({ id: `merge-${other.id}`, text, tone: 'plain', holdUntil: null, onUndo: null });
        announce(text);
      } else {
        tellUndoable(text, async () => {
          await splitStory(story.id, ids);
          await refresh();
          return t('stories.mergeUndone');
        });
      }
      // Not waited for: as long as a dialog is open, Z is not heard.
      void refresh();
    },
  };
}
