import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { Source } from '../api/configuration-types.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

/** How long what the source brought is kept. Empty: for good. */
export function SourceRetentionForm({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [days, setDays] = useState(source.retentionDays === null ? '' : String(source.retentionDays));
  const save = useMutation({
    mutationFn: () =>
      request<Source>(`/sources/${source.id}`, {
        method: 'PATCH',
        body: { retentionDays: days === '' ? null : Number(days) },
        ifMatch: source.version,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sources'] }),
  });
  return (
    <form
      className="es-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3>{t('network.retention')}</h3>
      <Field
        label={t('network.retentionDays')}
        hint={t('network.retentionHint')}
        error={fieldError(save.error, 'retentionDays')}
      >
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            type="number"
            min={1}
            value={days}
            onChange={(event) => {
              setDays(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button" disabled={save.isPending}>
          {t('network.retentionSave')}
        </button>
      </div>
    </form>
  );
}
