import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, fieldError, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { standardsQuery, type Standard } from './api.js';
import { StandardCard } from './standard-card.js';
import { StandardsNav } from './standards-nav.js';
import './standards.css';

/** What we promise, in plain words, for everybody to read. */
export function StandardsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useQuery(standardsQuery);
  return (
    <div className="es-page">
      <StandardsNav />
      <h1>{t('nav.standards')}</h1>
      <p className="dim">{t('standards.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <EmptyState title={t('standards.empty')} why={t('standards.emptyWhy')} /> : null}
      <ul className="plain es-card-list">
        {data?.map((standard) => (
          <li key={standard.id}>
            <StandardCard standard={standard} />
          </li>
        ))}
      </ul>
      {me.role === 'admin' ? <NewStandard /> : null}
    </div>
  );
}

function NewStandard() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => request<Standard>('/standards', { method: 'POST', body: { name } }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['standards'] });
      await navigate({ to: '/standards/$id/edit', params: { id } });
    },
  });
  return (
    <form
      className="es-card es-form"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <h2>{t('standards.create')}</h2>
      <Field label={t('standards.name')} error={fieldError(create.error, 'name')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            required
            maxLength={120}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {create.error ? <ErrorNotice error={create.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button" disabled={create.isPending}>
          {t('standards.createDraft')}
        </button>
      </div>
    </form>
  );
}
