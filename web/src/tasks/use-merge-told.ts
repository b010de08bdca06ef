import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo } from 'react';
import { request } from '../api/client.js';
import { taskQuery } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { taskStore } from './app-tasks.js';
import { mergeInto, partAgain } from './merge-acts.js';
import { useTaskActs } from './task-acts-provider.js';

export interface MergeTold {
  readonly tellMerged: (into: Task, merged: readonly Task[]) => void;
  readonly tellSplit: (from: Task, own: Task) => void;
}

/** Says what a merge or a split came to, shows the rows as they are now, and lets Z take it back by the other of the two. */
export function useMergeTold(): MergeTold {
  const queryClient = useQueryClient();
  const { tellUndoable, confirmed } = useTaskActs();
  return useMemo(() => {
    const take = (task: Task): void => {
      taskStore.put(task);
      confirmed(task);
    };
    /** The task that stayed: what it answers has changed. */
    const readAgain = async (id: string): Promise<void> => {
      take(await queryClient.query({ ...taskQuery(id), staleTime: 0 }));
      await queryClient.invalidateQueries({ queryKey: ['counts'] });
    };
    const who = ({ customer }: Task): string => customer.name ?? customer.handle;
    const told = (tasks: readonly Task[], staying: Task): void => {
      for (const task of tasks) {
        taskStore.notify(task.id, null);
        take(task);
      }
      void readAgain(staying.id).catch(() => undefined);
    };
    return {
      tellMerged: (into, merged) => {
        told(merged, into);
        tellUndoable(i18next.t('desk.merge.done', { count: merged.length, who: who(into) }), async () => {
          for (const task of merged) take(await partAgain(into.id, task));
          await readAgain(into.id);
          return i18next.t('desk.merge.undone', { count: merged.length });
        });
      },
      tellSplit: (from, own) => {
        told([own], from);
        tellUndoable(i18next.t('desk.split.done', { who: who(own) }), async () => {
          const current = await request<Task>(`/tasks/${own.id}`);
          const { merged, refused } = await mergeInto(from, [current]);
          const [refusal] = refused;
          if (refusal !== undefined) throw refusal.error;
          merged.forEach(take);
          await readAgain(from.id);
          return i18next.t('desk.split.undone');
        });
      },
    };
  }, [queryClient, tellUndoable, confirmed]);
}
