import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { formatDateTime } from '../i18n/format.js';
import { canAct, useMe } from '../session/session.js';
import { EmptyState, ErrorNotice, Loading } from '../ui/feedback.js';
import { ownReceiptsQuery, type OwnReceipt, type StandardVersion } from './api.js';
import { VersionFacts, Words } from './standard-card.js';
import { StandardsNav } from './standards-nav.js';
import { TargetText } from './target-text.js';
import './standards.css';

/** What the reader works by, and whether they have said that they know it. */
export function ReadPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(ownReceiptsQuery);
  return (
    <div className="es-page">
      <StandardsNav />
      <h1>{t('standards.tabs.read')}</h1>
      <p className="dim">{t('standards.read.intro')}</p>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Loading rows={3} /> : null}
      {data?.length === 0 ? <EmptyState title={t('standards.read.empty')} why={t('standards.read.emptyWhy')} /> : null}
      <ul className="plain es-card-list">
        {data?.map((receipt) => (
          <li key={`${receipt.id} ${String(receipt.n)}`}>
            <ReceiptCard receipt={receipt} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReceiptCard({ receipt }: { readonly receipt: OwnReceipt }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const { id, n, readAt, remindedAt } = receipt;
  const confirm = useMutation({
    mutationFn: () =>
      request<StandardVersion>(`/standards/${id}/versions/${String(n)}/acknowledge`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['standards'] }),
  });
  return (
    <article className="es-card" data-standard={id}>
      <div className="es-card-head">
        <h2 dir="auto">{receipt.name}</h2>
        <VersionFacts version={receipt} />
      </div>
      <Words version={receipt} />
      <ul className="plain es-card-list">
        {receipt.targets.map((target) => (
          <li key={target.id}>
            <TargetText target={target} />
          </li>
        ))}
      </ul>
      {confirm.error ? <ErrorNotice error={confirm.error} /> : null}
      {readAt !== null ? (
        <p role="status">{t('standards.read.at', { when: formatDateTime(readAt) })}</p>
      ) : (
        <>
          {remindedAt === null ? null : (
            <p className="es-notice">{t('standards.read.reminded', { when: formatDateTime(remindedAt) })}</p>
          )}
          {canAct(me) ? (
            <div className="es-actions">
              <button
                type="button"
                className="es-button es-button-primary"
                disabled={confirm.isPending}
                onClick={() => {
                  confirm.mutate();
                }}
              >
                {t('standards.read.confirm')}
              </button>
            </div>
          ) : null}
        </>
      )}
    </article>
  );
}
