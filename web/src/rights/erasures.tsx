import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { erasuresQuery } from '../api/networks-queries.js';
import type { Erasure } from '../api/networks-types.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { ErrorNotice, fieldError } from '../ui/feedback.js';
import { Field } from '../ui/field.js';
import { MoreButton } from '../ui/more-button.js';
import '../ui/progress.css';

const MAY_CANCEL: ReadonlySet<Erasure['state']> = new Set(['requested', 'queued', 'running']);

/** Forgetting what somebody wrote: asked for by anybody, done by administrators. */
export function Erasures() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(erasuresQuery);
  const { data, error, refetch } = query;
  const erasures = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="rights-erase">
      <h2 id="rights-erase">{t('rights.erase')}</h2>
      <p className="dim">{t('rights.eraseWhy')}</p>
      <NewErasure />
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data && erasures.length === 0 ? <p className="dim">{t('rights.noErasures')}</p> : null}
      <ul className="plain es-card-list">
        {erasures.map((erasure) => (
          <ErasureCard key={erasure.id} erasure={erasure} />
        ))}
      </ul>
      <MoreButton {...query} />
    </section>
  );
}

function NewErasure() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [network, setNetwork] = useState('');
  const [author, setAuthor] = useState('');
  const [note, setNote] = useState('');
  const [isSure, setSure] = useState(false);
  const ask = useMutation({
    mutationFn: () => {
      const name = author.trim();
      const who = name.startsWith('@') ? { handle: name } : { authorId: name, handle: name };
      const body = { network: network.trim(), ...who, ...(note.trim() === '' ? {} : { note: note.trim() }) };
      return request<Erasure>('/erasures', { method: 'POST', body });
    },
    onSuccess: async () => {
      setAuthor('');
      setNote('');
      await queryClient.invalidateQueries({ queryKey: ['erasures'] });
    },
    onSettled: () => {
      setSure(false);
    },
  });
  const text = (
    label: string,
    value: string,
    set: (value: string) => void,
    more: { readonly field: string; readonly hint?: string; readonly required?: boolean },
  ) => (
    <Field label={label} hint={more.hint} error={fieldError(ask.error, more.field)}>
      {(ids) => (
        <input
          {...ids}
          className="es-input"
          autoComplete="off"
          required={more.required}
          value={value}
          onChange={(event) => {
            set(event.currentTarget.value);
            setSure(false);
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      className="es-form es-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) ask.mutate();
        else setSure(true);
      }}
    >
      <div className="es-form-pair">
        {text(t('rights.network'), network, setNetwork, { field: 'network', required: true })}
        {text(t('rights.author'), author, setAuthor, { field: 'handle', required: true })}
      </div>
      {text(t('rights.note'), note, setNote, { field: 'note', hint: t('rights.noteHint') })}
      {ask.error ? <ErrorNotice error={ask.error} /> : null}
      <div>
        <button type="submit" className="es-button es-button-danger" disabled={ask.isPending}>
          {isSure ? t('rights.eraseSure') : t('rights.eraseSubmit')}
        </button>
      </div>
    </form>
  );
}

function ErasureCard({ erasure }: { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: (verb: 'start' | 'cancel') =>
      request<unknown>(`/erasures/${erasure.id}/${verb}`, { method: 'POST', body: {} }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['erasures'] }),
  });
  const button = (verb: 'start' | 'cancel') => (
    <button
      type="button"
      className="es-button"
      disabled={act.isPending}
      onClick={() => {
        act.mutate(verb);
      }}
    >
      {t(`rights.${verb}`)}
    </button>
  );
  const isAdmin = me.role === 'admin';
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h3>
          {erasure.network} <bdi>{erasure.handle ?? erasure.authorId ?? '–'}</bdi>
        </h3>
        <span>{t(`rights.state.${erasure.state}`)}</span>
      </div>
      <p className="small dim">{formatDateTime(erasure.createdAt)}</p>
      {erasure.note === null ? null : <p className="small">{erasure.note}</p>}
      {erasure.found === null ? null : (
        <>
          {erasure.state === 'running' ? (
            <progress className="es-progress" max={Math.max(1, erasure.found)} value={erasure.erased} aria-hidden />
          ) : null}
          <p className="tabular" role="status">
            {t('rights.progress', { done: formatNumber(erasure.erased), all: formatNumber(erasure.found) })}
          </p>
        </>
      )}
      {erasure.error === null ? null : <p className="es-field-error">{erasure.error}</p>}
      {act.error ? <ErrorNotice error={act.error} /> : null}
      {isAdmin && MAY_CANCEL.has(erasure.state) ? (
        <div className="es-actions">
          {erasure.state === 'requested' ? button('start') : null}
          {button('cancel')}
        </div>
      ) : null}
    </li>
  );
}
