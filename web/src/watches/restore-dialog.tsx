import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Watch } from '../api/configuration-types.js';
import { announce } from '../shell/announcer.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { VersionDiff } from './version-diff.js';

export interface RestoreDialogProps {
  readonly watch: Watch;
  readonly n: number;
  readonly live: number;
  readonly onClose: () => void;
}

/** Publishes what an old version said as a new one, with the difference in sight and a reason. */
export function RestoreDialog({ watch, n, live, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const restore = useMutation({
    mutationFn: () =>
      request<Watch>(`/watches/${watch.id}/versions/${String(n)}/restore`, {
        method: 'POST',
        body: { reason: reason.trim() },
        ifMatch: watch.version,
      }),
    onSuccess: async (restored) => {
      announce(t('versions.restored', { n }));
      queryClient.setQueryData(['watch', watch.id], restored);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['watches'] }),
        queryClient.invalidateQueries({ queryKey: ['watch', watch.id] }),
      ]);
      onClose();
    },
  });
  return (
    <Dialog title={t('versions.restoreTitle', { n })} onClose={onClose}>
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          restore.mutate();
        }}
      >
        <p>{t('versions.restoreWhy')}</p>
        <VersionDiff watchId={watch.id} from={live} to={n} />
        <Field label={t('versions.reason')} hint={t('versions.reasonHint')} error={fieldError(restore.error, 'reason')}>
          {(ids) => (
            <input
              {...ids}
              className="es-input"
              required
              data-first-focus
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        {restore.error ? <ErrorNotice error={restore.error} /> : null}
        <div className="es-actions es-actions-end">
          <button type="button" className="es-button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button
            type="submit"
            className="es-button es-button-primary"
            disabled={restore.isPending || reason.trim() === ''}
          >
            {t('versions.restore', { n })}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
