import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { drillQuery, type Drill } from './api.js';

export type Ending = 'end' | 'cancel';

/** Asks before a drill ends for everybody. `path` is the drill's own, or `/drills` for the one that the session is in. */
export function EndDialog({
  path,
  ending,
  onEnded,
  onClose,
  children,
}: {
  readonly path: string;
  readonly ending: Ending;
  readonly onEnded?: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: () => request<Drill>(`${path}/${ending}`, { method: 'POST', body: {} }),
    onSuccess: (drill) => {
      queryClient.setQueryData(drillQuery(drill.id).queryKey, drill);
      announce(t(`drills.${ending}.done`));
      onClose();
      onEnded?.();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['drills'] }),
  });
  return (
    <Dialog title={t(`drills.${ending}.title`)} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate();
        }}
      >
        <p>{t(`drills.${ending}.means`)}</p>
        {act.error ? <ErrorNotice error={act.error} /> : null}
        <div className="es-actions">
          <button
            type="submit"
            className={ending === 'end' ? 'es-button es-button-primary' : 'es-button es-button-danger'}
            data-first-focus
            disabled={act.isPending}
          >
            {t(`drills.${ending}.submit`)}
          </button>
          {children}
          <button type="button" className="es-button" onClick={onClose}>
            {t('drills.goOn')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
