import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { tokensQuery } from '../api/queries.js';
import type { ApiToken } from '../api/configuration-types.js';
import { formatDate } from '../i18n/format.js';
import { CopyField } from '../ui/copy-field.js';
import { EmptyState, ErrorNotice, fieldError, Loading } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { AdminNav } from './admin-nav.js';

export function TokensPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(tokensQuery);
  return (
    <div className="es-page">
      <AdminNav />
      <h1>{t('admin.tokens')}</h1>
      <NewToken />
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <EmptyState title={t('admin.noTokens')} why={t('admin.noTokensWhy')} /> : null}
      <ul className="plain es-card-list">
        {data?.map((token) => (
          <TokenCard key={token.id} token={token} />
        ))}
      </ul>
    </div>
  );
}

function TokenCard({ token }: { readonly token: ApiToken }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/tokens/${token.id}`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>{token.name}</h2>
        <button
          type="button"
          className="es-button es-button-danger"
          aria-label={t('admin.revokeOf', { name: token.name })}
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('admin.revoke')}
        </button>
      </div>
      <p className="es-facts">
        <span className="es-code">{token.scopes.join(' ')}</span>
        <span>
          {token.expiresAt === null ? t('admin.noEnd') : t('admin.until', { when: formatDate(token.expiresAt) })}
        </span>
      </p>
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
    </li>
  );
}

function NewToken() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState('*');
  const make = useMutation({
    mutationFn: () =>
      request<{ readonly token: string }>('/tokens', {
        method: 'POST',
        body: { name, scopes: scopes.split(/[\s,]+/).filter((scope) => scope !== '') },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <section className="es-card">
      <form
        className="es-form"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <div className="es-form-pair">
          <Field label={t('admin.tokenName')} error={fieldError(make.error, 'name')}>
            {(ids) => (
              <input
                {...ids}
                className="es-input"
                required
                value={name}
                onChange={(event) => {
                  setName(event.currentTarget.value);
                }}
              />
            )}
          </Field>
          <Field label={t('admin.scopes')} hint={t('admin.scopesHint')} error={fieldError(make.error, 'scopes')}>
            {(ids) => (
              <input
                {...ids}
                className="es-input es-code"
                required
                value={scopes}
                onChange={(event) => {
                  setScopes(event.currentTarget.value);
                }}
              />
            )}
          </Field>
        </div>
        {make.error ? <ErrorNotice error={make.error} /> : null}
        <div>
          <button type="submit" className="es-button es-button-primary" disabled={make.isPending}>
            {t('admin.makeToken')}
          </button>
        </div>
      </form>
      {make.data ? <CopyField label={t('admin.token')} value={make.data.token} hint={t('admin.tokenOnce')} /> : null}
    </section>
  );
}
