import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { request } from '../api/client.js';
import type { ListedWatch } from '../api/listening-types.js';
import type { WatchDefinition, WatchDraft } from '../api/watch-types.js';
import { DraftSaver, type DraftState } from './draft-saver.js';
import { bodyOf, definitionOf, EMPTY_DEFINITION } from './watch-definition.js';

export interface Draft {
  readonly definition: WatchDefinition;
  readonly state: DraftState;
  readonly saver: DraftSaver;
  readonly hasDraft: boolean;
  readonly change: (part: Partial<WatchDefinition>) => void;
}

/** What the editor edits. It saves itself; a watch that does not exist yet has nowhere to be saved and is kept here. */
export function useDraft(watch: ListedWatch | null, first: WatchDraft | null): Draft {
  const queryClient = useQueryClient();
  const watchId = watch?.id ?? null;
  const base = first ?? watch;
  const [definition, setDefinition] = useState(base === null ? EMPTY_DEFINITION : definitionOf(base));
  const [saver] = useState(() => {
    const path = `/watches/${String(watchId)}/draft`;
    return new DraftSaver(
      {
        save: async (changed, version) => {
          const draft = await request<WatchDraft>(path, { method: 'PUT', body: bodyOf(changed), ifMatch: version });
          void queryClient.invalidateQueries({ queryKey: ['watch', watchId, 'diff'] });
          return draft;
        },
        discard: () => request<undefined>(path, { method: 'DELETE' }),
      },
      definition,
      first,
    );
  });
  const state = useSyncExternalStore(saver.subscribe, saver.read);
  useEffect(
    () => () => {
      // Whoever leaves the page leaves nothing unsaved behind.
      if (watchId !== null) void saver.flush().then(() => queryClient.invalidateQueries({ queryKey: ['watches'] }));
    },
    [saver, watchId, queryClient],
  );
  return {
    definition,
    state,
    saver,
    hasDraft: watch === null || saver.hasDraft,
    change: (part) => {
      const changed = { ...definition, ...part };
      setDefinition(changed);
      if (watch !== null) saver.change(changed);
    },
  };
}
