import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { coverageHistoryQuery } from '../api/networks-queries.js';
import type { CoverageHistory } from '../api/networks-types.js';
import { formatDateTime } from '../i18n/format.js';
import { troubleText } from './trouble.js';
import './coverage.css';

/** Stands with every chart: what could not be seen in its time. A low bar may be a blind one. */
export function CoverageNote(range: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(coverageHistoryQuery(range));
  if (data === undefined) return null;
  const lost = data.gaps.filter(({ state }) => state !== 'filled');
  if (data.items.length + lost.length === 0) return <p className="small dim">{t('coverage.wholePeriod')}</p>;
  const Shape = data.state === 'blind' ? IconCloudOff : IconAlertTriangle;
  return (
    <details className="es-coverage-note es-notice" open={data.state === 'blind'}>
      <summary>
        <Shape size={16} aria-hidden /> {t('coverage.notWhole')}
      </summary>
      <ul>
        {data.items.map((item) => (
          <li key={`${item.source.id} ${item.from}`}>{lineOf(item)}</li>
        ))}
        {lost.map((gap) => (
          <li key={`${gap.source.id} ${gap.to}`}>
            {t('coverage.gapItem', {
              source: gap.source.name,
              from: gap.from === null ? t('coverage.beginning') : formatDateTime(gap.from),
              to: formatDateTime(gap.to),
            })}
          </li>
        ))}
      </ul>
    </details>
  );

  function lineOf({ source, state, reason, from, to }: CoverageHistory['items'][number]): string {
    const line = t('coverage.item', {
      source: source.name,
      state: t(`health.${state}`),
      from: formatDateTime(from),
      to: to === null ? t('coverage.untilNow') : formatDateTime(to),
    });
    return reason === null ? line : `${line}. ${troubleText(reason)}`;
  }
}
