import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { taskQuery } from '../api/queries.js';
import type { Mute, MuteKind } from '../api/listening-types.js';
import type { Task } from '../api/types.js';
import { serverNowMs } from '../time/server-clock.js';
import { HighlightedText } from '../tasks/highlighted-text.js';
import { Loading } from '../ui/feedback.js';
import { newMute, type MuteDraft } from './mute-draft.js';
import { MuteForm } from './mute-form.js';
import { draftFromTask } from './task-mute.js';

export interface MuteFromTaskProps {
  readonly task: Task;
  readonly kind: MuteKind;
  readonly onBack: () => void;
  /** The rule holds; `onUndo` removes it again. */
  readonly onDone: (onUndo: () => Promise<unknown>) => void;
}

/** A rule made from a post that is not for us. */
export function MuteFromTask({ task, kind, onBack, onDone }: MuteFromTaskProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: detail, isPending } = useQuery({ ...taskQuery(task.id), staleTime: Infinity });
  const refresh = (): Promise<unknown> => queryClient.invalidateQueries({ queryKey: ['mutes'] });
  const save = useMutation({
    mutationFn: (draft: MuteDraft) => request<Mute>('/mutes', { method: 'POST', body: newMute(draft, serverNowMs()) }),
    onSuccess: (mute) => {
      void refresh();
      const remove = async (): Promise<void> => {
        await request<undefined>(`/mutes/${mute.id}`, { method: 'DELETE', ifMatch: mute.version });
        await refresh();
      };
      onDone(remove);
    },
  });
  if (isPending && kind === 'site') return <Loading rows={2} />;
  return (
    <>
      {kind === 'words' ? <HighlightedText text={task.excerpt} spans={[]} lang={task.lang} /> : null}
      <MuteForm
        initial={draftFromTask(kind, task, detail ?? null)}
        isKindFixed
        submitLabel={t('mutes.hideAndDismiss')}
        isPending={save.isPending}
        error={save.error}
        onSubmit={(draft) => {
          save.mutate(draft);
        }}
      >
        <button type="button" className="es-button" onClick={onBack}>
          {t('command.back')}
        </button>
      </MuteForm>
    </>
  );
}
