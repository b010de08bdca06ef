import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TableTwin } from '../charts/table-twin.js';
import { formatDate, formatDateTime, formatDuration, formatNumber, formatPercent } from '../i18n/format.js';
import type { RehearsedAlert, Rehearsal } from './api.js';
import { RehearsalChart } from './rehearsal-chart.js';

/** What a rule would have told in the last days, and how right it would have been. */
export function RehearsalBox({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { t } = useTranslation();
  const { alerts, days, perWeek, precision, misses, volume, watchesTried, watchesCovered } = rehearsal;
  const first = volume[0]?.day;
  const last = volume.at(-1)?.day;
  return (
    <section className="es-alert-rule-rehearsal" aria-labelledby="alert-rule-rehearsal" role="status">
      <h3 id="alert-rule-rehearsal">{t('alertRule.rehearsal', { days: formatNumber(days) })}</h3>
      <p>
        <strong>{t('alertRule.would', { count: alerts.length })}</strong>{' '}
        {t('alertRule.perWeek', { n: formatNumber(Math.round(perWeek * 10) / 10) })}
      </p>
      <p className="small">
        {precision === null
          ? t('alertRule.noPrecision')
          : t('alertRule.precision', { share: formatPercent(precision) })}
        {watchesTried < watchesCovered
          ? ` ${t('alertRule.onlySome', { tried: formatNumber(watchesTried), covered: formatNumber(watchesCovered) })}`
          : null}
      </p>
      {first === undefined || last === undefined ? null : (
        <>
          <RehearsalChart volume={volume} alerts={alerts} misses={misses} />
          <div className="es-chart-ends" aria-hidden>
            <span>{formatDate(first)}</span>
            <span>{formatDate(last)}</span>
          </div>
          <ul className="plain es-chart-key small">
            <li>
              <span className="es-swatch es-fill-volume" aria-hidden />
              {t('alertRule.key.posts')}
            </li>
            <li>
              <span className="es-swatch es-alert-rule-mark" aria-hidden />
              {t('alertRule.key.alerts')}
            </li>
            {misses.length === 0 ? null : (
              <li>
                <span className="es-swatch es-alert-rule-miss" aria-hidden />
                {t('alertRule.key.misses')}
              </li>
            )}
          </ul>
        </>
      )}
      {alerts.length === 0 ? null : <AlertTable alerts={alerts} />}
      {misses.length === 0 ? null : (
        <>
          <h4>{t('alertRule.misses')}</h4>
          <ul className="small">
            {misses.map(({ id, title, startedAt }) => (
              <li key={id}>
                <bdi>{title}</bdi> ({formatDateTime(startedAt)})
              </li>
            ))}
          </ul>
          <p className="small">
            <Link to="/alerts" search={{ state: 'all' }}>
              {t('alertRule.back')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}

function AlertTable({ alerts }: { readonly alerts: readonly RehearsedAlert[] }) {
  const { t } = useTranslation();
  return (
    <TableTwin
      title={t('alertRule.asTable')}
      caption={t('alertRule.asTable')}
      rows={alerts.map((alert, n) => ({ ...alert, n }))}
      keyOf={({ n }) => String(n)}
      columns={[
        { head: t('alertRule.column.at'), cell: ({ at }) => formatDateTime(at) },
        { head: t('alertRule.column.watch'), cell: ({ watch }) => <bdi>{watch?.name ?? ''}</bdi> },
        { head: t('alertRule.column.severity'), isNumber: true, cell: ({ severity }) => formatNumber(severity) },
        {
          head: t('alertRule.column.posts'),
          isNumber: true,
          cell: ({ observed, usual }) =>
            t('alertRule.insteadOf', { observed: formatNumber(observed), usual: formatNumber(usual) }),
        },
        { head: t('alertRule.column.judged'), cell: (alert) => <Judged alert={alert} /> },
      ]}
    />
  );
}

function Judged({ alert: { wasConfirmed, leadSeconds } }: { readonly alert: RehearsedAlert }) {
  const { t } = useTranslation();
  if (wasConfirmed === null) return <>{t('alertRule.judged.unknown')}</>;
  if (!wasConfirmed) return <>{t('alertRule.judged.false')}</>;
  if (leadSeconds === null || Math.abs(leadSeconds) < 60) return <>{t('alertRule.judged.true')}</>;
  const time = formatDuration(leadSeconds);
  return <>{t(leadSeconds > 0 ? 'alertRule.judged.earlier' : 'alertRule.judged.later', { time })}</>;
}
