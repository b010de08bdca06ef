import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Watch } from '../api/configuration-types.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';

export function DeleteWatch({ watch }: { readonly watch: Watch }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/watches/${watch.id}`, { method: 'DELETE', ifMatch: watch.version }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['watches'] });
      await navigate({ to: '/watch' });
    },
  });
  return (
    <>
      <button
        type="button"
        className="es-button es-button-danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('common.delete')}
      </button>
      {isAsking ? (
        <Dialog
          title={t('watch.deleteTitle', { name: watch.name })}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>{t('watch.deleteWhy')}</p>
          {remove.error ? <ErrorNotice error={remove.error} /> : null}
          <div className="es-actions es-actions-end">
            <button
              type="button"
              className="es-button"
              data-first-focus
              onClick={() => {
                setAsking(false);
              }}
            >
              {t('common.cancel')}
            </button>
            <button
              type="button"
              className="es-button es-button-danger"
              onClick={() => {
                remove.mutate();
              }}
            >
              {t('common.delete')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
