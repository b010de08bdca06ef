import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../admin/admin-nav.js';
import { request } from '../api/client.js';
import { notifierKindsQuery, notifiersQuery } from '../api/networks-queries.js';
import type { Notifier, NotifierKind } from '../api/networks-types.js';
import { KindChoice, PlugInForm } from '../sources/plug-in-form.js';
import { Dialog } from '../ui/dialog.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';

/** How people are told of alerts outside of this page. */
export function NotifiersPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(notifiersQuery);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <button
      type="button"
      className="es-button es-button-primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {t('notifier.add')}
    </button>
  );
  return (
    <div className="es-page">
      <AdminNav />
      <div className="es-page-head">
        <h1>{t('notifier.title')}</h1>
        {data?.length === 0 ? null : add}
      </div>
      <p className="dim">{t('notifier.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={2} /> : null}
      {data?.length === 0 ? <EmptyState title={t('notifier.empty')} why={t('notifier.emptyWhy')} action={add} /> : null}
      <ul className="plain es-card-list">
        {data?.map((notifier) => (
          <NotifierCard key={notifier.id} notifier={notifier} />
        ))}
      </ul>
      {isAdding ? (
        <AddNotifier
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
    </div>
  );
}

function NotifierCard({ notifier }: { readonly notifier: Notifier }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const test = useMutation({
    mutationFn: () => request<unknown>(`/notifiers/${notifier.id}/test`, { method: 'POST', body: {} }),
  });
  const remove = useMutation({
    mutationFn: () => request<undefined>(`/notifiers/${notifier.id}`, { method: 'DELETE', ifMatch: notifier.version }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notifiers'] }),
  });
  const error = test.error ?? remove.error;
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h2>{notifier.name}</h2>
        <span className="es-code">{notifier.kind}</span>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="es-actions">
        <button
          type="button"
          className="es-button"
          disabled={test.isPending}
          onClick={() => {
            test.mutate();
          }}
        >
          {test.isSuccess ? t('notifier.tested') : t('notifier.test')}
        </button>
        <button
          type="button"
          className="es-button es-button-danger"
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('common.delete')}
        </button>
      </div>
    </li>
  );
}

function AddNotifier({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(notifierKindsQuery);
  const [kind, setKind] = useState<string | null>(null);
  const chosen = data?.find((each) => each.kind === kind) ?? data?.[0];
  return (
    <Dialog title={t('notifier.add')} onClose={onClose}>
      {error ? <ErrorNotice error={error} /> : null}
      {chosen === undefined ? (
        <Loading rows={3} />
      ) : (
        <>
          <KindChoice label={t('notifier.kind')} kinds={data ?? []} chosen={chosen} onChoose={setKind} />
          <NotifierForm key={chosen.kind} kind={chosen} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
}

function NotifierForm({ kind, onClose }: { readonly kind: NotifierKind; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <PlugInForm
      plugIn={kind}
      nameLabel={t('notifier.name')}
      submitLabel={t('notifier.addSubmit')}
      add={(words) => request<Notifier>('/notifiers', { method: 'POST', body: { kind: kind.kind, ...words } })}
      onAdded={async () => {
        await queryClient.invalidateQueries({ queryKey: ['notifiers'] });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
