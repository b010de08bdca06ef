import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { ErrorNotice } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { MoreButton } from '../ui/more-button.js';
import { optOutsQuery, type OptOut } from './api.js';

/** Authors who want no automatic messages. */
export function OptOutList({
  networks,
  mayChange,
}: {
  readonly networks: readonly string[];
  readonly mayChange: boolean;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(optOutsQuery);
  const optOuts = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const remove = useMutation({
    mutationFn: (id: string) => request<undefined>(`/automation-opt-outs/${id}`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: optOutsQuery.queryKey }),
  });
  return (
    <section aria-labelledby="automation-opt-outs">
      <h2 id="automation-opt-outs">{t('automation.optOuts')}</h2>
      <p>{t('automation.optOutsWhy')}</p>
      {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {remove.error ? <ErrorNotice error={remove.error} /> : null}
      {query.data && optOuts.length === 0 ? <p className="dim">{t('automation.noOptOuts')}</p> : null}
      {optOuts.length === 0 ? null : (
        <ul className="plain es-card-list">
          {optOuts.map((optOut) => (
            <li key={optOut.id} className="es-card es-automation-text">
              <OneOptOut optOut={optOut} />
              {mayChange ? (
                <button
                  type="button"
                  className="es-button"
                  aria-label={t('automation.removeOf', { handle: optOut.handle })}
                  disabled={remove.isPending}
                  onClick={() => {
                    remove.mutate(optOut.id);
                  }}
                >
                  {t('automation.remove')}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <MoreButton {...query} />
      {mayChange && networks.length > 0 ? <AddOptOut networks={networks} /> : null}
    </section>
  );
}

function OneOptOut({ optOut: { network, handle, words, addedBy } }: { readonly optOut: OptOut }) {
  const { t } = useTranslation();
  return (
    <p>
      <bdi>{handle}</bdi> · {network}
      <span className="small dim">
        {' '}
        {words === null ? t('automation.enteredBy', { name: addedBy?.name ?? '' }) : t('automation.said', { words })}
      </span>
    </p>
  );
}

function AddOptOut({ networks }: { readonly networks: readonly string[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [handle, setHandle] = useState('');
  const [network, setNetwork] = useState(networks[0] ?? '');
  const add = useMutation({
    mutationFn: () => request<OptOut>('/automation-opt-outs', { method: 'POST', body: { network, handle } }),
    onSuccess: async () => {
      setHandle('');
      await queryClient.invalidateQueries({ queryKey: optOutsQuery.queryKey });
    },
  });
  return (
    <form
      className="es-automation-form"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Field label={t('automation.network')}>
        {(ids) => (
          <select
            {...ids}
            className="es-select"
            value={network}
            onChange={(event) => {
              setNetwork(event.currentTarget.value);
            }}
          >
            {networks.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('automation.handle')}>
        {(ids) => (
          <input
            {...ids}
            className="es-input"
            maxLength={300}
            value={handle}
            onChange={(event) => {
              setHandle(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      {add.error ? <ErrorNotice error={add.error} /> : null}
      <div className="es-actions">
        <button type="submit" className="es-button" disabled={add.isPending || handle.trim() === ''}>
          {t('automation.add')}
        </button>
      </div>
    </form>
  );
}
