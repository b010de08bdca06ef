import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { SourceGap } from '../api/configuration-types.js';
import { gapsQuery } from '../api/queries.js';
import { coded } from '../i18n/coded.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { canConfigure, useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';

/** The intervals that were not read, and what became of reading them later. */
export function SourceGaps({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(gapsQuery(id));
  return (
    <section>
      <h3>{t('source.gaps')}</h3>
      {error ? <ErrorNotice error={error} /> : null}
      {data?.length === 0 ? <p className="dim">{t('source.noGaps')}</p> : null}
      <ul className="plain es-card-list">
        {data?.map((gap) => (
          <GapCard key={gap.id} sourceId={id} gap={gap} />
        ))}
      </ul>
    </section>
  );
}

function GapCard({ sourceId, gap }: { readonly sourceId: string; readonly gap: SourceGap }) {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const fill = useMutation({
    mutationFn: () => request<unknown>(`/sources/${sourceId}/gaps/${gap.id}/fill`, { method: 'POST', body: {} }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['source', sourceId, 'gaps'] }),
  });
  const isUnfilled = gap.state === 'open' || gap.state === 'lost';
  return (
    <li className="es-card">
      <p>
        {gap.from === null
          ? t('source.gapUntil', { to: formatDateTime(gap.to) })
          : t('source.gapFrom', { from: formatDateTime(gap.from), to: formatDateTime(gap.to) })}
      </p>
      <p className="small">
        {t(`network.gap.${gap.state}`)}
        {gap.state === 'filled'
          ? `, ${t('network.gapFound', { count: gap.found, shown: formatNumber(gap.found) })}`
          : null}
      </p>
      <p className="small dim">{coded('gapReason', gap.reason, gap.reason)}</p>
      {gap.problem === null ? null : <p className="small es-field-error">{gap.problem}</p>}
      {fill.error ? <ErrorNotice error={fill.error} /> : null}
      {isUnfilled && canConfigure(me) ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button"
            disabled={fill.isPending || fill.isSuccess}
            onClick={() => {
              fill.mutate();
            }}
          >
            {t('network.fill')}
          </button>
        </div>
      ) : null}
    </li>
  );
}
