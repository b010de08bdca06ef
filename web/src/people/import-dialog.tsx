import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import type { ImportResult } from './api.js';

/** People from a table. Lines that were not taken are named, so that they can be mended and sent again. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [csv, setCsv] = useState('');
  const take = useMutation({
    mutationFn: () => request<ImportResult>('/people/import', { method: 'POST', body: { csv } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <Dialog title={t('people.import.title')} onClose={onClose}>
      <form
        className="es-people-form"
        onSubmit={(event) => {
          event.preventDefault();
          take.mutate();
        }}
      >
        <Field label={t('people.import.file')} hint={t('people.import.hint')} isWide>
          {(ids) => (
            <textarea
              {...ids}
              data-first-focus
              className="es-input"
              rows={8}
              value={csv}
              onChange={(event) => {
                setCsv(event.currentTarget.value);
              }}
            />
          )}
        </Field>
        {take.error ? <ErrorNotice error={take.error} /> : null}
        {take.data === undefined ? null : <Taken result={take.data} />}
        <div className="es-actions es-actions-end">
          <button type="submit" className="es-button es-button-primary" disabled={csv.trim() === '' || take.isPending}>
            {t('people.import.run')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Taken({ result: { created, updated, joined, errors } }: { readonly result: ImportResult }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p>{t('people.import.done', { created, updated, joined })}</p>
      <ul>
        {errors.map(({ line, column, message }) => (
          <li key={`${String(line)}${column ?? ''}`}>
            {t('people.import.fault', { line, message: column === null ? message : `${column}: ${message}` })}
          </li>
        ))}
      </ul>
    </div>
  );
}
