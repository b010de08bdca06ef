import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { legalHoldsQuery } from '../api/networks-queries.js';
import type { LegalHold } from '../api/networks-types.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { MoreButton } from '../ui/more-button.js';
import { NewHold } from './new-hold.js';

/** What must not be lost although it is deleted for everybody. */
export function LegalHolds() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(legalHoldsQuery);
  const { data, error, refetch } = query;
  const holds = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="rights-holds">
      <h2 id="rights-holds">{t('rights.holds')}</h2>
      <p className="dim">{t('rights.holdsWhy')}</p>
      <NewHold />
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data && holds.length === 0 ? <p className="dim">{t('rights.noHolds')}</p> : null}
      <ul className="plain es-card-list">
        {holds.map((hold) => (
          <HoldCard key={hold.id} hold={hold} />
        ))}
      </ul>
      <MoreButton {...query} />
    </section>
  );
}

function HoldCard({ hold }: { readonly hold: LegalHold }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const release = useMutation({
    mutationFn: () => request<undefined>(`/legal-holds/${hold.id}`, { method: 'DELETE' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['legal-holds'] }),
  });
  return (
    <li className="es-card">
      <div className="es-card-head">
        <h3>{hold.reason}</h3>
        <span>{t(`rights.holdState.${hold.state}`)}</span>
      </div>
      <p className="small dim">
        {formatDate(hold.createdAt)} · {t('rights.kept', { count: hold.kept, shown: formatNumber(hold.kept) })}
      </p>
      {release.error ? <ErrorNotice error={release.error} /> : null}
      {me.role === 'admin' && hold.state !== 'released' ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            disabled={release.isPending}
            onClick={() => {
              release.mutate();
            }}
          >
            {t('rights.release')}
          </button>
        </div>
      ) : null}
    </li>
  );
}
