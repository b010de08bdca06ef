import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { showToast } from '../shell/toasts.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';
import { incidentsQuery } from './api.js';
import { RaiseDialog } from './raise-dialog.js';
import { SeverityBadge } from './severity-badge.js';

/** To which crisis tasks belong: one that goes on, or a new one. */
export function AttachDialog({
  taskIds,
  onClose,
}: {
  readonly taskIds: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isNew, setNew] = useState(false);
  const { data, isPending, error } = useInfiniteQuery(incidentsQuery('running'));
  const running = data?.pages.flatMap(({ items }) => items) ?? [];
  const tell = (): void => {
    showToast({ id: 'attached', text: t('crisis.attach.done'), tone: 'plain', holdUntil: null, onUndo: null });
  };
  const attach = useMutation({
    mutationFn: (id: string) => request(`/incidents/${id}/tasks`, { method: 'POST', body: { taskIds } }),
    onSuccess: async () => {
      tell();
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['incidents'] });
    },
  });
  if (isNew) return <RaiseDialog taskIds={taskIds} onClose={onClose} onRaised={tell} />;
  return (
    <Dialog title={t('crisis.attach.title')} onClose={onClose}>
      {error ? <ErrorNotice error={error} /> : null}
      {attach.error ? <ErrorNotice error={attach.error} /> : null}
      {isPending ? <Loading rows={2} /> : null}
      <ul className="plain es-card-list">
        {running.map(({ id, title, severity, state }, index) => (
          <li key={id}>
            <button
              type="button"
              className="es-button"
              data-first-focus={index === 0 ? true : undefined}
              disabled={attach.isPending}
              onClick={() => {
                attach.mutate(id);
              }}
            >
              <SeverityBadge severity={severity} state={state} /> <bdi>{title}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="es-button"
        onClick={() => {
          setNew(true);
        }}
      >
        {t('crisis.raise.open')}
      </button>
    </Dialog>
  );
}
