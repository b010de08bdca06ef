import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';

/** What a person may ask for. Administrators do it, others ask them. */
export function PersonRights({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const isAdmin = useMe().role === 'admin';
  const [note, setNote] = useState('');
  const erase = useMutation({
    mutationFn: () =>
      request<{ state: 'queued' | 'requested' }>(`/people/${id}/erase`, {
        method: 'POST',
        body: note.trim() === '' ? {} : { note: note.trim() },
      }),
  });
  const save = useMutation({
    mutationFn: () => request<Record<string, unknown>>(`/people/${id}/export`, { method: 'POST', body: {} }),
    onSuccess: (document_) => {
      const url = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
      const link = Object.assign(document.createElement('a'), { href: url, download: `person-${id}.json` });
      link.click();
      URL.revokeObjectURL(url);
    },
  });
  return (
    <section className="es-card" aria-labelledby="person-rights">
      <h2 id="person-rights">{t('people.rights.title')}</h2>
      {isAdmin ? (
        <p>
          <button
            type="button"
            className="es-button"
            disabled={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('people.rights.export')}
          </button>
        </p>
      ) : null}
      <p className="dim">{t('people.rights.eraseWhy')}</p>
      <Field label={t('people.rights.why')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            value={note}
            onChange={(event) => {
              setNote(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <p>
        <button
          type="button"
          className="es-button es-button-danger"
          disabled={erase.isPending || erase.isSuccess}
          onClick={() => {
            erase.mutate();
          }}
        >
          {isAdmin ? t('people.rights.erase') : t('people.rights.askErase')}
        </button>
      </p>
      <p role="status">{erase.data === undefined ? '' : t(`people.rights.${erase.data.state}`)}</p>
      {erase.error || save.error ? <ErrorNotice error={erase.error ?? save.error} /> : null}
    </section>
  );
}
